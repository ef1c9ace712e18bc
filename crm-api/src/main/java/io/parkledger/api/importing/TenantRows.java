package io.parkledger.api.importing;

import io.parkledger.api.importing.FiguresInFiles.Told;
import io.parkledger.api.importing.file.cell.CellReaders;
import io.parkledger.api.importing.file.cell.DayCell;
import io.parkledger.api.importing.file.cell.WordFinder;
import io.parkledger.core.contract.ContractCommand.HandOver;
import io.parkledger.core.contract.ContractCommand.SignContract;
import io.parkledger.core.contribution.Figure;
import io.parkledger.core.id.BuildingId;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.NegotiationId;
import io.parkledger.core.id.RenewalId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.id.UnitId;
import io.parkledger.core.importing.ImportKind;
import io.parkledger.core.lease.LeaseConditions;
import io.parkledger.core.lease.LetUnit;
import io.parkledger.core.ledger.Command;
import io.parkledger.core.negotiation.ReviewVerdict;
import io.parkledger.core.renewal.RenewalCommand.AgreeRenewal;
import io.parkledger.core.renewal.RenewalCommand.OpenRenewal;
import io.parkledger.core.space.Glossary;
import io.parkledger.core.tenant.TenantCommand.ExitTenant;
import io.parkledger.core.tenant.TenantCommand.NameContact;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.Contact;
import io.parkledger.core.value.CreditCode;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LandingEvidence;
import io.parkledger.core.value.Period;
import io.parkledger.core.value.TaxScope;
import io.parkledger.core.value.TaxType;
import io.parkledger.core.value.Track;
import io.parkledger.projection.contract.ContractView;
import io.parkledger.projection.contract.ContractViews;
import io.parkledger.projection.negotiation.NegotiationView;
import io.parkledger.projection.negotiation.NegotiationViews;
import io.parkledger.projection.space.UnitView;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.store.rows.Slice;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tenants with their leases (企业与租约), and what they gave in one year. A company is known by its credit code, a lease by
 * company and first day. Where a talk with the company was approved and nobody has signed for it, the lease concludes
 * it, signed on the day of the approval.
 */
@Component
class TenantRows implements RowKind {

    private static final String COMPANY = "company";
    private static final String CODE = "creditCode";
    private static final String INDUSTRY = "industry";
    private static final String UNITS = "units";
    private static final String AREA = "areaSqm";
    private static final String START = "leaseStart";
    private static final String END = "leaseEnd";
    private static final String PREVIOUS_END = "previousLeaseEnd";
    private static final String RENT = "rent";
    private static final String NUMBER = "contractNumber";
    private static final String MOVED_IN = "movedInOn";
    private static final String EXITED = "exitedOn";
    private static final String YEAR = "year";
    private static final String JOBS = "jobs";
    private static final List<String> TAX = List.of("taxQ1", "taxQ2", "taxQ3", "taxQ4");
    private static final Figure ALL_TAX = Figure.tax(TaxType.ALL, TaxScope.FULL);
    private static final String CONTACT = "contactName";
    private static final String PHONE = "phone";

    private final WordsInFiles words;

    TenantRows(WordsInFiles words) {
        this.words = words;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.TENANTS;
    }

    @Override
    public List<RowField> fields() {
        return List.of(
                RowField.required(COMPANY, "澜桥启量数据科技有限公司"),
                RowField.required(CODE, "91990101MA91X9P91N"),
                RowField.required(INDUSTRY, "大数据").among(Glossary.INDUSTRIES),
                RowField.required(UNITS, "A1109"),
                RowField.optional(AREA, "115"),
                RowField.required(START, "2020-03-05").inCommands("startOn", "signedOn", "handedOverOn"),
                RowField.required(END, "2024-03-04").inCommands("endOn", "newEndOn"),
                RowField.optional(PREVIOUS_END, "2021-03-04").inCommands("expiringOn"),
                RowField.optional(RENT, "18").inCommands("rentCnyPerSqmMonth"),
                RowField.optional(NUMBER, "").inCommands("number"),
                RowField.optional(MOVED_IN, "").inCommands("handedOverOn"),
                RowField.optional(EXITED, ""),
                RowField.optional(YEAR, "2021"),
                RowField.optional(JOBS, "4"),
                RowField.optional(TAX.get(0), "377400"),
                RowField.optional(TAX.get(1), "319300"),
                RowField.optional(TAX.get(2), "299900"),
                RowField.optional(TAX.get(3), "347300"),
                RowField.optional(CONTACT, "王经理").inCommands("name"),
                RowField.optional(PHONE, "100-0000-0001"));
    }

