package io.parkledger.api.operation;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.access.Caller;
import io.parkledger.api.kit.access.Role;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.command.Desk;
import io.parkledger.api.kit.export.Sheet;
import io.parkledger.api.kit.history.History;
import io.parkledger.api.kit.http.PageController;
import io.parkledger.api.kit.page.Forms;
import io.parkledger.core.custody.ErasureState;
import io.parkledger.core.ledger.seal.LogReader;
import io.parkledger.projection.Views;
import io.parkledger.projection.custody.ErasureView;
import io.parkledger.projection.store.rows.Slice;
import io.parkledger.projection.store.rows.SliceRequest;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One erasure of a person (删除个人信息): how it was decided and, once it is done, the receipt to print. */
@Controller
@PageController
class ErasurePages {

    private final Desk desk;
    private final LogReader log;
    private final History history;
    private final Forms forms;

    ErasurePages(Desk desk, LogReader log, History history, Forms forms) {
        this.desk = desk;
        this.log = log;
        this.history = history;
        this.forms = forms;
    }

    /** An erasure, with what the reader may do about it. */
    record Row(ErasureView erasure, List<Forms.Link> actions) {

        static Row of(ErasureView erasure, Caller caller, Forms forms) {
            return new Row(erasure, forms.links(erasure.personId(), caller, decisions(erasure, caller)));
        }

        /** Who proposed can only take it back, and whoever has the same role cannot confirm. */
        private static Stream<String> decisions(ErasureView erasure, Caller caller) {
            if (erasure.state() != ErasureState.PROPOSED) {
                return Stream.empty();
            }
            if (erasure.proposedBy().equals(caller.login())) {
                return Stream.of("persons.take-back-erasure");
            }
            return caller.role() == Role.SECURITY_ADMIN
                    ? Stream.of("persons.refuse-erasure")
                    : Stream.of("persons.confirm-erasure", "persons.refuse-erasure");
        }
    }

    /** Persons by number alone: names are what is erased. */
    static Sheet<ErasureView> sheet(Function<SliceRequest, Slice<ErasureView>> erasures) {
        return Sheet.of("erasures.title", erasures)
                .column("persons.number", ErasureView::personId)
                .column("erasures.cause", ErasureView::cause)
                .column("export.requested-by", ErasureView::requestedBy)
                .column("export.requested-on", ErasureView::requestedOn)
                .person("export.proposed-by", ErasureView::proposedBy)
                .column("export.proposed-at", ErasureView::proposedAt)
                .column("account.state", ErasureView::state)
                .person("export.decided-by", ErasureView::decidedBy);
    }

    @GetMapping("/erasures/{id}")
    @Allowed(Action.READ_ERASURES)
    String erasure(@PathVariable String id, Call call, Views views, SliceRequest page, Model model) {
        var erasure = desk.require(id, views, of -> of.erasures().find(id));
        model.addAttribute("row", Row.of(erasure, call.caller(), forms));
        model.addAttribute("receipt", ErasureReceipt.of(erasure, log));
        model.addAttribute("history", history.of(id, views, page));
        return "operation/erasure";
    }
}
