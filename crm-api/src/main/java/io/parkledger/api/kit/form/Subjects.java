package io.parkledger.api.kit.form;

import static java.util.stream.Collectors.toMap;

import io.parkledger.api.kit.command.Desk;
import io.parkledger.api.kit.page.Forms;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.api.kit.subject.Subject;
import io.parkledger.core.ledger.Ledger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What forms are about: where it is shown, what it is called, and how far it is. */
@Component
class Subjects {

    private final Ledger ledger;
    private final Map<String, FormSubject> byPath;

    Subjects(Desk desk, Ledger ledger, List<Subject<?>> shown, List<FormSubject> others) {
        this.ledger = ledger;
        byPath = Stream.concat(shown.stream().map(each -> ofViews(each, desk)), others.stream())
                .collect(toMap(FormSubject::path, each -> each));
    }

    private static <V> FormSubject ofViews(Subject<V> subject, Desk desk) {
        return new FormSubject(
                subject.path(),
                asked -> Optional.of(title(subject, asked, desk)),
                subject::pageOf,
                form -> subject.listedAt());
    }

    private static <V> String title(Subject<V> subject, FormHints.Asked asked, Desk desk) {
        var scope = asked.call().scope();
        return desk.require(asked.subjectId(), views -> subject.find(views, asked.subjectId(), scope)
                .map(shown -> subject.title(shown, views, scope)));
    }

    private FormSubject at(String collection) {
        var there = byPath.get(collection);
        if (there == null) {
            throw new IllegalStateException("nobody tells what is at " + collection);
        }
        return there;
    }

    /** The page of a subject. */
    String placeOf(String collection, String id) {
        return at(collection).placing().apply(id);
    }

    /** Where one is sent after a form about nothing in particular. */
    String afterwards(Forms.Endpoint endpoint) {
        return at(endpoint.collection()).afterwards().apply(endpoint.name());
    }

    /** @throws Refused as unknown, when there is none or the caller may not see it */
    String nameOf(String collection, FormHints.Asked asked) {
        return at(collection).naming().apply(asked).orElseThrow(() -> Refused.unknown(asked.subjectId()));
    }

    /**
     * The version a subject was at when the ledger had come to a position; sent along, so that nothing that happens
     * meanwhile is overwritten. The first one, where it is newer than that.
     */
    @Nullable
    Long versionOf(String id, long position) {
        var reader = ledger.reader();
        if (reader.versionOf(id).isEmpty()) {
            return null;
        }
        return reader.versionOf(id, position).orElse(0);
    }
}
