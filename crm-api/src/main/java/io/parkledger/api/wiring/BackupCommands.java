package io.parkledger.api.wiring;

import io.parkledger.api.kit.Settings;
import io.parkledger.api.kit.access.AccessLog;
import io.parkledger.api.operation.BackupReport;
import io.parkledger.api.operation.Backups;
import io.parkledger.api.operation.Job;
import io.parkledger.api.operation.Jobs;
import io.parkledger.core.Contexts;
import io.parkledger.core.ledger.Jdbc;
import io.parkledger.core.ledger.LedgerCannotStart;
import io.parkledger.core.ledger.LedgerClock;
import io.parkledger.core.ledger.LedgerDatabase;
import io.parkledger.core.ledger.LedgerSettings;
import io.parkledger.core.ledger.LedgerUnavailable;
import io.parkledger.core.ledger.backup.Backup;
import io.parkledger.core.ledger.backup.BackupProgress;
import io.parkledger.core.ledger.backup.BackupRefused;
import io.parkledger.core.ledger.backup.KeyFiles;
import io.parkledger.core.ledger.backup.Recovery;
import io.parkledger.core.ledger.backup.StoredBackup;
import io.parkledger.core.ledger.embedded.EmbeddedLedger;
import io.parkledger.core.ledger.embedded.EmbeddedPostgres;
import io.parkledger.core.ledger.seal.Finding;
import io.parkledger.core.ledger.seal.KeptOutside;
import io.parkledger.core.ledger.seal.Seal;
import io.parkledger.core.ledger.seal.SealBroken;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * A backup and its way back, on the server and with its settings:
 *
 * <pre>
 * java -jar parkledger.jar backup --to=FILE [--keys=FILE]     while the server runs, or stopped
 * java -jar parkledger.jar restore --from=FILE [--data=EMPTY] into a folder, or a database, that holds no ledger
 * </pre>
 *
 * <p>The second verifies what it has brought back and goes on as {@link SealCommands} do after any restore.
 */
public final class BackupCommands {

    private static final String BACKUP = "backup";
    private static final String RESTORE = "restore";
    private static final String FROM = "--from=";
    private static final String TO = "--to=";
    private static final String KEYS = "--keys=";
    private static final String DATA = "--data=";

    /** What is kept outside may know of more than a backup has: the ledger tells of it afterwards. */
    private static final Set<Finding.Code> LOST =
            Set.of(Finding.Code.LEDGER_CUT_SHORT, Finding.Code.CHECKPOINT_MISSING);

    /** What is in a data folder besides the ledger, and is there before it. */
    private static final Set<String> BESIDE_THE_LEDGER =
            Set.of("keys", "checkpoints.txt", "checkpoints.txt.erased-persons", "backups");

    private BackupCommands() {}

    /** Only what is asked for is made. */
    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(Settings.class)
    @Import(LedgerWiring.class)
    static class Wiring {}

    public static boolean knows(List<String> arguments) {
        return !arguments.isEmpty()
                && (arguments.get(0).equals(BACKUP)
                        || arguments.get(0).equals(RESTORE) && option(arguments, FROM) != null);
    }

    private static @Nullable String option(List<String> arguments, String name) {
        return arguments.stream()
                .filter(each -> each.startsWith(name))
                .map(each -> each.substring(name.length()))
                .findFirst()
                .orElse(null);
    }

