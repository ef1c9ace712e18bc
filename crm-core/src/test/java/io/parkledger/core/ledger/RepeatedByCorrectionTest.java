package io.parkledger.core.ledger;

import static io.parkledger.core.ledger.LedgerFacts.MARCH_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parkledger.core.Contexts;
import io.parkledger.core.contract.ContractCommand.CorrectContract;
import io.parkledger.core.contract.ContractCommand.SignContract;
import io.parkledger.core.id.BuildingId;
import io.parkledger.core.id.Id;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.ReceptionId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.id.UnitId;
import io.parkledger.core.id.VisitId;
import io.parkledger.core.lead.LeadCommand.AssignLead;
import io.parkledger.core.lease.LetUnit;
import io.parkledger.core.reception.ReceptionCommand.CorrectReception;
import io.parkledger.core.reception.ReceptionCommand.RecordReception;
import io.parkledger.core.reception.VisitCommand.CorrectVisit;
import io.parkledger.core.reception.VisitCommand.RecordVisit;
import io.parkledger.core.rule.RuleBroken;
import io.parkledger.core.space.BuildingCommand.RegisterBuilding;
import io.parkledger.core.space.UnitCommand.RegisterUnit;
import io.parkledger.core.value.Cny;
import jakarta.validation.constraints.PastOrPresent;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateMember;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A correction says all of what it corrects: what it only repeats is asked of nobody, whatever has become of it. */
class RepeatedByCorrectionTest {

    private static final ParkId PARK = new ParkId("LQ");
    private static final BuildingId OURS = new BuildingId("LQ-D");
    private static final LeadId LEAD = new LeadId("L-1");
    private static final LeadId ANOTHER = new LeadId("L-2");
    private static final LeadId NOBODY = new LeadId("nobody");

    private static final Reach OF_LIN = new Reach(Set.of("LQ"), "lin", "招商部", null);
    private static final Reach OF_HE = new Reach(Set.of("LQ"), "he", "运营部", null);
    private static final Reach IN_OURS = new Reach(Set.of("LQ"), null, null, Set.of("LQ-D"));

    private static TestLedger ledger;

    @BeforeAll
    static void open() {
        ledger = TestLedger.open();
        LedgerFacts.buildings().forEach(ledger::send);
        ledger.send(LedgerFacts.register("L-1", "沧屿数澜"));
        ledger.send(LedgerFacts.register("L-2", "沧屿智联"));
        ledger.send(new RecordReception(new ReceptionId("R-1"), PARK, LEAD, "沧屿数澜", 3, "lin", "招商部", null, MARCH_1));
        ledger.send(
                new RecordVisit(new VisitId("V-1"), PARK, LEAD, "沧屿", List.of("沧屿数澜"), 2, 1, "lin", "招商部", MARCH_1));
        for (var lead : List.of(LEAD, ANOTHER)) {
            ledger.send(new AssignLead(lead, "chen", "企业服务部", MARCH_1));
        }
        ledger.send(new RegisterBuilding(OURS, PARK, "D座"));
        ledger.send(new RegisterUnit(new UnitId("D-1"), PARK, OURS, "D-1", 1, BigDecimal.valueOf(100), MARCH_1));
        ledger.send(LedgerFacts.unit("A-1"));
        ledger.send(LedgerFacts.signFor("T-1", "C-A", "A-1"));
        ledger.send(ofOurs(LedgerFacts.signFor("T-1", "C-D", "D-1")));
        ledger.send(LedgerFacts.unit("A-2"));
        ledger.send(LedgerFacts.signFor("T-2", "C-2", "A-2"));
        List.of("C-A", "C-D", "C-2").forEach(contract -> ledger.send(LedgerFacts.handOver(contract)));
    }

