package io.parkledger.api.kit.form;

import io.parkledger.api.kit.command.Desk;
import io.parkledger.api.kit.page.Forms;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.api.kit.subject.Subject;
import io.parkledger.core.ledger.Ledger;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What forms are about: where it is shown, what it is called, and how far it is. */
@Component
class Subjects {

    private final Desk desk;
    private final Ledger ledger;
    private final List<Subject<?>> subjects;
    private final List<FormSubject> others;

    Subjects(Desk desk, Ledger ledger, List<Subject<?>> subjects, List<FormSubject> others) {
        this.desk = desk;
        this.ledger = ledger;
        this.subjects = subjects;
        this.others = others;
    }

    private Optional<Subject<?>> at(String collection) {
        return subjects.stream().filter(each -> each.path().equals(collection)).findFirst();
    }

    private FormSubject otherAt(String collection) {
        return others.stream()
                .filter(each -> each.collection().equals(collection))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody tells what is at " + collection));
    }

    /** The page of a subject. */
    String placeOf(String collection, String id) {
        return at(collection).map(each -> each.pageOf(id)).orElseGet(() -> otherAt(collection)
                .listedAt());
    }

    /** Where one is sent after a form about nothing in particular. */
    String afterwards(Forms.Endpoint endpoint) {
        return at(endpoint.collection()).map(Subject::listedAt).orElseGet(() -> otherAt(endpoint.collection())
                .afterwards(endpoint.name()));
    }

    /** @throws Refused as unknown, when there is none or the caller may not see it */
    String nameOf(String collection, FormHints.Asked asked) {
        return at(collection)
                .map(each -> titleOf(each, asked))
                .or(() -> otherAt(collection).nameOf(asked))
                .orElseThrow(() -> Refused.unknown(asked.subjectId()));
    }

    private <V> String titleOf(Subject<V> subject, FormHints.Asked asked) {
        var scope = asked.call().scope();
        return desk.require(asked.subjectId(), views -> subject.find(views, asked.subjectId(), scope)
                .map(shown -> subject.title(shown, views, scope)));
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
