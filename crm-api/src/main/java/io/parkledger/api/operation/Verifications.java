package io.parkledger.api.operation;

import static java.util.stream.Collectors.joining;

import io.parkledger.api.kit.command.Doubts.Doubt;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.seal.Finding;
import io.parkledger.core.ledger.seal.Seal;
import io.parkledger.core.tlog.Checkpoint;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Verifications of what was sealed: jobs that people ask for, and that begin by themselves once a night. The last one
 * is kept with what it found.
 */
@Component
public class Verifications {

    /** Who asks at night. */
    static final String BY_ITSELF = "job:verify";

    private static final LocalTime NIGHT_FROM = LocalTime.of(3, 0);
    private static final LocalTime NIGHT_UNTIL = LocalTime.of(4, 0);
    private static final Duration LESS_THAN_A_NIGHT = Duration.ofHours(12);
    /** A server that is switched off at night makes up for it in the morning. */
    private static final Duration MORE_THAN_A_DAY = Duration.ofHours(26);

    private static final String BETWEEN = "\n";

    private final Ledger ledger;
    private final Seal seal;
    private final Jobs jobs;
    private volatile @Nullable Job last;

    Verifications(Ledger ledger, Seal seal, Jobs jobs) {
        this.ledger = ledger;
        this.seal = seal;
        this.jobs = jobs;
    }

    /** @param trusted checkpoints that whoever asks has noted earlier */
    public Job ask(List<Checkpoint> trusted, String startedBy) {
        var noted = trusted.stream().map(Checkpoint::text).collect(joining(BETWEEN));
        return jobs.ask(Job.Kind.VERIFY, noted.isEmpty() ? null : noted, startedBy);
    }

    /** The checkpoints that a job is to be held against. */
    static List<Checkpoint> trustedOf(Job job) {
        return job.subject() == null
                ? List.of()
                : Stream.of(job.subject().split("\n" + BETWEEN))
                        .map(text -> Checkpoint.parse(text.strip() + "\n"))
                        .toList();
    }

    /** The last one that was carried out; empty before the first. */
    public Optional<Job> last() {
        return jobs.newestDone(Job.Kind.VERIFY);
    }

    /** The newest one that waits or goes on. */
    public Optional<Job> underWay() {
        return jobs.newest(Job.Kind.VERIFY).filter(job -> !job.isOver());
    }

    /** Asks by itself when it is time, on the node that leads. */
    void askWhenDue() {
        var before = jobs.newest(Job.Kind.VERIFY).map(Job::createdAt).orElse(null);
        if (isDue(ZonedDateTime.now(ledger.clock()), before)) {
            ask(List.of(), BY_ITSELF);
        }
    }

    /** @param before when the one before was asked for; null when there is none: then it waits for the night */
    static boolean isDue(ZonedDateTime now, @Nullable Instant before) {
        var time = now.toLocalTime();
        var isNight = !time.isBefore(NIGHT_FROM) && time.isBefore(NIGHT_UNTIL);
        if (before == null) {
            return isNight;
        }
        var since = Duration.between(before, now.toInstant());
        return since.compareTo(isNight ? LESS_THAN_A_NIGHT : MORE_THAN_A_DAY) > 0;
    }

    /** How many things the last one found that nobody can explain by foreign events, as last looked at. */
    long found() {
        var seen = last;
        var report = seen == null ? null : seen.verification();
        return report == null ? 0 : report.count() - report.foreign();
    }

    /** Looks at what the last one has found, and answers with the subjects that take no command because of it. */
    Map<String, Doubt> look() {
        var newest = jobs.newestDoneId(Job.Kind.VERIFY).orElse(null);
        var seen = last;
        if (newest != null && (seen == null || !seen.id().equals(newest))) {
            last = jobs.find(newest).orElse(null);
        }
        var doubts = new HashMap<String, Doubt>();
        seal.inDoubt().forEach((subject, since) -> doubts.put(subject, doubt(subject, since)));
        return doubts;
    }

    private Doubt doubt(String subject, Instant since) {
        var seen = last;
        var report = seen == null ? null : seen.verification();
        return Stream.ofNullable(report)
                .flatMap(each -> each.findings().stream())
                .filter(finding -> subject.equals(finding.subject()) && finding.code() != Finding.Code.EVENT_FOREIGN)
                .findFirst()
                .map(finding -> new Doubt(
                        since, finding.code(), finding.position() == 0 ? null : Long.valueOf(finding.position())))
                .orElseGet(() -> new Doubt(since, null, null));
    }
}
