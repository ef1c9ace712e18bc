package io.parkledger.api.kit.subject;

import static java.util.stream.Collectors.toMap;

import io.parkledger.api.kit.access.AccessPolicy;
import io.parkledger.api.kit.access.Caller;
import io.parkledger.projection.Views;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where the subjects of events are shown, and who may go there. */
@Component
public class Places {

    private final List<Subject<?>> subjects;

    Places(List<Subject<?>> subjects) {
        this.subjects = subjects;
    }

    /** The kinds of things that somebody may see, in the order in which they are searched. */
    public List<Subject<?>> seenBy(Caller caller) {
        return subjects.stream()
                .filter(subject -> AccessPolicy.scope(caller, subject.reading()).isPresent())
                .toList();
    }

    /** The things at a path, {@code leads}; empty where there are none, or they are not for him. */
    public Optional<Subject<?>> at(String path, Caller caller) {
        return seenBy(caller).stream()
                .filter(subject -> subject.path().equals("/" + path))
                .findFirst();
    }

    /** The things of a kind; empty where there are none, or they are not for him. */
    public Optional<Subject<?>> ofKind(String kind, Caller caller) {
        return seenBy(caller).stream()
                .filter(subject -> subject.kind().equals(kind))
                .findFirst();
    }

    /**
     * Where one thing is shown.
     *
     * @param title as its page is headed
     */
    public record Place(String title, String address) {}

    /** Where a thing is shown; empty where there is no page of its kind, or it is not for him. */
    public Optional<Place> placeOf(String kind, String id, Caller caller, Views views) {
        return ofKind(kind, caller).flatMap(subject -> placeOf(subject, id, caller, views));
    }

    private static <V> Optional<Place> placeOf(Subject<V> subject, String id, Caller caller, Views views) {
        return AccessPolicy.scope(caller, subject.reading()).flatMap(scope -> subject.find(views, id, scope)
                .map(shown -> new Place(subject.title(shown, views, scope), subject.pageOf(id))));
    }

    /** By kind of subject, what comes before its id. */
    public Map<String, String> of(Caller caller) {
        return seenBy(caller).stream().collect(toMap(Subject::kind, subject -> subject.path() + "/"));
    }
}
