package io.parkledger.api.report.sealed;

/** The words of a report, in one language. */
@FunctionalInterface
public interface Sayings {

    /** The sentence of a key; its facts are texts already. */
    String say(String key, String... facts);
}
