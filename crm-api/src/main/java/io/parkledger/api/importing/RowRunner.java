package io.parkledger.api.importing;

import io.parkledger.api.importing.file.TableFile;
import io.parkledger.api.importing.file.TableRow;
import io.parkledger.api.importing.file.cell.CellUnit;
import io.parkledger.api.kit.command.CommandReader;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.core.ledger.KeptFacts;
import io.parkledger.core.ledger.LedgerRefusal;
import io.parkledger.core.ledger.LedgerUnavailable;
import io.parkledger.core.ledger.Touched;
import io.parkledger.core.rule.NotConfirmed;
import io.parkledger.core.rule.RuleBroken;
import io.parkledger.core.value.InvalidValue;
import io.parkledger.projection.importing.ImportView;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
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

    private final CommandReader reader;
    private final RowKind.Reading reading;
    private final Hand hand;
    private final List<RowField> fields;
    private final Map<String, Integer> columns = new HashMap<>();
    private final Map<String, CellUnit> units = new HashMap<>();
    private final Map<String, String> fixed = new HashMap<>();

    /** Carries the commands of a row out as one, or tries them. */
    @FunctionalInterface
    interface Hand {
        List<Touched> take(int row, RowPlan plan);
    }

    RowRunner(
            CommandReader reader,
            ImportView of,
            TableFile file,
            List<RowField> fields,
            RowKind.Reading reading,
            Hand hand) {
        this.reader = reader;
        this.fields = fields;
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
        try {
            return planned(row);
        } catch (NotConfirmed e) {
            return refused(row, e.unlikely().stream().map(RowRunner::remark).toList());
        } catch (RuleBroken e) {
            var cells = cells(row);
            var said = e.rule().fieldsOf(e.facts()).stream()
                    .flatMap(field -> saying(field, cells).stream())
                    .findFirst();
            return refused(row, List.of(remark(said.orElse(null), e)));
        } catch (LedgerRefusal | InvalidValue e) {
            return refused(row, List.of(remark(null, e)));
        } catch (LedgerUnavailable e) {
            throw e; // not the row is to blame: it is tried again
        } catch (RuntimeException e) {
            LOG.warn("Row {} of an import cannot be recorded", row.number(), e);
            return refused(row, List.of(RowRemark.of(null, "import.row-failed")));
        }
    }

    /** Goes by a row that was recorded before somebody was interrupted, and changes nothing. */
    void recall(TableRow row, RowOutcome outcome) {
        if (outcome == RowOutcome.REFUSED) {
            return;
        }
        var cells = cells(row);
        var plan = reading.plan(cells);
        if (cells.wrong().isEmpty()) {
            plan.stands().accept(outcome);
        }
    }

    private RowCells cells(TableRow row) {
        return new RowCells(row, columns, units, fixed);
    }

    private ImportRows.Row planned(TableRow row) {
        var cells = cells(row);
        var plan = reading.plan(cells);
        var wrong = cells.wrong().isEmpty() ? invalid(plan, cells) : cells.wrong();
        if (!wrong.isEmpty()) {
            return refused(row, wrong);
        }
        var touched = plan.commands().isEmpty() ? List.<Touched>of() : hand.take(row.number(), plan);
        plan.stands().accept(plan.outcome());
        return new ImportRows.Row(row.number(), plan.outcome(), plan.changes(), touched, null);
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

    /** What no command of its kind may say, whoever sends it: once, though several say it. */
    private List<RowRemark> invalid(RowPlan plan, RowCells cells) {
        var chinese = errors(plan, Locale.SIMPLIFIED_CHINESE);
        if (chinese.isEmpty()) {
            return List.of();
        }
        var english = errors(plan, Locale.ENGLISH);
        return IntStream.range(0, chinese.size())
                .mapToObj(at -> remark(chinese.get(at), english.get(at), cells))
                .distinct()
                .toList();
    }

    /** What a library says, it says in one language: both are kept, whoever reads it. */
    private RowRemark remark(Refused.FieldError chinese, Refused.FieldError english, RowCells cells) {
        var field = saying(lastOf(chinese.field()), cells).orElse(null);
        return chinese.said() == null
                ? new RowRemark(field, chinese.code(), List.copyOf(chinese.facts()))
                : RowRemark.of(field, RowWords.SAID_IN_BOTH_LANGUAGES, chinese.said(), english.said());
    }

    /** Of a path in a command, {@code contact.phone} and {@code companies[2]}: the field that it ends in. */
    private static String lastOf(String path) {
        return path.substring(path.lastIndexOf('.') + 1).replaceFirst("\\[\\d+]$", "");
    }

    /** The column that says what a command calls so, one that is filled in sooner than another. */
    private Optional<String> saying(String field, RowCells cells) {
        return fields.stream()
                .filter(each -> each.isCalled(field))
                .map(RowField::name)
                .filter(columns::containsKey)
                .min(Comparator.comparing(each -> cells.text(each) == null));
    }

    private List<Refused.FieldError> errors(RowPlan plan, Locale language) {
        var before = LocaleContextHolder.getLocaleContext();
        LocaleContextHolder.setLocale(language);
        try {
            return plan.commands().stream()
                    .flatMap(command -> reader.errorsIn((Record) command).stream())
                    .toList();
        } finally {
            LocaleContextHolder.setLocaleContext(before);
        }
    }
}
