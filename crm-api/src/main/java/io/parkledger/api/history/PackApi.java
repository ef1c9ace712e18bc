package io.parkledger.api.history;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.openapi.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Evidence to take away (取证包), for programs; see {@link Packs}. */
@RestController
@RequestMapping("/api/v1/log/pack")
@Tag(name = "packs")
@Refuses(unknown = {"log.nothing-sealed", "log.not-sealed", Packs.INCOMPLETE})
class PackApi {

    private final Packs packs;

    PackApi(Packs packs) {
        this.packs = packs;
    }

    /**
     * All of the ledger, or what was said of a subject, or what was recorded in a time, or both.
     *
     * @param from    a position, an instant or a day: what was recorded after it
     * @param to      likewise: up to it
     * @param trusted size of a checkpoint that was noted earlier: the pack proves that it continues it
     */
    @GetMapping(produces = Packs.ZIP)
    @Allowed(Action.READ_LEDGER)
    @Operation(summary = "A pack of events with proofs, and one file of Python that checks them offline")
    void pack(
            Call call,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable Long trusted,
            HttpServletResponse response)
            throws IOException {
        packs.write(new Packs.Asked(subject, from, to, trusted), call, response);
    }
}
