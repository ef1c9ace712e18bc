package io.parkledger.api.operation;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.openapi.LeadsTo;
import io.parkledger.api.kit.openapi.Refuses;
import io.parkledger.api.kit.sent.FromRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What should have followed from a fact and was refused: the fact stands, and somebody has to see to the rest. */
@RestController
@RequestMapping("/api/v1/consequences")
@Tag(name = "consequences")
@Refuses("consequence.settled")
class ConsequenceApi {

    private final Consequences consequences;

    ConsequenceApi(Consequences consequences) {
        this.consequences = consequences;
    }

    /** How it was seen to. */
    record Settlement(@NotBlank @Size(max = 500) String remark) {}

    @GetMapping
    @Allowed(Action.READ_CONSEQUENCES)
    @Operation(summary = "Refused consequences that wait, the oldest first; with `settled` all, the newest first")
    @LeadsTo(value = "consequencesSettle", id = "/0/id")
    List<Consequence> list(Call call, @RequestParam(required = false) @Nullable Boolean settled) {
        return consequences.list(call.scope(), Boolean.TRUE.equals(settled));
    }

    @PostMapping("/{id}/settle")
    @Allowed(Action.SETTLE_CONSEQUENCE)
    @Operation(summary = "Say that it was seen to, and how, once")
    Consequence settle(@PathVariable String id, @FromRequest Settlement settlement, Call call) {
        return consequences.settle(call.scope(), id, call.caller().login(), settlement.remark());
    }
}
