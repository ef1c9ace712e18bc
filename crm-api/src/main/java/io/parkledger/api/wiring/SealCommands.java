package io.parkledger.api.wiring;

import io.parkledger.api.kit.Settings;
import io.parkledger.core.Contexts;
import io.parkledger.core.custody.CustodyCommand;
import io.parkledger.core.custody.CustodyCommand.TellReplacedKey;
import io.parkledger.core.custody.CustodyCommand.TellRestore;
import io.parkledger.core.id.CustodyId;
import io.parkledger.core.ledger.Delivery;
import io.parkledger.core.ledger.LastResort;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.LedgerCannotStart;
import io.parkledger.core.ledger.LedgerClock;
import io.parkledger.core.ledger.LedgerDatabase;
import io.parkledger.core.ledger.Loops;
import io.parkledger.core.ledger.Reach;
import io.parkledger.core.ledger.Sender;
import io.parkledger.core.ledger.seal.Finding;
import io.parkledger.core.ledger.seal.Seal;
import io.parkledger.core.ledger.seal.SealBroken;
import io.parkledger.core.policy.Policies;
import io.parkledger.core.tlog.Checkpoint;
import io.parkledger.core.tlog.NoteFile;
import io.parkledger.core.tlog.NoteRefused;
import io.parkledger.projection.store.ViewCheck;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * What is done with the seal on the server, with the settings of the server:
 *
 * <pre>
 * java -jar parkledger.jar verify [checkpoints.txt]   recomputes all that was sealed, from the database alone
 * java -jar parkledger.jar restore                    goes on after a backup was brought back
 * java -jar parkledger.jar replace-seal-key           signs with another key from now on
 * </pre>
 *
 * <p>How a backup is made, and {@code restore --from=} that begins with one, stand in {@link BackupCommands}.
 *
 * <p>The embedded ledger is used by one process at a time, so the server is stopped first. With a PostgreSQL of one's
 * own only {@code verify} may run beside it: the others need that no node signs meanwhile.
 */
public final class SealCommands {

    private static final Duration SEALED_WITHIN = Duration.ofSeconds(30);
    private static final Sender OPERATOR =
            new Sender("job:seal", "system", "job", null, null, null, null, Reach.ALL, Set.of());

    private SealCommands() {}

    /** Only what is asked for is made: the database, the seal, and a ledger where something is told. */
    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(Settings.class)
    @Import(LedgerWiring.class)
    static class Wiring {}

    /** @return 0 when all is well, 1 when not, 2 when it could not be done */
    private interface Work {
        int with(ApplicationContext context) throws IOException;
    }

    /** By the word it is called with. */
    private static Map<String, Work> works(List<String> words, PrintStream out) {
        return Map.of(
                "verify", context -> verify(context, words, out),
                "restore", context -> restore(context, out),
                "replace-seal-key", context -> replaceKey(context, out));
    }

    public static boolean knows(String word) {
        return works(List.of(), System.out).containsKey(word);
    }

