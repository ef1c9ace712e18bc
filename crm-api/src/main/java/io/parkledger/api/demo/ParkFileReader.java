package io.parkledger.api.demo;

import io.parkledger.api.demo.ParkFiles.LeadRow;
import io.parkledger.api.demo.ParkFiles.Outcome;
import io.parkledger.api.demo.ParkFiles.ReceptionRow;
import io.parkledger.api.demo.ParkFiles.TenantRow;
import io.parkledger.api.demo.ParkFiles.UnitRow;
import io.parkledger.api.kit.wording.Words;
import io.parkledger.core.value.CreditCode;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.InvalidValue;
import io.parkledger.core.value.LeadSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

/** Reads a folder of files, and says of every wrong cell what is wrong with it. */
@Component
class ParkFileReader {

    private static final List<String> STAGES = List.of("线索", "意向", "在谈", "评审", "签约", "入驻");
    private static final List<String> TAX = List.of("taxQ1_wan", "taxQ2_wan", "taxQ3_wan", "taxQ4_wan");
    private static final BigDecimal WAN = BigDecimal.valueOf(10_000);
    private static final LocalDate NEVER = LocalDate.EPOCH;
    private static final CreditCode NO_CODE = new CreditCode("000000000000000000");

    private final ResourceLoader resources;
    private final MessageSource messages;
    private final Words words;

    ParkFileReader(ResourceLoader resources, MessageSource messages, Words words) {
        this.resources = resources;
        this.messages = messages;
        this.words = words;
    }

    /** @param errors gets every fault; what is returned is complete only if there is none */
    ParkFiles read(String folder, RowErrors errors) {
        var units = rows(folder, "units.csv", List.of("unit", "building", "floor", "area_m2"), errors);
        var tenants = rows(
                folder,
                "tenants.csv",
                List.of("id", "company", "uscc", "industry", "units", "leaseStart", "leaseEnd", "prevLeaseEnd", "jobs"),
                errors);
        var leads = rows(
                folder, "leads.csv", List.of("id", "company", "uscc", "industry", "source", "owner", "线索"), errors);
        var receptions =
                rows(folder, "receptions.csv", List.of("id", "date", "lead", "company", "persons", "host"), errors);
        requireUnique(units, "unit", errors);
        List.of(tenants, leads, receptions).forEach(rows -> requireUnique(rows, "id", errors));
        var unitRows = units.stream().map(row -> unit(row, errors)).toList();
        var areas = new HashMap<String, BigDecimal>();
        unitRows.forEach(unit -> areas.put(unit.unit(), unit.areaSqm()));
        var leadRows = leads.stream().map(row -> lead(row, errors)).toList();
        var leadIds = leadRows.stream().map(LeadRow::id).toList();
        return new ParkFiles(
                unitRows,
                tenants.stream().map(row -> tenant(row, areas, errors)).toList(),
                leadRows,
                receptions.stream().map(row -> reception(row, leadIds, errors)).toList());
    }

    private List<Row> rows(String folder, String name, List<String> columns, RowErrors errors) {
        var location = folder.contains(":") ? folder + "/" + name : "file:" + folder + "/" + name;
        var file = resources.getResource(location);
        if (!file.exists()) {
            errors.add("import.file-missing", folder, name);
            return List.of();
        }
        try (var content = file.getInputStream()) {
            return CsvFile.read(name, content, columns, errors);
        } catch (IOException e) {
            throw new UncheckedIOException(location, e);
        }
    }

    private static void requireUnique(List<Row> rows, String column, RowErrors errors) {
        var lines = new HashMap<String, Integer>();
        for (var row : rows) {
            var earlier = lines.putIfAbsent(row.text(column), row.line());
            if (earlier != null) {
                errors.atCell(row, column, "import.duplicate", row.text(column), earlier);
            }
        }
    }

    private UnitRow unit(Row row, RowErrors errors) {
        return new UnitRow(
                row,
                text(row, "unit", errors),
                text(row, "building", errors),
                number(row, "floor", errors).intValue(),
                number(row, "area_m2", errors));
    }

