package io.parkledger.core;

import io.parkledger.core.id.BuildingId;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.NegotiationId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.RenewalId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.id.UnitId;
import io.parkledger.core.lease.LetUnit;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.CreditCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** The company, the places and the days that the facts of all contexts speak of. */
public final class TestValues {

    public static final ParkId PARK = new ParkId("LQ");
    public static final BuildingId BUILDING = new BuildingId("A");
    public static final LeadId LEAD = new LeadId("L-1");
    public static final NegotiationId NEGOTIATION = new NegotiationId("N-1");
    public static final ContractId CONTRACT = new ContractId("C-1");
    public static final ContractId SECOND_CONTRACT = new ContractId("C-2");
    public static final TenantId TENANT = new TenantId("QY-001");
    public static final RenewalId RENEWAL = new RenewalId("C-1.2024-03-31");
    public static final UnitId UNIT = new UnitId("A0101");
    public static final UnitId NEXT_UNIT = new UnitId("A0102");

    public static final String COMPANY = "澜桥云枢";
    public static final CreditCode CODE = new CreditCode("91990101MA91X9P91N");
    /** Of another company. */
    public static final CreditCode OTHER_CODE = new CreditCode("91990101MA93BBBB0R");

    public static final List<LetUnit> UNITS =
            List.of(new LetUnit(UNIT, BUILDING, sqm("120.50")), new LetUnit(NEXT_UNIT, BUILDING, sqm("80.00")));
    public static final Cny RENT = Cny.of("35.50");

    public static final LocalDate FEBRUARY_28 = LocalDate.of(2021, 2, 28);
    public static final LocalDate MARCH_1 = LocalDate.of(2021, 3, 1);
    public static final LocalDate MARCH_2 = LocalDate.of(2021, 3, 2);
    public static final LocalDate MARCH_10 = LocalDate.of(2021, 3, 10);
    public static final LocalDate APRIL_1 = LocalDate.of(2021, 4, 1);
    /** The last day of the contract's term. */
    public static final LocalDate TERM_END = LocalDate.of(2024, 3, 31);

    private TestValues() {}

    public static BigDecimal sqm(String area) {
        return new BigDecimal(area);
    }
}
