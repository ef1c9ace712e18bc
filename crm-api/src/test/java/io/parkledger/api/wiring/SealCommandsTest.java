package io.parkledger.api.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parkledger.api.TestApplication;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.ledger.Delivery;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.LedgerSettings;
import io.parkledger.core.ledger.TestFolders;
import io.parkledger.core.ledger.TestLedger;
import io.parkledger.core.ledger.TestPostgres;
import io.parkledger.core.ledger.seal.LogReader;
import io.parkledger.core.ledger.seal.Seal;
import io.parkledger.core.space.ParkCommand.RegisterPark;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an operator does with the seal on the server, with the server stopped. */
class SealCommandsTest {

    private final Path folder = TestFolders.make();
    private final Path outside = folder.resolve("outside/checkpoints.txt");

    private String[] settings() {
        return new String[] {"--parkledger.seal.keys=" + folder.resolve("keys"), "--parkledger.seal.outside=" + outside
        };
    }

    /** A ledger of some parks, stopped when all of them are in the outside file. */
    private LedgerSettings ledgerOf(TestApplication application, String... parks) {
        try (var app = application) {
            for (var park : parks) {
                app.bean(Ledger.class)
                        .desk()
                        .send(new RegisterPark(new ParkId(park), "园区" + park, null), TestLedger.LIN, Delivery.PLAIN);
            }
            var log = app.bean(LogReader.class);
            await().atMost(Duration.ofSeconds(20)).until(() -> log.checkpoint()
                    .filter(note ->
                            log.size() == app.bean(Ledger.class).reader().lastIndex())
                    .filter(note -> Files.exists(outside) && read(outside).endsWith(note + "\n"))
                    .isPresent());
            if (parks.length == 1 && parks[0].equals("LOST")) {
                app.bean(Seal.class).noteErased("P-1");
            }
            return app.database();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String run(LedgerSettings database, String... words) {
        var arguments = new ArrayList<>(List.of(words));
        arguments.addAll(List.of(
                "--parkledger.ledger.url=" + database.url(),
                "--parkledger.ledger.user=" + database.user(),
                "--parkledger.ledger.password=" + database.password(),
                "--parkledger.ledger.owner-user=" + database.ownerUser(),
                "--parkledger.ledger.owner-password=" + database.ownerPassword()));
        arguments.addAll(List.of(settings()));
        var out = new ByteArrayOutputStream();
        var result = SealCommands.run(arguments, new PrintStream(out, true, UTF_8));
        return result + " " + out.toString(UTF_8);
    }

    @Test
    void a_stopped_ledger_is_verified_and_what_was_changed_is_named() throws IOException {
        var database = ledgerOf(TestApplication.start(settings()), "A", "B", "C");
        var noted = Files.copy(outside, folder.resolve("noted.txt"));
        var none = Files.writeString(folder.resolve("none.txt"), "no note");

        assertThat(run(database, "verify")).startsWith("0 3 events").contains("Everything is as it was sealed.");
        assertThat(run(database, "verify", noted.toString())).contains("Nothing was changed since the checkpoints");
        assertThat(run(database, "verify", none.toString())).startsWith("2 ");
        assertThat(run(database, "verify", folder.resolve("nowhere").toString()))
                .startsWith("2 ")
                .contains("nowhere");

        var owner = TestLedger.owner(database);
        owner.update("ALTER TABLE ledger.event DISABLE TRIGGER event_only_grows");
        owner.update("UPDATE ledger.event SET type = 'park.withdrawn' WHERE aggregate_id = 'B'");
        assertThat(run(database, "verify")).startsWith("1 ").contains("EVENT_CHANGED at position 2 in type of B");
        owner.update("UPDATE ledger.event SET type = 'park.registered' WHERE aggregate_id = 'B'");
        owner.update("INSERT INTO ledger.claim (kind, key, holder) VALUES ('open-lead-of-company', 'LQ 澜桥', 'L-9')");
        assertThat(run(database, "verify")).startsWith("1 ").contains("CLAIM_CHANGED");
    }

    @Test
    void a_key_is_replaced_and_all_verifies_on() {
        var database = ledgerOf(TestApplication.start(settings()), "A");

        assertThat(run(database, "replace-seal-key")).startsWith("0 ").contains("are signed from now on with");
        assertThat(run(database, "verify")).startsWith("0 ");
        assertThat(TestLedger.owner(database).query("SELECT vkey FROM ledger.log_key", row -> row.getString(1)))
                .hasSize(2);
    }

    @Test
    void after_a_backup_was_brought_back_it_goes_on_and_who_was_erased_is_erased_again() {
        var backup = ledgerOf(TestApplication.start(settings()), "A");
        TestLedger.owner(backup).update("INSERT INTO ledger.person_key VALUES ('P-1', '\\x00'), ('P-2', '\\x00')");
        ledgerOf(TestApplication.over(TestPostgres.copyOf(backup), settings()), "LOST");

        assertThat(run(backup, "replace-seal-key")).startsWith("2 ").contains("java -jar parkledger.jar restore");
        assertThat(run(backup, "restore"))
                .startsWith("0 Kept 1 events; those up to 2 are lost")
                .contains("/2 from now");
        assertThat(TestLedger.owner(backup).query("SELECT person_id FROM ledger.person_key", row -> row.getString(1)))
                .containsExactly("P-2");
        assertThat(run(backup, "restore")).startsWith("0 ").contains("there is nothing to restore");
        assertThat(run(backup, "replace-seal-key"))
                .as("under its new name")
                .startsWith("0 ")
                .contains("/2+");
    }
}
