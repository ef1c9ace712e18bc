package io.parkledger.core.rule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * What somebody confirms who sends a command, and what of it was asked for. It goes along with the command in hand, and
 * is asked by all that its policies make of it too. What is unlikely is collected until everything is decided: so all
 * of it is asked at once, and only of a command that no rule refuses.
 */
public final class Confirmations {

    /** Of the metadata of the command in hand; never stored. */
    public static final String KEY = Confirmations.class.getName();

    private final Set<String> given;
    private final boolean all;
    private final Set<String> used = new LinkedHashSet<>();
    private final List<NotConfirmed.Unlikely> missing = new ArrayList<>();

    private Confirmations(Set<String> given, boolean all) {
        this.given = given;
        this.all = all;
    }

    /** @param codes as they were asked for, {@code contribution.figure-is-like-the-last-needs-confirmation} */
    public static Confirmations of(Collection<String> codes) {
        return new Confirmations(Set.copyOf(codes), false);
    }

    /** Of who only says what follows from a fact: it was confirmed with the fact, or before anybody was asked. */
    public static Confirmations ofWhatFollows() {
        return new Confirmations(Set.of(), true);
    }

    /** @throws NotConfirmed at once, where nobody collects what is unlikely: in a test of one aggregate */
    static void ask(NotConfirmed.Unlikely unlikely) {
        var inHand = CurrentUnitOfWork.map(UnitOfWork::root)
                .filter(work -> work.getMessage() instanceof CommandMessage<?>)
                .map(work -> work.getMessage().getMetaData().get(KEY))
                .orElse(null);
        if (!(inHand instanceof Confirmations confirmations)) {
            throw new NotConfirmed(List.of(unlikely));
        }
        confirmations.note(unlikely);
    }

    private void note(NotConfirmed.Unlikely unlikely) {
        if (given.contains(unlikely.code())) {
            used.add(unlikely.code());
        } else if (!all) {
            missing.add(unlikely);
        }
    }

    /** How much was unlikely so far and not confirmed. */
    public int asked() {
        return missing.size();
    }

    /** What a command decided that was refused itself, while what it follows from stands, is nobody's concern. */
    public void forgetAfter(int asked) {
        missing.subList(asked, missing.size()).clear();
    }

    /** @throws NotConfirmed when something unlikely was decided that nobody has confirmed */
    public void requireAll() {
        if (!missing.isEmpty()) {
            throw new NotConfirmed(missing.stream().distinct().toList());
        }
    }

    /** The codes that were asked for and given, in the order in which they were asked for. */
    public List<String> used() {
        return List.copyOf(used);
    }
}
