package io.parkledger.api.kit.page;

import io.parkledger.api.kit.command.Desk;
import io.parkledger.api.kit.history.History;

/** Pages of a context's things: what can be done to one, how one is found, and what happened to it. */
public abstract class SubjectPages {

    protected final Forms forms;
    protected final Desk desk;
    protected final History history;

    protected SubjectPages(Forms forms, Desk desk, History history) {
        this.forms = forms;
        this.desk = desk;
        this.history = history;
    }
}
