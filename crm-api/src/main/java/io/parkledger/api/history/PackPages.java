package io.parkledger.api.history;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.http.PageController;
import io.parkledger.api.kit.http.PageRequests;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Evidence to take away (取证包), from the pages; see {@link Packs}. */
@Controller
@PageController
class PackPages {

    private final Packs packs;

    PackPages(Packs packs) {
        this.packs = packs;
    }

    @GetMapping("/seal/pack.zip")
    @Allowed(Action.READ_LEDGER)
    void pack(
            Call call,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable Long trusted,
            HttpServletResponse response)
            throws IOException {
        var asked = new Packs.Asked(
                PageRequests.filled(subject), PageRequests.filled(from), PageRequests.filled(to), trusted);
        packs.write(asked, call, response);
    }
}
