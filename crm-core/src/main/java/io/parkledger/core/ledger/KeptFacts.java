package io.parkledger.core.ledger;

import io.parkledger.core.rule.RuleBroken;
import io.parkledger.core.value.InvalidValue;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the sentence of a refusal mentions, kept as JSON until somebody reads it, in whatever language: constants as
 * {@code "LeadStage.LOST"}, several things as an array, all else as text.
 */
public final class KeptFacts {

    private static final JsonMapper JSON = JsonMapper.shared();

    static final String NONE = "[]";

    private KeptFacts() {}

    /** As JSON. */
    public static String of(RuntimeException refusal) {
        return JSON.writeValueAsString(plain(factsOf(refusal)));
    }

    /** The same of facts that no refusal mentions. */
    public static String of(List<? extends @Nullable Object> facts) {
        return JSON.writeValueAsString(plain(facts));
    }

    private static List<?> factsOf(RuntimeException refusal) {
        if (refusal instanceof RuleBroken broken) {
            return broken.facts();
        }
        if (refusal instanceof InvalidValue invalid) {
            return invalid.facts();
        }
        return refusal instanceof LedgerRefusal.NothingToClaim nothing ? List.of(nothing.key()) : List.of();
    }

    @SuppressWarnings("unchecked")
    /** For {@code words.kept}. */
    public static List<@Nullable Object> read(String json) {
        return JSON.readValue(json, List.class);
    }

    private static @Nullable Object plain(@Nullable Object fact) {
        if (fact instanceof Enum<?> constant) {
            return constant.getDeclaringClass().getSimpleName() + "." + constant.name();
        }
        if (fact instanceof Collection<?> several) {
            return several.stream().map(KeptFacts::plain).toList();
        }
        return fact == null ? null : fact.toString();
    }
}
