package io.parkledger.api.kit.subject;

import static java.util.stream.Collectors.toMap;

import io.parkledger.api.kit.access.AccessPolicy;
import io.parkledger.api.kit.access.Caller;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Where the subjects of events are shown, and who may go there. */
@Component
public class Places {

    private final List<Subject<?>> subjects;

    Places(List<Subject<?>> subjects) {
        this.subjects = subjects;
    }

    /** By kind of subject, what comes before its id. */
    public Map<String, String> of(Caller caller) {
        return subjects.stream()
                .filter(subject -> AccessPolicy.scope(caller, subject.reading()).isPresent())
                .collect(toMap(Subject::kind, subject -> subject.path() + "/"));
    }
}
