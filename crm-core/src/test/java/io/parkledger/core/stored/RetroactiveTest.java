package io.parkledger.core.stored;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.core.Contexts;
import io.parkledger.core.ledger.EventType;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What puts right what was said of earlier days says so of itself: it is listed as recorded late in every period it
 * touches.
 */
class RetroactiveTest {

    /**
     * A rename holds from its day on; a renewal that nobody needs any more is over from that day on; what a file had
     * recorded is taken back by facts that speak of earlier days themselves; whom to speak to is asked of today.
     */
    private static final Set<String> OF_THEIR_DAY = Set.of(
            "tenant.corrected",
            "tenant.contact-withdrawn",
            "lead.contact-withdrawn",
            "renewal.withdrawn",
            "import.undone");

    private static Stream<EventType> types() {
        return Contexts.ALL.stream()
                .flatMap(context -> context.events().stream())
                .flatMap(family -> Stream.of(family.getPermittedSubclasses()))
                .map(event -> event.getAnnotation(EventType.class));
    }

    private static List<String> puttingRight() {
        return types().map(EventType::value)
                .filter(type -> type.matches(".*[.-](corrected|withdrawn|restated|rectified|undone|cancelled)"))
                .filter(type -> !OF_THEIR_DAY.contains(type))
                .sorted()
                .toList();
    }

    @Test
    void what_is_corrected_restated_or_withdrawn_speaks_of_earlier_days_and_nothing_else_does() {
        assertThat(puttingRight()).hasSizeGreaterThan(12);
        assertThat(types().filter(EventType::retroactive).map(EventType::value).sorted())
                .containsExactlyElementsOf(puttingRight());
    }
}
