package io.parkledger.api.renewal;

import io.parkledger.api.page.Forms;
import io.parkledger.api.web.Call;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.renewal.RenewalCommand.OpenRenewal;
import io.parkledger.projection.Views;
import io.parkledger.projection.contract.ContractView;
import io.parkledger.projection.renewal.RenewalView;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How a hold-over (逾期占用) ends: the lease is renewed after all, or the tenant moves out. */
@Component
public class HoldOver {

    private final Forms forms;

    HoldOver(Forms forms) {
        this.forms = forms;
    }

    /**
     * Those the caller may take.
     *
     * @param next where one goes afterwards
     */
    public List<Forms.Link> waysOut(ContractView contract, String next, Views views, Call call) {
        var renewal = views.renewals()
                .find(
                        OpenRenewal.idOf(new ContractId(contract.id()), contract.endOn())
                                .value(),
                        call.scope());
        return Stream.of(renewed(contract, renewal, call), movedOut(contract, call))
                .flatMap(Stream::ofNullable)
                .map(link -> link.with("_next", next))
                .toList();
    }

    /** Its renewal is agreed to, or begun where nobody has yet; one that was declined stays declined. */
    private Forms.@Nullable Link renewed(ContractView contract, Optional<RenewalView> renewal, Call call) {
        if (renewal.isEmpty()) {
            var opening = forms.link("renewals.new", null, call.caller());
            return opening == null ? null : opening.with("contractId", contract.id());
        }
        return renewal.get().status().isOpen()
                ? forms.link("renewals.agree", renewal.get().id(), call.caller())
                : null;
    }

    /** The term has passed: what would be an early end before is moving out now. */
    private Forms.@Nullable Link movedOut(ContractView contract, Call call) {
        var ending = forms.link("contracts.terminate", contract.id(), call.caller());
        return ending == null ? null : new Forms.Link(ending.href(), "contracts.move-out");
    }
}
