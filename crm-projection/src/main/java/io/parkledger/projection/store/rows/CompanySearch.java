package io.parkledger.projection.store.rows;

import com.mongodb.client.model.Filters;
import io.parkledger.core.value.CompanyName;
import io.parkledger.core.value.CreditCode;
import io.parkledger.projection.store.Draft;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bson.conversions.Bson;

/**
 * Search by any part of a company's name or credit code, served by an index: rows that have the rarest pair of
 * characters of what is looked for are looked at. A collection that is searched has the fields {@code searchText} and
 * {@code grams}, and an index that begins with {@code grams}.
 */
public final class CompanySearch {

    public static final String TEXT = "searchText";
    public static final String GRAMS = "grams";

    private static final int ENOUGH_TO_COMPARE = 1_000;
    private static final int GRAMS_TO_COMPARE = 12;

    private CompanySearch() {}

    /** Makes a document findable by the company and credit code it holds now: to be called when either was set. */
    public static Draft index(Draft draft) {
        var company = Objects.requireNonNull(draft.text("company"), "a document without company");
        var creditCode = draft.text("creditCode");
        var text =
                CompanyName.comparable(company) + (creditCode == null ? "" : "|" + creditCode.toLowerCase(Locale.ROOT));
        return draft.set(TEXT, text).set(GRAMS, Grams.of(text));
    }

    /** Rows whose name or credit code contains what was typed. */
    public static List<Bson> containing(Rows<?> rows, String typed) {
        var text = CompanyName.comparable(typed);
        if (text.isEmpty()) {
            return List.of(Filters.in(TEXT, List.of()));
        }
        if (CreditCode.isOne(text.toUpperCase(Locale.ROOT))) {
            return List.of(Filters.eq("creditCode", text.toUpperCase(Locale.ROOT)));
        }
        var contains = Filters.regex(TEXT, Pattern.quote(text));
        return rarestNow(rows, Grams.of(text))
                .map(rarest -> List.of(Filters.eq(GRAMS, rarest), contains))
                .orElse(List.of(contains));
    }

    /** Of a past position too: which one it is decides how much is looked at, not what is found. */
    private static Optional<String> rarestNow(Rows<?> rows, List<String> grams) {
        var rowsHaving = new LinkedHashMap<String, Long>();
        grams.stream()
                .limit(GRAMS_TO_COMPARE)
                .forEach(gram -> rowsHaving.put(gram, rows.countNowUpTo(Filters.eq(GRAMS, gram), ENOUGH_TO_COMPARE)));
        return rowsHaving.entrySet().stream().min(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }

    /**
     * How many rows of anybody have each pair of characters, counted no further than needed to tell rare from common.
     */
    public static Map<String, Long> rowsHaving(Rows<?> rows, List<String> grams) {
        var rowsHaving = new LinkedHashMap<String, Long>();
        grams.forEach(gram -> rowsHaving.put(gram, rows.countUpTo(Filters.eq(GRAMS, gram), ENOUGH_TO_COMPARE)));
        return rowsHaving;
    }
}
