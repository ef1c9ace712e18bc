package io.parkledger.api.operation;

import io.parkledger.api.kit.access.Caller;
import io.parkledger.api.kit.access.Role;
import io.parkledger.projection.Views;
import io.parkledger.projection.custody.ErasureView;
import java.time.LocalDate;
import java.util.List;

/**
 * An erasure that waits for its second person, as one of the three admins is reminded of it. It never lapses: nobody
 * loses his right because no admin looked. Who asked for it is to be answered within thirty days (GB/T 35273-2020,
 * 8.7), so from a week before that on it is urgent.
 *
 * @param confirmable whether this admin is one who may carry it out; others wait for such a one
 * @param answerBy    the last of the thirty days
 */
public record WaitingErasure(
        ErasureView erasure, boolean confirmable, LocalDate answerBy, boolean urgent, boolean overdue) {

    private static final int DAYS_TO_ANSWER = 30;
    private static final int URGENT_DAYS = 7;
    private static final int AT_MOST = 20;

    /** All of them, the one first that has waited longest. @param today by the ledger's clock */
    public static List<WaitingErasure> of(Caller caller, Views views, LocalDate today) {
        return views.erasures().waiting(AT_MOST).stream()
                .map(erasure -> of(erasure, caller, today))
                .toList();
    }

    private static WaitingErasure of(ErasureView erasure, Caller caller, LocalDate today) {
        var answerBy = erasure.requestedOn().plusDays(DAYS_TO_ANSWER);
        return new WaitingErasure(
                erasure,
                // Who may propose may not confirm, whoever of them proposed it.
                caller.role() != Role.SECURITY_ADMIN && !erasure.proposedBy().equals(caller.login()),
                answerBy,
                answerBy.minusDays(URGENT_DAYS).isBefore(today),
                answerBy.isBefore(today));
    }
}