    private TenantRow tenant(Row row, Map<String, BigDecimal> areas, RowErrors errors) {
        var units = Arrays.asList(text(row, "units", errors).split("\\|"));
        var sum = BigDecimal.ZERO;
        for (var unit : units) {
            if (!areas.containsKey(unit)) {
                errors.atCell(row, "units", "import.unknown-unit", unit);
            }
            sum = sum.add(areas.getOrDefault(unit, BigDecimal.ZERO));
        }
        if (row.has("area_m2") && number(row, "area_m2", errors).compareTo(sum) != 0) {
            errors.atCell(row, "area_m2", "import.area-differs", row.text("area_m2"), sum);
        }
        var tax = new ArrayList<@Nullable BigDecimal>();
        TAX.forEach(
                column -> tax.add(row.has(column) ? number(row, column, errors).multiply(WAN) : null));
        return new TenantRow(
                row,
                text(row, "id", errors),
                text(row, "company", errors),
                creditCode(row, errors),
                constant(row, "industry", Industry.values(), Industry.OTHER, errors),
                units,
                day(row, "leaseStart", errors),
                day(row, "leaseEnd", errors),
                optionalDay(row, "prevLeaseEnd", errors),
                number(row, "rent_yuan_m2_month", errors).intValue(),
                optionalDay(row, "exitDate", errors),
                row.has("jobs") ? number(row, "jobs", errors).intValue() : null,
                tax);
    }

    private LeadRow lead(Row row, RowErrors errors) {
        var stages = new ArrayList<LocalDate>();
        stages.add(day(row, STAGES.get(0), errors));
        for (var stage : STAGES.subList(1, STAGES.size())) {
            var on = optionalDay(row, stage, errors);
            if (on != null) {
                if (on.isBefore(stages.get(stages.size() - 1))) {
                    errors.atCell(row, stage, "import.dates-run-backwards");
                }
                stages.add(on);
            }
        }
        return new LeadRow(
                row,
                text(row, "id", errors),
                text(row, "company", errors),
                creditCode(row, errors),
                constant(row, "industry", Industry.values(), Industry.OTHER, errors),
                constant(row, "source", LeadSource.values(), LeadSource.WALK_IN, errors),
                text(row, "owner", errors),
                outcome(row, errors),
                stages);
    }

    private static Outcome outcome(Row row, RowErrors errors) {
        var word = row.text("outcome").split(":")[0].toUpperCase(Locale.ROOT);
        try {
            return Outcome.valueOf(word);
        } catch (IllegalArgumentException e) {
            errors.atCell(row, "outcome", "import.not-a-word", row.text("outcome"));
            return Outcome.OPEN;
        }
    }

    private ReceptionRow reception(Row row, List<String> leads, RowErrors errors) {
        if (row.has("lead") && !leads.contains(row.text("lead"))) {
            errors.atCell(row, "lead", "import.unknown-lead", row.text("lead"));
        }
        return new ReceptionRow(
                row,
                text(row, "id", errors),
                day(row, "date", errors),
                row.has("lead") ? row.text("lead") : null,
                text(row, "company", errors),
                number(row, "persons", errors).intValue(),
                text(row, "host", errors));
    }

    private static String text(Row row, String column, RowErrors errors) {
        if (!row.has(column)) {
            errors.atCell(row, column, "import.required");
        }
        return row.text(column);
    }

    private static BigDecimal number(Row row, String column, RowErrors errors) {
        try {
            return new BigDecimal(row.text(column));
        } catch (NumberFormatException e) {
            errors.atCell(row, column, row.has(column) ? "import.not-a-number" : "import.required", row.text(column));
            return BigDecimal.ONE;
        }
    }

    private static @Nullable LocalDate optionalDay(Row row, String column, RowErrors errors) {
        return row.has(column) ? day(row, column, errors) : null;
    }

    private static LocalDate day(Row row, String column, RowErrors errors) {
        try {
            return LocalDate.parse(row.text(column));
        } catch (DateTimeParseException e) {
            errors.atCell(row, column, row.has(column) ? "import.not-a-date" : "import.required", row.text(column));
            return NEVER;
        }
    }

    private CreditCode creditCode(Row row, RowErrors errors) {
        try {
            return new CreditCode(row.text("uscc"));
        } catch (InvalidValue e) {
            errors.atCell(row, "uscc", "problem." + e.code(), e.facts().toArray());
            return NO_CODE;
        }
    }

    /** The constant whose Chinese or English word, or code, stands in the cell. */
    private <E extends Enum<E>> E constant(Row row, String column, E[] constants, E otherwise, RowErrors errors) {
        var word = row.text(column);
        for (var constant : constants) {
            var key = constant.getDeclaringClass().getSimpleName() + "." + constant.name();
            if (constant.name().equals(word)
                    || word.equals(messages.getMessage(key, null, Locale.SIMPLIFIED_CHINESE))
                    || word.equals(messages.getMessage(key, null, Locale.ENGLISH))) {
                return constant;
            }
        }
        errors.atCell(row, column, row.has(column) ? "import.not-a-word" : "import.required", word);
        return otherwise;
    }

    RowErrors errors() {
        return new RowErrors(words);
    }
}
