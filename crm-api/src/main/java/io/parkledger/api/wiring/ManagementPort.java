package io.parkledger.api.wiring;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/**
 * Gives health and metrics a port of their own where none is set: 1,000 above the application's, on loopback only. Slow
 * requests of the world cannot use up its threads, and whoever reaches it may see what is wrong; should somebody put
 * both on one port, health says no reasons there.
 */
public final class ManagementPort implements EnvironmentPostProcessor {

    private static final String PORT = "management.server.port";
    private static final int DISTANCE = 1_000;
    private static final int HIGHEST = 65_535;

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        int server = environment.getProperty("server.port", Integer.class, 8080);
        var given = environment.getProperty(PORT);
        Map<String, Object> defaults = new HashMap<>();
        if (!StringUtils.hasText(given)) {
            var next = server + DISTANCE;
            // 0 lets the system choose.
            defaults.put(PORT, server == 0 || next > HIGHEST ? 0 : next);
        }
        var isShared = StringUtils.hasText(given) && given.equals("" + server) && server != 0;
        defaults.put("management.endpoint.health.show-details", isShared ? "never" : "always");
        if (!isShared) {
            defaults.put("management.server.address", "127.0.0.1");
        }
        environment.getPropertySources().addLast(new MapPropertySource("management port", defaults));
    }
}