    @Override
    public Reading begin(Into into) {
        return new OfPark(into, words.of(Glossary.INDUSTRIES, Industry.class, into));
    }

    /** What tells a lease from another. */
    private record Lease(String code, LocalDate startOn) {}

    private static final class OfPark implements Reading {

        private final Into into;
        private final WordFinder<Industry> industries;
        private final Map<String, List<UnitView>> units = new HashMap<>();
        /** By building and number, for numbers that more than one building has. */
        private final Map<String, List<UnitView>> placed = new HashMap<>();

        private final Map<String, String> buildings;
        private final Map<String, String> tenants = new HashMap<>();
        private final Map<String, NegotiationView> approved = new HashMap<>();
        /** Those that are recorded, or said by rows before, with the ids of their units as far as they are known. */
        private final Map<Lease, Set<String>> leases = new HashMap<>();

        private final FiguresInFiles figures;

        OfPark(Into into, WordFinder<Industry> industries) {
            this.into = into;
            this.industries = industries;
            figures = new FiguresInFiles(into);
            var park = Scope.ofPark(into.park().value());
            var views = into.views();
            buildings = views.space().buildingNames(park);
            views.space().allUnits(park).stream()
                    .filter(unit -> unit.withdrawnOn() == null && unit.dissolvedOn() == null)
                    .forEach(unit -> {
                        units.computeIfAbsent(Spelling.comparable(unit.number()), any -> new ArrayList<>())
                                .add(unit);
                        placed.computeIfAbsent(Spelling.comparable(placeOf(unit)), any -> new ArrayList<>())
                                .add(unit);
                    });
            views.tenants().all(park).forEach(tenant -> tenants.put(tenant.creditCode(), tenant.id()));
            Slice.forEach(
                    next -> views.contracts().page(park, new ContractViews.Filter(null, null), next),
                    contract -> lease(contract.creditCode(), contract.startOn())
                            .addAll(contract.units().stream()
                                    .map(ContractView.Let::unitId)
                                    .toList()));
            Slice.forEach(
                    next -> views.negotiations()
                            .page(
                                    park,
                                    new NegotiationViews.Filter(null, true, null, null, null),
                                    NegotiationViews.Sort.NEWEST,
                                    next),
                    talk -> {
                        if (talk.creditCode() != null
                                && talk.verdict() == ReviewVerdict.APPROVED
                                && talk.contractId() == null) {
                            approved.put(talk.creditCode(), talk);
                        }
                    });
        }

        @Override
        public RowPlan plan(RowCells cells) {
            var let = cells.required(UNITS, CellReaders::units);
            var row = new Row(
                    cells.required(COMPANY, text -> text),
                    cells.required(CODE, CellReaders::creditCode),
                    cells.required(INDUSTRY, industries::find),
                    let == null ? List.of() : units(let, cells),
                    cells.required(START, TenantRows::day),
                    cells.required(END, text -> CellReaders.openEnd(text) ? OPEN_END : lastDay(text)),
                    cells.optional(PREVIOUS_END, TenantRows::lastDay),
                    cells.optional(RENT, text -> CellReaders.rent(text, cells.unit(RENT))),
                    cells.optional(NUMBER, text -> text),
                    cells.optional(MOVED_IN, TenantRows::day),
                    cells.optional(EXITED, TenantRows::day),
                    given(cells),
                    cells.optional(CONTACT, text -> text),
                    cells.optional(PHONE, CellReaders::phone));
            requireArea(row, cells);
            if (!cells.wrong().isEmpty()) {
                return RowPlan.UNCHANGED;
            }
            var tenant = tenantOf(row);
            var told = row.hasMovedInBy(into.today()) ? row.told() : List.<Told>of();
            var plan = tenants.containsKey(row.code().value())
                    ? figures.plan(tenant, told, cells)
                    : figures.planOfNew(tenant, told, cells);
            var known = leases.get(new Lease(row.code().value(), row.startOn()));
            if (known != null) {
                requireSameUnits(known, row, cells);
                return plan.alone(outcome -> figures.stand(tenant, told));
            }
            return new RowPlan(
                    RowOutcome.CREATED,
                    commands(row, into.idOf(cells), plan.commands()),
                    plan.changes(),
                    Set.of(),
                    outcome -> {
                        lease(row.code().value(), row.startOn()).addAll(row.unitIds());
                        tenants.putIfAbsent(row.code().value(), tenant.value());
                        approved.remove(row.code().value());
                        figures.stand(tenant, told);
                    });
        }

