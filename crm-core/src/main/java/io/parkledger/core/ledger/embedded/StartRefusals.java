package io.parkledger.core.ledger.embedded;

import io.parkledger.core.ledger.LedgerCannotStart;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Why the embedded PostgreSQL does not start, in sentences that say what to do. Nothing stored was changed. */
final class StartRefusals {

    private StartRefusals() {}

    static LedgerCannotStart dataFolderInUse(Path folder, String holder) {
        return new LedgerCannotStart(
                "ledger.data-folder-in-use",
                null,
                "The data folder %s is in use by process %s. Stop that one first, or give this one a data folder of"
                        + " its own.",
                folder,
                holder);
    }

    static LedgerCannotStart dataFolderNotWritable(Path folder, String reason, @Nullable Throwable cause) {
        return new LedgerCannotStart(
                "ledger.data-folder-not-writable",
                cause,
                "The user %2$s cannot read and write the data folder %1$s: %3$s Give the folder to that user, mount it"
                        + " writable, or choose another data folder.",
                folder,
                System.getProperty("user.name", "?"),
                sentence(reason));
    }

    static LedgerCannotStart dataFolderOfAnotherUser(Path folder, String owner) {
        return new LedgerCannotStart(
                "ledger.data-folder-of-another-user",
                null,
                "The data folder %s belongs to the user %s, but the application runs as %s. Start it as %2$s, or give"
                        + " that user's folder away with all it holds (chown -R).",
                folder,
                owner,
                System.getProperty("user.name", "?"));
    }

    static LedgerCannotStart pathNotAllowed(Path folder) {
        return new LedgerCannotStart(
                "ledger.path-not-allowed",
                null,
                "The folder %s has one of the characters \" $ ` \\ or a line break in its path, which PostgreSQL's programs"
                        + " cannot take. Choose another folder.",
                folder);
    }

    static LedgerCannotStart diskFull(Path folder, long neededMb, @Nullable Throwable cause) {
        return new LedgerCannotStart(
                "ledger.disk-full",
                cause,
                "The disk of the data folder %s is full: starting needs at least %s MB free. Free some space and start"
                        + " again.",
                folder,
                neededMb);
    }

    static LedgerCannotStart platformNotSupported(String system, String machine) {
        return new LedgerCannotStart(
                "ledger.platform-not-supported",
                null,
                "No PostgreSQL for %s on %s comes with this application. Install PostgreSQL 15 or later and give its"
                        + " URL instead of a data folder.",
                system,
                machine);
    }

    static LedgerCannotStart programsDoNotRun(Path programs, String reason) {
        return new LedgerCannotStart(
                "ledger.programs-do-not-run",
                null,
                "The PostgreSQL programs in %s do not run: %s Use a folder on a disk that allows programs (not mounted"
                        + " noexec), or give the URL of a PostgreSQL of your own.",
                programs,
                sentence(reason));
    }

    static LedgerCannotStart rootNeedsUserNamespaces(String reason) {
        return new LedgerCannotStart(
                "ledger.root-needs-user-namespaces",
                null,
                "PostgreSQL does not run as root, and this system does not let root start it in a user namespace: %s"
                        + " Start the application as an ordinary user (in a container: --user 1000), or allow user"
                        + " namespaces (sysctl user.max_user_namespaces).",
                sentence(reason));
    }

    static LedgerCannotStart passwordMissing(Path file, Throwable cause) {
        return new LedgerCannotStart(
                "ledger.password-missing",
                cause,
                "The file %s with the database's password cannot be read. Bring it back from the backup of this data"
                        + " folder; the data themselves are untouched.",
                file);
    }

    static LedgerCannotStart unsafeSetting(String setting, String value) {
        return new LedgerCannotStart(
                "ledger.unsafe-setting",
                null,
                "The database setting %s is %s, so a power cut could lose what was already confirmed. It has to be on:"
                        + " remove what sets it.",
                setting,
                value);
    }

    static LedgerCannotStart postgresDidNotStart(Path log, String lastLines, @Nullable Throwable cause) {
        return new LedgerCannotStart(
                "ledger.postgres-did-not-start",
                cause,
                "PostgreSQL did not start. Its log is %s and ends with: %s",
                log,
                lastLines);
    }

    static LedgerCannotStart postgresDidNotStop(Path folder, long pid, String reason) {
        return new LedgerCannotStart(
                "ledger.postgres-did-not-stop",
                null,
                "PostgreSQL (process %2$s), left running in the data folder %1$s by an earlier start, does not stop:"
                        + " %3$s Stop that process and start again.",
                folder,
                pid,
                sentence(reason));
    }

    private static String sentence(String reason) {
        var text = reason.strip();
        return text.isEmpty() ? "no reason given." : text.endsWith(".") ? text : text + ".";
    }
}
