package io.parkledger.api.operation;

import io.parkledger.api.operation.Finding.Effect;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the {@link Lookout} knows, as health, readiness and liveness; none of them waits for anything. */
@Configuration(proxyBeanMethods = false)
class NodeHealth {

    /** Works, but somebody should look; answered with 200. */
    static final Status DEGRADED = new Status("DEGRADED");

    @Bean
    HealthIndicator node(Lookout lookout) {
        return () -> health(lookout, Effect.DEGRADED);
    }

    /** Whether requests should be sent here. */
    @Bean
    HealthIndicator ready(Lookout lookout) {
        return () -> health(lookout, Effect.NOT_READY);
    }

    /** Whether the process can still mend itself. */
    @Bean
    HealthIndicator live(Lookout lookout) {
        return () -> health(lookout, Effect.NOT_LIVE);
    }

    private static Health health(Lookout lookout, Effect least) {
        var counted = lookout.findings().stream()
                .filter(finding -> finding.effect().compareTo(least) >= 0)
                .toList();
        if (counted.isEmpty()) {
            return Health.up().build();
        }
        var health = counted.stream().allMatch(finding -> finding.effect() == Effect.DEGRADED)
                ? Health.status(DEGRADED)
                : Health.down();
        counted.forEach(
                finding -> health.withDetail(finding.code(), finding.detail() == null ? true : finding.detail()));
        return health.build();
    }
}
