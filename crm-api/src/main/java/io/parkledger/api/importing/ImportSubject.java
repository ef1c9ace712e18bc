package io.parkledger.api.importing;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.subject.Subject;
import io.parkledger.projection.importing.ImportView;
import io.parkledger.projection.importing.ImportViews;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Files that were put in (导入). */
@Configuration
class ImportSubject {

    @Bean
    @Order(21)
    Subject<ImportView> importedFile() {
        return Subject.of(
                        "/imports",
                        "import",
                        Action.READ_IMPORTS,
                        ImportViews.COLLECTION,
                        ImportView::version,
                        (each, views, scope) -> each.fileName(),
                        (views, id, scope) -> views.imports().find(id, scope))
                .narrowedBy(ImportList.class);
    }
}
