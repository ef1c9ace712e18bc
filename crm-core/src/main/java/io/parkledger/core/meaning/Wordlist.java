package io.parkledger.core.meaning;

/** A list of codes that people know by words. */
public interface Wordlist {

    /** Under which the word of a code stands among the messages: {@code Industry.BIG_DATA}. */
    String keyOf(String code);
}
