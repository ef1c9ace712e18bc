package io.parkledger.api.importing;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Answer;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.command.Desk;
import io.parkledger.api.kit.command.HasItsPage;
import io.parkledger.api.kit.sent.FromRequest;
import io.parkledger.core.space.ParkCommand.DropSynonym;
import io.parkledger.projection.Views;
import io.parkledger.projection.space.VocabularyView.Kept;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What parks call things in their files (用语). */
@RestController
@RequestMapping("/api/v1/parks")
@Tag(name = "imports")
class VocabularyApi {

    private final Desk desk;

    VocabularyApi(Desk desk) {
        this.desk = desk;
    }

    @GetMapping("/{id}/synonyms")
    @Allowed(Action.READ_IMPORTS)
    @Operation(summary = "What a park calls things in its files (用语), the last to be kept last")
    List<Kept> synonyms(@PathVariable String id, Call call, Views views) {
        desk.require(id, views, each -> each.space().findPark(id, call.scope().withoutBuildings()));
        return views.space().synonyms(id, call.scope().withoutBuildings());
    }

    @PostMapping("/{id}/drop-synonym")
    @HasItsPage
    @Allowed(Action.IMPORT)
    @Operation(summary = "Read a word as if nobody had said what it stands for (删除用语)")
    ResponseEntity<Answer> dropSynonym(@FromRequest DropSynonym command, Call call) {
        return desk.change(command, call);
    }
}
