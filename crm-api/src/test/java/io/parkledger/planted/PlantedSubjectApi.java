package io.parkledger.planted;

import io.parkledger.api.kit.command.Desk;
import io.parkledger.api.kit.history.History;
import io.parkledger.api.kit.history.SubjectApi;
import io.parkledger.api.kit.subject.Narrowing;
import io.parkledger.api.kit.subject.Subject;

/** Says of nobody that he may read what it inherits. */
public class PlantedSubjectApi extends SubjectApi<String, Narrowing.None> {

    public PlantedSubjectApi(Subject<String> subject, Desk desk, History history) {
        super(subject, desk, history);
    }
}
