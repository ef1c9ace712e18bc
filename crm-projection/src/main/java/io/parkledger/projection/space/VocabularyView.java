package io.parkledger.projection.space;

import io.parkledger.core.space.Glossary;
import java.time.LocalDate;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * What a park calls things in its files (用语).
 *
 * @param synonyms the last to be kept last
 */
public record VocabularyView(@BsonId String id, String parkId, List<Kept> synonyms, long version, long position) {

    /**
     * A word, and who has said what it stands for.
     *
     * @param keptBy login
     */
    public record Kept(Glossary glossary, String term, String meaning, String keptBy, LocalDate keptOn) {}
}
