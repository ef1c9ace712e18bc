package io.parkledger.api.operation;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.command.Desk;
import io.parkledger.api.kit.view.Listed;
import io.parkledger.core.ledger.seal.LogReader;
import io.parkledger.projection.Views;
import io.parkledger.projection.custody.ErasureView;
import io.parkledger.projection.store.rows.SliceRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What was proposed and decided about persons, and the receipts of what was erased. */
@RestController
@RequestMapping("/api/v1/erasures")
@Tag(name = "erasures")
class ErasureApi {

    private final Desk desk;
    private final LogReader log;

    ErasureApi(Desk desk, LogReader log) {
        this.desk = desk;
        this.log = log;
    }

    @GetMapping
    @Allowed(Action.READ_ERASURES)
    @Operation(summary = "Erasures of persons, those proposed last first")
    Listed<ErasureView> list(Call call, Views views, SliceRequest page) {
        return Listed.of(views.erasures().page(page));
    }

    @GetMapping("/{id}")
    @Allowed(Action.READ_ERASURES)
    @Operation(summary = "One erasure; once done, the receipt of it with the checkpoint that covers it")
    ErasureReceipt get(@PathVariable String id, Call call, Views views) {
        return ErasureReceipt.of(desk.require(id, views, of -> of.erasures().find(id)), log);
    }
}
