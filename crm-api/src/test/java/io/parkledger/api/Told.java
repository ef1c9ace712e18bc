package io.parkledger.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication.Answered;

/** How tests tell an application something over REST. */
public final class Told {

    private Told() {}

    /** JSON that is written with single quotes. */
    public static String json(String singleQuoted) {
        return singleQuoted.replace('\'', '"');
    }

    /** An answer that says that it was carried out. */
    public static Answered done(Answered answer) {
        assertThat(answer.status()).as(answer.body().toString()).isIn(200, 201);
        return answer;
    }

    /** Where the ledger is after what was carried out. */
    public static long reached(Answered answer) {
        return done(answer).body().path("position").asLong();
    }
}