    /**
     * @param arguments the command's name first; those with dashes that are not its own are settings
     * @return for the shell: 0 when all is well, 1 when something was found, 2 when nothing was done
     */
    public static int run(List<String> arguments, PrintStream out) {
        var application = new SpringApplication(Wiring.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLazyInitialization(true);
        application.setLogStartupInfo(false);
        try (var context = application.run(settings(arguments))) {
            return arguments.get(0).equals(BACKUP) ? backup(context, arguments, out) : restore(context, arguments, out);
        } catch (RuntimeException failure) {
            out.println(sentence(failure));
            return 2;
        }
    }

    private static String[] settings(List<String> arguments) {
        return arguments.stream()
                .filter(each -> each.startsWith("--"))
                .filter(each -> !each.startsWith(FROM) && !each.startsWith(TO) && !each.startsWith(KEYS))
                .map(each -> each.startsWith(DATA) ? "--parkledger.data=" + each.substring(DATA.length()) : each)
                .toArray(String[]::new);
    }

    /** What was refused says so itself; anything else is a defect, and is told whole. */
    private static String sentence(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BackupRefused refused) {
                return refused.code() + ": " + refused.getMessage();
            }
            if (cause instanceof LedgerCannotStart refused) {
                return refused.code() + ": " + refused.getMessage();
            }
            if (cause instanceof SealBroken broken) {
                return broken.code() + ": " + broken.getMessage();
            }
            if (cause instanceof LedgerUnavailable away) {
                return String.valueOf(away.getMessage());
            }
        }
        throw failure;
    }

    private static int backup(ConfigurableApplicationContext context, List<String> arguments, PrintStream out) {
        var to = option(arguments, TO);
        if (to == null) {
            out.println("Usage: java -jar parkledger.jar backup --to=FILE [--keys=FILE] [--parkledger.…=…]");
            return 2;
        }
        var settings = context.getBean(Settings.class);
        var ledger = ledgerThatIs(context, settings);
        var jdbc = new Jdbc(LedgerDatabase.owner(ledger));
        var clock = context.getBean(LedgerClock.class);
        var log = new AccessLog(jdbc, clock);
        var file = Path.of(to);
        log.write(AccessLog.ON_THE_SERVER, BACKUP, String.valueOf(file.getFileName()));
        var written = new Backup(ledger, Backups.SCHEMAS, Backups.version()).to(file, BackupProgress.NOBODY);
        Jobs.tell(
                jdbc,
                Job.Kind.BACKUP,
                AccessLog.ON_THE_SERVER,
                BackupReport.of(file, written),
                written.manifest().takenAt());
        out.printf(
                "%s: %d events up to position %d, %d bytes, SHA-256 %s%n",
                file, written.manifest().events(), written.manifest().position(), written.bytes(), written.sha256());
        out.println(
                "It holds the keys of persons as well: whoever is erased from now on is erased again by the restore, from"
                        + " the list kept with " + settings.sealOutside()
                        + ", and stays in this file until it is deleted.");
        var keys = option(arguments, KEYS);
        if (keys != null) {
            log.write(
                    AccessLog.ON_THE_SERVER,
                    "backup-keys",
                    String.valueOf(Path.of(keys).getFileName()));
            out.printf(
                    "%s: %d key files. They belong somewhere else than the backup: who has both, and the file of checkpoints,"
                            + " can rewrite everything.%n",
                    keys, new KeyFiles(settings.sealKeys()).to(Path.of(keys)));
        }
        return 0;
    }

    /** Where it runs already, beside what runs; a folder without a ledger gets none. */
    private static LedgerSettings ledgerThatIs(ConfigurableApplicationContext context, Settings settings) {
        if (isEmbedded(context)) {
            var folder = postgresFolder(settings);
            if (!Files.exists(folder.resolve("cluster"))) {
                throw new BackupRefused(
                        "backup.no-ledger",
                        null,
                        "There is no ledger in %s: name its folder by --data or parkledger.data.",
                        settings.data());
            }
            var running = EmbeddedLedger.ofRunning(folder);
            if (running.isPresent()) {
                return running.get();
            }
        }
        return context.getBean(LedgerSettings.class);
    }

    private static boolean isEmbedded(ConfigurableApplicationContext context) {
        return context.getBeanNamesForType(EmbeddedPostgres.class, true, false).length > 0;
    }

    private static Path postgresFolder(Settings settings) {
        return settings.data().resolve("postgres");
    }

    private static int restore(ConfigurableApplicationContext context, List<String> arguments, PrintStream out) {
        var settings = context.getBean(Settings.class);
        var backup = StoredBackup.open(Path.of(String.valueOf(option(arguments, FROM))));
        var outside = new KeptOutside(settings.sealOutside());
        if (outside.isOfAnotherLedger(backup.manifest().keys())) {
            throw new BackupRefused(
                    "restore.another-ledger",
                    null,
                    "The file of checkpoints %s is another ledger's than this backup of %s: name the right one by"
                            + " parkledger.seal.outside.",
                    settings.sealOutside(),
                    backup.manifest().ledger());
        }
        requireSameKind(context, backup);
        var leftOut = load(context, settings, backup, outside.erasedPersons());
        out.printf(
                "Brought back the ledger %s as of %s: %d events up to position %d. Persons who had been erased since and are"
                        + " erased again: %d.%n",
                backup.manifest().ledger(),
                backup.manifest().takenAt(),
                backup.manifest().events(),
                backup.manifest().position(),
                leftOut);
        noteRestore(context, backup);
        return verified(context, settings, outside, out) ? SealCommands.restore(context, out) : 1;
    }

    /** Else what was brought back could not be opened. */
    private static void requireSameKind(ConfigurableApplicationContext context, StoredBackup backup) {
        var isSimulated = backup.manifest().kind().equals("simulated");
        if (isSimulated != context.getBean(LedgerClock.class).isSimulated()) {
            throw new BackupRefused(
                    "restore.kind-mismatch",
                    null,
                    isSimulated
                            ? "This backup is of a demo's ledger: add --spring.profiles.active=demo."
                            : "This backup is of a real ledger: leave the profile demo out.");
        }
    }

    private static int load(
            ConfigurableApplicationContext context, Settings settings, StoredBackup backup, List<String> erased) {
        if (!isEmbedded(context)) {
            return recovery(context, backup).load(erased, BackupProgress.NOBODY);
        }
        requireEmpty(settings.data());
        Recovery.requireRoom(backup.manifest(), settings.data());
        try {
            return recovery(context, backup).load(erased, BackupProgress.NOBODY);
        } catch (RuntimeException failure) {
            context.close();
            deleteMade(postgresFolder(settings));
            throw failure;
        }
    }

    private static Recovery recovery(ConfigurableApplicationContext context, StoredBackup backup) {
        return new Recovery(backup, context.getBean(LedgerSettings.class), Backups.SCHEMAS);
    }

    private static void requireEmpty(Path data) {
        if (!Files.exists(data)) {
            return;
        }
        try (var files = Files.list(data)) {
            var other = files.filter(file ->
                            !BESIDE_THE_LEDGER.contains(file.getFileName().toString()))
                    .findFirst();
            if (other.isPresent()) {
                throw new BackupRefused(
                        "restore.folder-not-empty",
                        null,
                        "The data folder %s holds %s, and nothing is written over: name an empty one by --data. Only the key"
                                + " files and the file of checkpoints may be there already.",
                        data,
                        other.get().getFileName());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** So that the same command can be given once more. */
    private static void deleteMade(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void noteRestore(ConfigurableApplicationContext context, StoredBackup backup) {
        var database = context.getBean(LedgerDatabase.class);
        new AccessLog(database.jdbc(), context.getBean(LedgerClock.class))
                .write(
                        AccessLog.ON_THE_SERVER,
                        RESTORE,
                        String.valueOf(backup.file().getFileName()));
    }

    /** Whether nothing but what is lost was found; nothing is told by a ledger that is not what was sealed. */
    private static boolean verified(
            ConfigurableApplicationContext context, Settings settings, KeptOutside outside, PrintStream out) {
        if (!Files.exists(settings.sealKeys().resolve("append.key"))) {
            out.println("seal.key-missing: The key files are not in " + settings.sealKeys()
                    + ": bring them there, and then run: java -jar parkledger.jar restore");
            return false;
        }
        if (!outside.isThere()) {
            out.println("There is no file of checkpoints at " + settings.sealOutside()
                    + ": what the backup lacks, and who was erased since, is not known.");
        }
        var seal = context.getBean(Seal.class).comparingClaims(Contexts.ALL);
        var report = seal.look(0, List.of(), position -> {});
        report.findings().forEach(finding -> out.println(SealCommands.said(finding)));
        var other = report.findings().stream()
                .filter(finding -> !LOST.contains(finding.code()))
                .filter(finding -> outside.isThere() || finding.code() != Finding.Code.OUTSIDE_FILE_CHANGED)
                .filter(finding -> finding.code() != Finding.Code.EVENT_FOREIGN)
                .count();
        out.printf(
                "Verified %d events and %d checkpoints: %s%n",
                report.upTo(),
                report.checkpoints(),
                other == 0
                        ? "what was brought back is as it was sealed."
                        : other
                                + " findings. Nothing is signed on top of them: look into them, take an older backup, or run"
                                + " java -jar parkledger.jar restore if you know them.");
        return other == 0;
    }
}