        private Set<String> lease(String code, LocalDate startOn) {
            return leases.computeIfAbsent(new Lease(code, startOn), first -> new HashSet<>());
        }

        /** A second lease from the same day would be taken for the first. */
        private static void requireSameUnits(Set<String> known, Row row, RowCells cells) {
            if (!known.isEmpty() && !known.containsAll(row.unitIds())) {
                cells.refuse(UNITS, "import.lease-has-other-units");
            }
        }

        private List<LetUnit> units(List<String> numbers, RowCells cells) {
            var let = new ArrayList<LetUnit>();
            for (var number : numbers) {
                var asked = Spelling.comparable(number);
                var found = units.getOrDefault(asked, placed.getOrDefault(asked, List.of()));
                if (found.size() == 1) {
                    var unit = found.get(0);
                    let.add(new LetUnit(new UnitId(unit.id()), new BuildingId(unit.buildingId()), unit.areaSqm()));
                } else if (found.isEmpty()) {
                    cells.refuse(UNITS, "import.no-such-unit", number);
                } else {
                    cells.refuse(UNITS, "import.several-units", number, placeOf(found.get(0)), placeOf(found.get(1)));
                }
            }
            return let;
        }

        /** As people say it: 1号楼101. */
        private String placeOf(UnitView unit) {
            return buildings.getOrDefault(unit.buildingId(), "") + unit.number();
        }

        private static void requireArea(Row row, RowCells cells) {
            var said = cells.optional(AREA, text -> CellReaders.squareMetres(text, cells.unit(AREA)));
            if (said != null && !row.units().isEmpty() && said.compareTo(row.areaSqm()) != 0) {
                cells.refuse(
                        AREA,
                        "import.area-of-units-differs",
                        said.toPlainString(),
                        row.areaSqm().toPlainString());
            }
        }

        /** What it gave in one year, where any of that is said. */
        private static @Nullable Given given(RowCells cells) {
            var jobs = cells.optional(JOBS, CellReaders::persons);
            var tax = new ArrayList<@Nullable Cny>();
            TAX.forEach(field -> tax.add(cells.optional(field, text -> CellReaders.yuan(text, cells.unit(field)))));
            if (jobs == null && tax.stream().allMatch(Objects::isNull)) {
                return null;
            }
            var year = cells.required(YEAR, CellReaders::year);
            return year == null ? null : new Given(year, jobs, tax);
        }

        private TenantId tenantOf(Row row) {
            var known = tenants.get(row.code().value());
            return known == null ? TenantId.of(into.park(), row.code()) : new TenantId(known);
        }

        private List<Command> commands(Row row, String id, List<Command> ofFigures) {
            var contract = new ContractId(id);
            var tenant = tenantOf(row);
            var talk = approved.get(row.code().value());
            var signedOn = talk != null && !talk.lastActivityOn().isAfter(row.startOn())
                    ? talk.lastActivityOn()
                    : row.startOn();
            var commands = new ArrayList<Command>();
            commands.add(new SignContract(
                    contract,
                    into.park(),
                    talk == null ? null : new NegotiationId(talk.id()),
                    talk == null ? null : new LeadId(talk.leadId()),
                    tenant,
                    row.company(),
                    row.code(),
                    row.industry(),
                    Track.SPACE,
                    row.units(),
                    null,
                    row.startOn(),
                    row.firstEnd(),
                    row.rent(),
                    List.of(),
                    talk == null ? null : talk.owner(),
                    talk == null ? null : talk.team(),
                    row.number(),
                    LeaseConditions.NONE,
                    signedOn));
            if (row.hasMovedInBy(into.today())) {
                commands.add(new HandOver(contract, LandingEvidence.HANDOVER, row.cameOn()));
                commands.addAll(row.afterwards(contract, tenant, id, ofFigures, into));
            }
            return commands;
        }
    }