    private static SignContract ofOurs(SignContract c) {
        return new SignContract(
                c.contractId(),
                PARK,
                null,
                null,
                c.tenantId(),
                c.company(),
                c.creditCode(),
                c.industry(),
                c.track(),
                List.of(new LetUnit(new UnitId("D-1"), OURS, BigDecimal.valueOf(100))),
                null,
                c.startOn(),
                c.endOn(),
                c.rentCnyPerSqmMonth(),
                List.of(),
                null,
                null,
                MARCH_1);
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    private static Receipt send(Command command, Reach reach) {
        var sender = new Sender("somebody", "staff", "api", null, null, null, null, reach);
        return ledger.ledger.desk().send(command, sender, Delivery.PLAIN);
    }

    private static void unknown(String id, Command command, Reach reach) {
        assertThatThrownBy(() -> send(command, reach))
                .isInstanceOfSatisfying(LedgerRefusal.Unknown.class, refused -> assertThat(refused.id())
                        .isEqualTo(id));
    }

    private static CorrectReception reception(@Nullable LeadId lead, int visitors) {
        return new CorrectReception(
                new ReceptionId("R-1"), lead, "沧屿数澜", visitors, "lin", "招商部", null, MARCH_1, "记错", MARCH_1);
    }

    private static CorrectVisit visit(@Nullable LeadId lead, int days) {
        return new CorrectVisit(
                new VisitId("V-1"), lead, "沧屿", List.of("沧屿数澜"), 2, days, "lin", "招商部", MARCH_1, "记错", MARCH_1);
    }

    private static CorrectContract contract(String tenant, String rent) {
        var c = ofOurs(LedgerFacts.signFor("T-1", "C-D", "D-1"));
        return new CorrectContract(
                c.contractId(),
                new TenantId(tenant),
                c.company(),
                c.creditCode(),
                c.industry(),
                c.units(),
                null,
                c.startOn(),
                c.endOn(),
                Cny.of(rent),
                List.of(),
                null,
                c.conditions(),
                MARCH_1,
                "记错",
                MARCH_1);
    }

    @Test
    void a_reception_and_a_trip_keep_a_lead_that_went_out_of_reach() {
        send(reception(LEAD, 4), OF_LIN);
        send(visit(LEAD, 2), OF_LIN);
    }

    @Test
    void a_lead_out_of_reach_that_they_do_not_name_is_as_unknown_as_one_nobody_has() {
        for (var lead : List.of(ANOTHER, NOBODY)) {
            unknown(lead.value(), reception(lead, 6), OF_LIN);
            unknown(lead.value(), visit(lead, 6), OF_LIN);
        }
    }

    /** Otherwise one could try leads until the answer changes. */
    @Test
    void to_whom_the_reception_is_out_of_reach_it_does_not_tell_which_lead_it_names() {
        for (var lead : List.of(LEAD, ANOTHER, NOBODY)) {
            unknown(lead.value(), reception(lead, 7), OF_HE);
            unknown(lead.value(), visit(lead, 7), OF_HE);
        }
        var desk = ledger.ledger.desk();
        assertThat(desk.isSaidAlready(reception(LEAD, 7), "host", "lin", sender(OF_LIN)))
                .isTrue();
        assertThat(desk.isSaidAlready(reception(LEAD, 7), "host", "chen", sender(OF_LIN)))
                .isFalse();
        assertThat(desk.isSaidAlready(reception(LEAD, 7), "host", "lin", sender(OF_HE)))
                .isFalse();
    }

    private static Sender sender(Reach reach) {
        return new Sender("somebody", "staff", "api", null, null, null, null, reach);
    }

    @Test
    void a_contract_keeps_a_tenant_that_is_also_where_its_sender_does_not_reach() {
        send(contract("T-1", "31.00"), IN_OURS);

        assertThatThrownBy(() -> send(contract("T-1", "31.00"), IN_OURS)).isInstanceOf(RuleBroken.class);
        unknown("T-2", contract("T-2", "32.00"), IN_OURS);
    }

    /** Whoever adds another one says in its aggregate what it repeats, and tries it here. */
    @Test
    void every_correction_that_names_others_is_tried_here() {
        assertThat(commands().filter(RepeatedByCorrectionTest::isSaidByPeople)).hasSizeGreaterThan(8);
        assertThat(commands()
                        .filter(RepeatedByCorrectionTest::isSaidByPeople)
                        .filter(RepeatedByCorrectionTest::namesOthers))
                .containsExactlyInAnyOrder(CorrectReception.class, CorrectVisit.class, CorrectContract.class);
    }

    private static Stream<Class<?>> commands() {
        return Contexts.ALL.stream()
                .flatMap(context -> context.aggregates().stream())
                .flatMap(RepeatedByCorrectionTest::withParts)
                .flatMap(part ->
                        Stream.concat(Stream.of(part.getDeclaredMethods()), Stream.of(part.getDeclaredConstructors())))
                .filter(handler -> handler.isAnnotationPresent(CommandHandler.class))
                .map(handler -> handler.getParameterTypes()[0]);
    }

    private static Stream<Class<?>> withParts(Class<?> whole) {
        return Stream.concat(
                Stream.of(whole),
                Stream.of(whole.getDeclaredFields())
                        .filter(field -> field.isAnnotationPresent(AggregateMember.class))
                        .flatMap(field -> withParts(field.getType())));
    }

    /** What policies send is held against no reach, and its days against no clock. */
    private static boolean isSaidByPeople(Class<?> command) {
        return (command.getSimpleName().startsWith("Correct")
                        || command.getSimpleName().startsWith("Rectify"))
                && Components.of(command).stream()
                        .anyMatch(component -> component.getAccessor().isAnnotationPresent(PastOrPresent.class));
    }

    private static boolean namesOthers(Class<?> command) {
        return Components.of(command).stream().skip(1).anyMatch(RepeatedByCorrectionTest::namesOther);
    }

    private static boolean namesOther(RecordComponent component) {
        return Set.of("owner", "host", "leader", "team").contains(component.getName())
                || holdsIds(component.getGenericType());
    }

    private static boolean holdsIds(Type type) {
        if (type instanceof ParameterizedType list) {
            return Stream.of(list.getActualTypeArguments()).anyMatch(RepeatedByCorrectionTest::holdsIds);
        }
        return type instanceof Class<?> single
                && (Id.class.isAssignableFrom(single)
                        || single.isRecord()
                                && Components.of(single).stream().anyMatch(part -> holdsIds(part.getGenericType())));
    }
}
