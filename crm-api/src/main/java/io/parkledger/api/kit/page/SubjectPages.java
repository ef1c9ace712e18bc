package io.parkledger.api.kit.page;

import io.parkledger.api.kit.command.Desk;
import io.parkledger.api.kit.history.History;

/**
 * Pages of a context's things: what can be done to one, how one is found, what happened to it, and of which day they
 * are.
 */
public abstract class SubjectPages {

    protected final Forms forms;
    protected final Desk desk;
    protected final History history;
    protected final PageDay pageDay;

    protected SubjectPages(Forms forms, Desk desk, History history, PageDay pageDay) {
        this.forms = forms;
        this.desk = desk;
        this.history = history;
        this.pageDay = pageDay;
    }
}
