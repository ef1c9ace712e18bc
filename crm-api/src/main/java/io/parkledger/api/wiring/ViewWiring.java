package io.parkledger.api.wiring;

import io.parkledger.api.kit.Settings;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.projection.Projections;
import io.parkledger.projection.store.ProjectionSet;
import io.parkledger.projection.store.ViewServer;
import io.parkledger.projection.store.keeper.ViewKeeper;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The views and what keeps them up to date. */
@Configuration(proxyBeanMethods = false)
class ViewWiring {

    @Bean(destroyMethod = "close")
    ViewServer viewServer(Settings settings) {
        var uri = settings.views().uri();
        return uri == null || uri.isBlank() ? ViewServer.inMemory() : ViewServer.at(uri);
    }

    @Bean
    ProjectionSet projections() {
        return Projections.all();
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    ViewKeeper viewKeeper(Ledger ledger, ViewServer server, ProjectionSet projections) {
        return new ViewKeeper(ledger, server, projections);
    }
}
