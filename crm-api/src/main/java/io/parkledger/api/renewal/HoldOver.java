package io.parkledger.api.renewal;

import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.page.Forms;
import io.parkledger.projection.Views;
import io.parkledger.projection.contract.ContractView;
import io.parkledger.projection.renewal.RenewalView;
import java.util.List;
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

    /** A lease that is held over, and those ways out that the caller may take. */
    public record Lease(ContractView contract, List<Forms.Link> waysOut) {}

    /** @param next where one goes afterwards */
    public List<Lease> leases(List<ContractView> contracts, String next, Views views, Call call) {
        var ids = contracts.stream().map(RenewalOpening::idOf).toList();
        var renewals = views.renewals().findAll(ids, call.scope());
        return contracts.stream()
                .map(contract -> new Lease(
                        contract,
                        Stream.of(
                                        renewed(contract, renewals.get(RenewalOpening.idOf(contract)), call),
                                        movedOut(contract, call))
                                .flatMap(Stream::ofNullable)
                                .map(link -> link.with("_next", next))
                                .toList()))
                .toList();
    }

    /** Its renewal is agreed to, or begun where nobody has yet; one that was declined stays declined. */
    private Forms.@Nullable Link renewed(ContractView contract, @Nullable RenewalView renewal, Call call) {
        if (renewal == null) {
            var opening = forms.link("renewals.new", call);
            return opening == null ? null : opening.with("contractId", contract.id());
        }
        return renewal.status().isOpen() ? forms.link("renewals.agree", renewal.id(), call.caller()) : null;
    }

    /** The term has passed: what would be an early end before is moving out now. */
    private Forms.@Nullable Link movedOut(ContractView contract, Call call) {
        var ending = forms.link("contracts.terminate", contract.id(), call.caller());
        return ending == null ? null : new Forms.Link(ending.href(), "contracts.move-out");
    }
}
