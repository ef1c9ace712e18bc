package io.parkledger.api.importing;

import io.parkledger.api.importing.file.Column;
import io.parkledger.api.kit.history.History;
import io.parkledger.api.kit.wording.Words;
import io.parkledger.core.importing.ColumnUse;
import io.parkledger.core.ledger.Touched;
import io.parkledger.projection.importing.ImportView;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What became of rows, in the language of whoever reads it. */
@Component
class RowWords {

    /** Chinese, then English. */
    static final String SAID_IN_BOTH_LANGUAGES = "import.invalid";

    private static final String CHANGES = "import.changes";
    /** Of what somebody has gone on with: which kind of event that was comes first. */
    static final String BUILT_ON = "import.built-on";

    static final String EVENT = "event.";

    private final Words words;
    private final History history;

    RowWords(Words words, History history) {
        this.words = words;
        this.history = history;
    }

    SaidRow said(ImportView of, ImportRows.Row row) {
        Map<String, Integer> columns =
                of.columns().stream().collect(Collectors.toMap(ColumnUse::field, ColumnUse::column));
        var all = row.remarks().stream().map(remark -> said(remark, columns)).toList();
        return new SaidRow(
                row.row(),
                row.outcome(),
                all.stream().filter(each -> each.code().equals(CHANGES)).toList(),
                all.stream().filter(each -> !each.code().equals(CHANGES)).toList(),
                row.touched().stream().map(Touched::id).toList(),
                row.undone() == null ? null : row.undone().equals(ImportRows.UNDONE));
    }

    private SaidRow.Said said(RowRemark remark, Map<String, Integer> columns) {
        var field = remark.field();
        var column = field == null ? null : columns.get(field);
        return new SaidRow.Said(
                field == null ? null : words.say("import.field." + field, List.of()),
                column == null ? null : Column.letters(column),
                remark.code(),
                sentence(remark));
    }

    String sentence(RowRemark remark) {
        if (remark.code().equals(SAID_IN_BOTH_LANGUAGES)) {
            int language = LocaleContextHolder.getLocale().getLanguage().equals(Locale.ENGLISH.getLanguage()) ? 1 : 0;
            return words.say(
                    "problem." + remark.code(),
                    List.of(String.valueOf(remark.facts().get(language))));
        }
        var facts = new ArrayList<Object>(
                remark.facts().stream().map(fact -> word(remark, fact)).toList());
        if (remark.code().equals(BUILT_ON)) {
            facts.set(0, history.kind(String.valueOf(remark.facts().get(0)).substring(EVENT.length())));
        }
        return words.say("problem." + remark.code(), facts);
    }

    /** What a figure was and what it becomes, as numbers are written. */
    private String word(RowRemark remark, @Nullable Object fact) {
        return remark.code().equals(CHANGES)
                        && (ContributionRows.isFigure(remark.field()) || TenantRows.isFigure(remark.field()))
                ? words.word(new BigDecimal(String.valueOf(fact)))
                : words.kept(fact);
    }
}
