package io.parkledger.api.importing;

import io.parkledger.api.kit.form.FormHints;
import io.parkledger.core.importing.ImportCommand.BeginCommit;
import io.parkledger.projection.importing.ImportView;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Before a file is recorded nothing is asked about rows that were refused when it was tried where none were. */
@Configuration
class ImportHints {

    @Bean
    FormHints hintsOnImports(ImportRows rows) {
        return new FormHints().on(BeginCommit.class, (given, asked) -> asked.<ImportView>find(
                        (views, id, scope) -> views.imports().find(id, scope))
                .filter(of -> rows.counts(of.id(), ImportRows.TRIED).refused() == 0)
                .ifPresent(all -> given.hide("goodRowsOnly", false).hide("unlikelyToo", false)));
    }
}
