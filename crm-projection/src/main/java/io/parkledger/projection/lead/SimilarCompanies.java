package io.parkledger.projection.lead;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingLong;

import com.mongodb.client.model.Filters;
import io.parkledger.core.lead.LeadStage;
import io.parkledger.core.value.CompanyName;
import io.parkledger.core.value.CreditCode;
import io.parkledger.projection.store.rows.CompanySearch;
import io.parkledger.projection.store.rows.Grams;
import io.parkledger.projection.store.rows.Rows;
import io.parkledger.projection.store.rows.Scope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.bson.conversions.Bson;

/**
 * Leads whose company may be the one that was typed. Names are compared by their {@linkplain CompanyName#stem stems},
 * so that a legal form makes nobody alike. A few candidates are asked of the index and ranked here: whatever is typed,
 * no more than some hundred rows are looked at.
 */
final class SimilarCompanies {

    /** From which share of the pairs of characters on, weighted by rarity, another name is thought to be alike. */
    static final double ALIKE_FROM = 0.25;

    /** What a pair of characters counts that no row has: it may be a slip, or the part of the name that is left out. */
    private static final double UNHEARD_OF = 0.5;

    private static final int SHORTEST_STEM = 2;
    private static final int LONGEST_STEM = 20;
    private static final int CANDIDATES = 200;
    private static final int RAREST_GRAMS = 5;

    private static final Bson NOT_WITHDRAWN = Filters.ne("stage", LeadStage.WITHDRAWN.name());

    private final Rows<LeadView> rows;

    SimilarCompanies(Rows<LeadView> rows) {
        this.rows = rows;
    }

    List<LeadView> to(Scope park, String company, int limit) {
        var creditCode = CompanyName.comparable(company).toUpperCase(Locale.ROOT);
        if (CreditCode.isOne(creditCode)) {
            return candidates(park, Filters.eq("creditCode", creditCode)).stream()
                    .limit(limit)
                    .toList();
        }
        var typed = CompanyName.stem(company).codePoints().limit(LONGEST_STEM).toArray();
        if (typed.length < SHORTEST_STEM) {
            return List.of();
        }
        return likest(park, new String(typed, 0, typed.length), limit);
    }

    private List<LeadView> likest(Scope park, String typed, int limit) {
        var rowsHaving = CompanySearch.rowsHaving(rows, Grams.of(typed));
        var candidates = new LinkedHashSet<LeadView>();
        candidates.addAll(candidates(park, Filters.in("stem", partsOf(typed))));
        candidates.addAll(candidates(park, containing(typed, rowsHaving)));
        candidates.addAll(candidates(park, Filters.in(CompanySearch.GRAMS, rarest(rowsHaving))));
        var likeness = new LinkedHashMap<LeadView, Double>();
        for (var candidate : candidates) {
            var share = share(rowsHaving, candidate.stem());
            boolean contains = candidate.stem().contains(typed) || isPart(candidate.stem(), typed);
            if (contains || share >= ALIKE_FROM) {
                likeness.put(candidate, (candidate.stem().equals(typed) ? 2 : contains ? 1 : 0) + share);
            }
        }
        return likeness.keySet().stream()
                .sorted(comparingDouble((LeadView lead) -> likeness.get(lead))
                        .thenComparing(LeadView::registeredOn)
                        .thenComparing(LeadView::id)
                        .reversed())
                .limit(limit)
                .toList();
    }

    /** Some rows, the newest first. */
    private List<LeadView> candidates(Scope park, Bson filter) {
        return rows.first(park, List.of(filter, NOT_WITHDRAWN), "registeredOn", true, CANDIDATES);
    }

    /** Every stretch of the name that could be somebody's stem: what contains the stem of a row has it among these. */
    private static List<String> partsOf(String typed) {
        var characters = typed.codePoints().toArray();
        var parts = new LinkedHashSet<String>();
        for (int from = 0; from < characters.length; from++) {
            for (int length = SHORTEST_STEM; from + length <= characters.length; length++) {
                parts.add(new String(characters, from, length));
            }
        }
        return List.copyOf(parts);
    }

    /** Whose stem contains what was typed: they all have its rarest pair of characters. */
    private static Bson containing(String typed, Map<String, Long> rowsHaving) {
        var rarest = Collections.min(rowsHaving.entrySet(), Map.Entry.comparingByValue());
        return Filters.and(
                Filters.eq(CompanySearch.GRAMS, rarest.getKey()), Filters.regex("stem", Pattern.quote(typed)));
    }

    private static boolean isPart(String stem, String typed) {
        return stem.codePointCount(0, stem.length()) >= SHORTEST_STEM && typed.contains(stem);
    }

    /** The pairs that fewest rows have, as long as all those rows can be looked at. */
    private static List<String> rarest(Map<String, Long> rowsHaving) {
        var rarest = new ArrayList<String>();
        var toLookAt = 0L;
        var found = rowsHaving.entrySet().stream()
                .filter(gram -> gram.getValue() > 0)
                .sorted(comparingLong(Map.Entry<String, Long>::getValue).thenComparing(comparing(Map.Entry::getKey)))
                .limit(RAREST_GRAMS)
                .toList();
        for (var gram : found) {
            toLookAt += gram.getValue();
            if (toLookAt <= CANDIDATES) {
                rarest.add(gram.getKey());
            }
        }
        return rarest;
    }

    /**
     * The share of what was typed that a name has, by pairs of characters. A pair counts the less the more rows have
     * it, one divided by their number, so that 科技 or the name of the town makes nobody alike.
     */
    private static double share(Map<String, Long> rowsHaving, String stem) {
        var others = new HashSet<>(Grams.of(stem));
        double all = 0;
        double common = 0;
        for (var gram : rowsHaving.entrySet()) {
            var weight = gram.getValue() == 0 ? UNHEARD_OF : 1.0 / gram.getValue();
            all += weight;
            common += others.contains(gram.getKey()) ? weight : 0;
        }
        return common / all;
    }
}
