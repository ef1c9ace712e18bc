package io.parkledger.api.renewal;

import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.renewal.RenewalCommand.OpenRenewal;
import io.parkledger.projection.contract.ContractView;
import java.time.LocalDate;
import java.util.Objects;

/** Opens the renewal of a contract at the end of its running term. */
public final class RenewalOpening {

    private RenewalOpening() {}

    /** The id of the renewal of the running term, which must have an end, whether or not it is open. */
    public static String idOf(ContractView contract) {
        return OpenRenewal.idOf(new ContractId(contract.id()), Objects.requireNonNull(contract.endOn()))
                .value();
    }

    /** By the rent of the last day of that term; that a lease without an end is not renewed, the contract says. */
    public static OpenRenewal of(ContractView contract, LocalDate openedOn) {
        var id = new ContractId(contract.id());
        var expiringOn = contract.endOn() == null ? openedOn : contract.endOn();
        return new OpenRenewal(
                OpenRenewal.idOf(id, expiringOn),
                id,
                new TenantId(contract.tenantId()),
                new ParkId(contract.parkId()),
                contract.company(),
                contract.areaSqm(),
                contract.on(expiringOn).rentCnyPerYear(),
                expiringOn,
                openedOn);
    }
}
