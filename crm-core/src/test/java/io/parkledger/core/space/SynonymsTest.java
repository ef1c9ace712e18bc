package io.parkledger.core.space;

import static io.parkledger.core.TestValues.APRIL_1;
import static io.parkledger.core.TestValues.MARCH_10;
import static io.parkledger.core.TestValues.PARK;
import static io.parkledger.core.space.SpaceFacts.parkRegistered;
import static io.parkledger.core.space.SpaceFacts.synonymDropped;
import static io.parkledger.core.space.SpaceFacts.synonymsKept;

import io.parkledger.core.space.ParkCommand.DropSynonym;
import io.parkledger.core.space.ParkCommand.KeepSynonyms;
import io.parkledger.core.space.ParkEvent.SynonymsKept;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

/** What a park calls things in its files: the later meaning holds, and nothing is said that is known. */
class SynonymsTest {

    private final AggregateTestFixture<Park> park = new AggregateTestFixture<>(Park.class);

    private static Synonym industry(String term, String meaning) {
        return new Synonym(Glossary.INDUSTRIES, term, meaning);
    }

    private static KeepSynonyms keep(Synonym... synonyms) {
        return new KeepSynonyms(PARK, List.of(synonyms), MARCH_10);
    }

    private static SynonymsKept kept(Synonym... synonyms) {
        return new SynonymsKept(PARK, List.of(synonyms), MARCH_10);
    }

    @Test
    void only_what_is_new_is_told() {
        var known = synonymsKept().synonyms().get(0);
        park.given(parkRegistered(), synonymsKept())
                .when(keep(known, industry("物联", "CLOUD_SOFTWARE")))
                .expectEvents(kept(industry("物联", "CLOUD_SOFTWARE")));
        park.given(parkRegistered(), synonymsKept())
                .when(keep(known))
                .expectNoEvents()
                .expectExceptionMessage(SpaceRule.SYNONYMS_SAY_SOMETHING_NEW.code());
    }

    @Test
    void a_word_that_stands_for_something_else_now_is_kept_once() {
        var otherwise = industry("大数据服务业", "OTHER");
        park.given(parkRegistered(), synonymsKept()).when(keep(otherwise)).expectEvents(kept(otherwise));
        park.given(parkRegistered(), synonymsKept(), kept(otherwise))
                .when(new DropSynonym(PARK, Glossary.INDUSTRIES, "大数据服务业", APRIL_1))
                .expectEvents(synonymDropped());
        park.given(parkRegistered(), synonymsKept(), kept(otherwise), synonymDropped())
                .when(new DropSynonym(PARK, Glossary.INDUSTRIES, "大数据服务业", APRIL_1))
                .expectNoEvents()
                .expectExceptionMessage(SpaceRule.SYNONYM_IS_KEPT.code());
    }

    @Test
    void one_word_of_two_glossaries_are_two() {
        var heading = new Synonym(Glossary.HEADINGS_OF_LEADS, "大数据服务业", "industry");
        park.given(parkRegistered(), synonymsKept()).when(keep(heading)).expectEvents(kept(heading));
    }

    @Test
    void nobody_says_two_things_of_a_word_at_once() {
        park.given(parkRegistered())
                .when(keep(industry("物联", "CLOUD_SOFTWARE"), industry("物联", "OTHER")))
                .expectNoEvents()
                .expectExceptionMessage(SpaceRule.TERM_IS_SAID_ONCE.code());
    }

    @Test
    void there_are_not_more_than_every_file_can_be_read_with() {
        var most = kept(IntStream.range(0, 500)
                .mapToObj(at -> industry("叫法" + at, "CLOUD_SOFTWARE"))
                .toArray(Synonym[]::new));
        park.given(parkRegistered(), most)
                .when(keep(industry("叫法0", "BIG_DATA")))
                .expectEvents(kept(industry("叫法0", "BIG_DATA")));
        park.given(parkRegistered(), most)
                .when(keep(industry("叫法500", "CLOUD_SOFTWARE")))
                .expectNoEvents()
                .expectExceptionMessage(SpaceRule.SYNONYMS_ARE_FEW.code());
    }
}
