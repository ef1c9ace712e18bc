package io.parkledger.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication.Answered;
import java.net.http.HttpResponse;

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

    /** An answer that refuses it: what is missing in it is missing there, not on some page for an error. */
    public static Answered refused(int status, Answered answer) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        return answer;
    }

    /** A page that refuses it. */
    public static HttpResponse<String> refused(int status, HttpResponse<String> page) {
        assertThat(page.statusCode()).as(page.body()).isEqualTo(status);
        return page;
    }

    /** Where the ledger is after what was carried out. */
    public static long reached(Answered answer) {
        return done(answer).body().path("position").asLong();
    }
}
