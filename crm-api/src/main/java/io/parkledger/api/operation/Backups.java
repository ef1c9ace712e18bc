package io.parkledger.api.operation;

import io.parkledger.api.kit.Settings;
import io.parkledger.api.kit.access.AccessLog;
import io.parkledger.core.ledger.LedgerClock;
import io.parkledger.core.ledger.LedgerSettings;
import io.parkledger.core.ledger.MigratedSchema;
import io.parkledger.core.ledger.backup.Backup;
import io.parkledger.core.ledger.backup.BackupProgress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Writes backups (备份) that somebody has asked for into a folder of the server. Who runs the system asks for them and
 * never holds one: a backup tells all that is in the ledger, and no page shows him that.
 */
@Component
public class Backups {

    /** All that is kept in the ledger's database. */
    public static final List<MigratedSchema> SCHEMAS = List.of(MigratedSchema.LEDGER, AccessLog.SCHEMA);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private final LedgerSettings ledger;
    private final LedgerClock clock;
    private final Path folder;
    private final AccessLog accessLog;

    Backups(LedgerSettings ledger, LedgerClock clock, Settings settings, AccessLog accessLog) {
        this.ledger = ledger;
        this.clock = clock;
        folder = settings.backupFolder().toAbsolutePath().normalize();
        this.accessLog = accessLog;
    }

    /** Where the node that leads writes them. */
    Path folder() {
        return folder;
    }

    /** All that the ledger tells is about to leave it: that is written down first, whoever asks. */
    BackupReport take(String login, BackupProgress progress) {
        var file = freeName();
        accessLog.write(login, "backup", file.getFileName().toString());
        return BackupReport.of(file, new Backup(ledger, SCHEMAS, version()).to(file, progress));
    }

    /** The time; two of one second are told apart by a number. */
    private Path freeName() {
        var time = TIME.format(ZonedDateTime.now(clock));
        var file = folder.resolve("parkledger-" + time + ".zip");
        for (int number = 2; Files.exists(file); number++) {
            file = folder.resolve("parkledger-" + time + "-" + number + ".zip");
        }
        return file;
    }

    /** Of this program; where it is not run from its jar there is none. */
    public static String version() {
        return Objects.requireNonNullElse(Backups.class.getPackage().getImplementationVersion(), "-");
    }
}