    /**
     * @param arguments the command's name first; those with dashes are settings
     * @return for the shell: 0 when all is well, 1 when something was found, 2 when it could not be done
     */
    public static int run(List<String> arguments, PrintStream out) {
        var words = arguments.stream().filter(each -> !each.startsWith("--")).toList();
        var application = new SpringApplication(Wiring.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLazyInitialization(true);
        application.setLogStartupInfo(false);
        try (var context = application.run(
                arguments.stream().filter(each -> each.startsWith("--")).toArray(String[]::new))) {
            return works(words.subList(1, words.size()), out).get(words.get(0)).with(context);
        } catch (SealBroken | LedgerCannotStart | NoteRefused | IOException failure) {
            out.println(failure.getMessage());
            return 2;
        }
    }

    private static int verify(ApplicationContext context, List<String> words, PrintStream out) throws IOException {
        var trusted = words.isEmpty() ? List.<Checkpoint>of() : checkpointsIn(Path.of(words.get(0)));
        var seal = context.getBean(Seal.class).comparingClaims(Contexts.ALL);
        var report = seal.look(0, trusted, position -> {});
        out.printf(
                "%d events, %d checkpoints compared, %d signatures verified, %.1f s and %.1f s for signatures%n",
                report.upTo(),
                report.checkpoints(),
                report.signatures(),
                report.took().toMillis() / 1000.0,
                report.tookSignatures().toMillis() / 1000.0);
        report.findings().forEach(finding -> out.println(said(finding)));
        if (report.isClean()) {
            out.println("Everything is as it was sealed."
                    + (trusted.isEmpty()
                            ? " Give a file of checkpoints that you noted earlier to know that nothing was changed since."
                            : " Nothing was changed since the checkpoints you hold."));
            return 0;
        }
        out.println(report.count() + " findings; of " + report.subjects().size() + " things something was changed: "
                + String.join(", ", report.subjects()));
        return 1;
    }

    static String said(Finding finding) {
        return finding.code()
                + (finding.position() > 0 ? " at position " + finding.position() : "")
                + (finding.columns().isEmpty() ? "" : " in " + String.join(", ", finding.columns()))
                + (finding.subject() == null ? "" : " of " + finding.subject())
                + "; the last good checkpoint before covers " + finding.lastGoodCheckpoint();
    }

    private static List<Checkpoint> checkpointsIn(Path file) throws IOException {
        return NoteFile.parse(Files.readString(file)).stream()
                .map(note -> Checkpoint.parse(note.text()))
                .toList();
    }

    static int restore(ApplicationContext context, PrintStream out) {
        var seal = context.getBean(Seal.class);
        try (var ledger = open(context, seal)) {
            var restore = seal.toRestore(ledger.reader().head());
            if (restore.isEmpty()) {
                out.println("The ledger has all that the outside file ends with: there is nothing to restore.");
                return 0;
            }
            var lost = restore.get();
            // First, since what is told is told once: cut short, the command begins anew.
            var erased = seal.erasedPersons();
            erased.forEach(ledger.personKeys()::erase);
            tell(
                    ledger,
                    new TellRestore(
                            CustodyId.SEAL,
                            lost.formerOrigin(),
                            lost.origin(),
                            lost.keptUpTo(),
                            lost.lostUpTo(),
                            lost.checkpoint()));
            out.printf(
                    "Kept %d events; those up to %d are lost, which the ledger tells. Checkpoints are signed as %s from now on."
                            + " %d persons were erased again.%n",
                    lost.keptUpTo(), lost.lostUpTo(), lost.origin(), erased.size());
            return 0;
        }
    }

    private static int replaceKey(ApplicationContext context, PrintStream out) {
        var seal = context.getBean(Seal.class);
        try (var ledger = open(context, seal)) {
            seal.start(ledger);
            seal.awaitCheckpoint(ledger.reader().head(), SEALED_WITHIN);
            // First, and sealed with the key of before: what no event tells is no key of this ledger.
            var keys = seal.nextKey();
            tell(
                    ledger,
                    new TellReplacedKey(
                            CustodyId.SEAL, keys.get(0).toString(), keys.get(1).toString()));
            seal.awaitCheckpoint(ledger.reader().head(), SEALED_WITHIN);
            seal.close();
            seal.replaceKey();
            out.println("Checkpoints were signed with " + keys.get(0));
            out.println("and are signed from now on with " + keys.get(1));
            out.println("Give every node the new file checkpoint.key before it starts.");
            return 0;
        }
    }

    private static Ledger open(ApplicationContext context, Seal seal) {
        return Ledger.open(
                context.getBean(LedgerDatabase.class),
                context.getBean(LedgerClock.class),
                Contexts.ALL,
                Policies.ALL,
                new ViewCheck(),
                seal.mac(),
                new Loops(LastResort.END_PROCESS));
    }

    private static void tell(Ledger ledger, CustodyCommand command) {
        var receipt = ledger.desk().send(command, OPERATOR, Delivery.PLAIN);
        ledger.positions().await(receipt, SEALED_WITHIN);
    }
}
