package io.parkledger.api.importing;

import io.parkledger.api.importing.file.TableFile;
import io.parkledger.api.importing.file.TableRow;
import io.parkledger.api.importing.file.cell.CellUnit;
import io.parkledger.core.ledger.KeptFacts;
import io.parkledger.core.ledger.LedgerRefusal;
import io.parkledger.core.ledger.LedgerUnavailable;
import io.parkledger.core.ledger.Touched;
import io.parkledger.core.rule.NotConfirmed;
import io.parkledger.core.rule.RuleBroken;
import io.parkledger.core.value.InvalidValue;
import io.parkledger.projection.importing.ImportView;
import jakarta.validation.Validator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * Makes of each row of a file what it comes to. What is wrong with a row is said of it, and keeps nothing from the
 * others.
 */
final class RowRunner {

    private static final Logger LOG = LoggerFactory.getLogger(RowRunner.class);

    private final Validator validator;
    private final RowKind.Reading reading;
    private final Hand hand;
    private final Map<String, Integer> columns = new HashMap<>();
    private final Map<String, CellUnit> units = new HashMap<>();
    private final Map<String, String> fixed = new HashMap<>();

    /** Carries the commands of a row out as one, or tries them. */
    @FunctionalInterface
    interface Hand {
        List<Touched> take(int row, RowPlan plan);
    }

    RowRunner(Validator validator, ImportView of, TableFile file, RowKind.Reading reading, Hand hand) {
        this.validator = validator;
        this.reading = reading;
        this.hand = hand;
        of.fixed().forEach(each -> fixed.put(each.field(), each.value()));
        of.columns().forEach(use -> {
            columns.put(use.field(), use.column());
            var unit = unitOf(file, use.column());
            if (unit != null) {
                units.put(use.field(), unit);
            }
        });
    }

    /** What its heading says, or else what is said above the table. */
    private static @Nullable CellUnit unitOf(TableFile file, int column) {
        return file.columns().stream()
                .filter(each -> each.index() == column)
                .findFirst()
                .flatMap(each -> CellUnit.statedIn(each.heading()))
                .orElse(file.unit());
    }

    /** What becomes of a row. */
    ImportRows.Row run(TableRow row) {
        var cells = new RowCells(row, columns, units, fixed);
        var plan = reading.plan(cells);
        var wrong = cells.wrong().isEmpty() ? invalid(plan) : cells.wrong();
        if (!wrong.isEmpty()) {
            return refused(row, wrong);
        }
        if (plan.commands().isEmpty()) {
            return new ImportRows.Row(row.number(), RowOutcome.UNCHANGED, List.of(), List.of(), null);
        }
        try {
            var touched = hand.take(row.number(), plan);
            plan.recorded().run();
            return new ImportRows.Row(row.number(), plan.outcome(), plan.changes(), touched, null);
        } catch (NotConfirmed e) {
            return refused(row, e.unlikely().stream().map(RowRunner::remark).toList());
        } catch (RuleBroken e) {
            var fields = e.rule().fieldsOf(e.facts());
            return refused(
                    row,
                    List.of(remark(
                            fields.stream()
                                    .filter(columns::containsKey)
                                    .findFirst()
                                    .orElse(null),
                            e)));
        } catch (LedgerRefusal | InvalidValue e) {
            return refused(row, List.of(remark(null, e)));
        } catch (LedgerUnavailable e) {
            throw e; // not the row is to blame: it is tried again
        } catch (RuntimeException e) {
            LOG.warn("Row {} of an import cannot be recorded", row.number(), e);
            return refused(row, List.of(RowRemark.of(null, "import.row-failed")));
        }
    }

    private static RowRemark remark(NotConfirmed.Unlikely unlikely) {
        return new RowRemark(null, unlikely.code(), KeptFacts.read(KeptFacts.of(unlikely.facts())));
    }

    /** What the ledger said. */
    static RowRemark remark(@Nullable String field, RuntimeException refusal) {
        return new RowRemark(field, String.valueOf(refusal.getMessage()), KeptFacts.read(KeptFacts.of(refusal)));
    }

    private static ImportRows.Row refused(TableRow row, List<RowRemark> wrong) {
        return new ImportRows.Row(row.number(), RowOutcome.REFUSED, wrong, List.of(), null);
    }

    /** What no command of its kind may say, whoever sends it; in both languages, whoever reads it. */
    private List<RowRemark> invalid(RowPlan plan) {
        var chinese = violations(plan, Locale.SIMPLIFIED_CHINESE);
        var english = chinese.isEmpty() ? chinese : violations(plan, Locale.ENGLISH);
        return chinese.keySet().stream()
                .map(field -> RowRemark.of(
                        columns.containsKey(field) ? field : null,
                        "import.invalid",
                        chinese.get(field),
                        english.getOrDefault(field, "")))
                .toList();
    }

    private Map<String, String> violations(RowPlan plan, Locale language) {
        var before = LocaleContextHolder.getLocaleContext();
        LocaleContextHolder.setLocale(language);
        try {
            var violations = new TreeMap<String, String>();
            plan.commands().stream()
                    .flatMap(command -> validator.validate(command).stream())
                    .forEach(each -> violations.put(each.getPropertyPath().toString(), each.getMessage()));
            return violations;
        } finally {
            LocaleContextHolder.setLocaleContext(before);
        }
    }
}