    /** Of a lease without an end. */
    private static final LocalDate OPEN_END = LocalDate.MAX;

    private static LocalDate day(String text) {
        return CellReaders.day(text, DayCell.OfMonth.FIRST);
    }

    private static LocalDate lastDay(String text) {
        return CellReaders.day(text, DayCell.OfMonth.LAST);
    }

    /** What a tenant gave in a year. @param tax by quarter; null where nothing is said */
    private record Given(int year, @Nullable Integer jobs, List<@Nullable Cny> tax) {}

    /** A row that can be read; of what is required nothing is null unless the row is refused. */
    private record Row(
            @Nullable String company,
            @Nullable CreditCode code,
            @Nullable Industry industry,
            List<LetUnit> units,
            @Nullable LocalDate startOn,
            @Nullable LocalDate end,
            @Nullable LocalDate previousEnd,
            @Nullable Cny rent,
            @Nullable String number,
            @Nullable LocalDate movedInOn,
            @Nullable LocalDate exitedOn,
            @Nullable Given given,
            @Nullable String contact,
            @Nullable String phone) {

        List<String> unitIds() {
            return units.stream().map(unit -> unit.unitId().value()).toList();
        }

        BigDecimal areaSqm() {
            return units.stream().map(LetUnit::areaSqm).reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        private @Nullable LocalDate endOn() {
            return OPEN_END.equals(end) ? null : end;
        }

        /** Of the first term, where it was renewed. */
        @Nullable
        LocalDate firstEnd() {
            return previousEnd == null ? endOn() : previousEnd;
        }

        /** All that came after it moved in. */
        List<Command> afterwards(ContractId contract, TenantId tenant, String id, List<Command> ofFigures, Into into) {
            var commands = new ArrayList<Command>();
            if (contact != null) {
                commands.add(new NameContact(tenant, new Contact("P-" + id, contact, phone), into.today()));
            }
            if (previousEnd != null && endOn() != null) {
                var renewal = RenewalId.of(contract, previousEnd);
                commands.add(new OpenRenewal(
                        renewal,
                        contract,
                        tenant,
                        into.park(),
                        company,
                        areaSqm(),
                        rent == null ? Cny.ZERO : rent.perYearOn(areaSqm()),
                        previousEnd,
                        previousEnd));
                commands.add(new AgreeRenewal(renewal, endOn(), null, previousEnd));
            }
            commands.addAll(ofFigures);
            if (exitedOn != null) {
                commands.add(new ExitTenant(tenant, into.cause(), exitedOn));
            }
            return commands;
        }

        /** A sheet has a nought for quarters before a tenant came: that is no figure. */
        private boolean wasThere(Period period) {
            return !period.lastDay().isBefore(cameOn());
        }

        LocalDate cameOn() {
            return Objects.requireNonNullElse(movedInOn, startOn);
        }

        boolean hasMovedInBy(LocalDate today) {
            return !cameOn().isAfter(today);
        }

        /** Its figures, each with its cell. */
        List<Told> told() {
            var told = new ArrayList<Told>();
            if (given != null) {
                for (int quarter = 1; quarter <= TAX.size(); quarter++) {
                    var tax = given.tax().get(quarter - 1);
                    var period = Period.quarter(given.year(), quarter);
                    if (tax != null && (!tax.equals(Cny.ZERO) || wasThere(period))) {
                        told.add(new Told(TAX.get(quarter - 1), period, ALL_TAX, tax.yuan()));
                    }
                    if (quarter == TAX.size() && given.jobs() != null) {
                        told.add(new Told(JOBS, period, Figure.JOBS, BigDecimal.valueOf(given.jobs())));
                    }
                }
            }
            return told;
        }
    }

    static boolean isFigure(@Nullable String field) {
        return JOBS.equals(field) || TAX.contains(field);
    }
}
