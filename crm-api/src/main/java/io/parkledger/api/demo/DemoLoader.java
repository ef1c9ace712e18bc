package io.parkledger.api.demo;

import io.parkledger.api.importing.ImportsInTurn;
import io.parkledger.api.kit.access.Accounts;
import io.parkledger.api.kit.access.Role;
import io.parkledger.api.kit.wording.Words;
import io.parkledger.api.operation.DueWork;
import io.parkledger.core.ledger.Delivery;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.LedgerRefusal;
import io.parkledger.core.ledger.Reach;
import io.parkledger.core.ledger.Sender;
import io.parkledger.core.rule.RuleBroken;
import io.parkledger.projection.store.keeper.ViewKeeper;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Tells the demo's story to an empty ledger: every command is given on the day it was given, on the demo's own clock,
 * by the person who gave it; between the days the calendar's own work is done. A story once begun and interrupted is
 * told on from where it stopped.
 */
@Component
@Profile("demo")
public class DemoLoader implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(DemoLoader.class);
    private static final int OPENING_HOUR = 9;
    private static final Duration VIEWS_WITHIN = Duration.ofSeconds(30);

    private final DemoSettings settings;
    private final ParkFileReader reader;
    private final Ledger ledger;
    private final ViewKeeper keeper;
    private final DueWork dueWork;
    private final ImportsInTurn imports;
    private final Accounts accounts;
    private final Words words;
    private final Environment environment;
    private final Map<String, Role> roles = new HashMap<>();
    private volatile boolean told;

    DemoLoader(
            DemoSettings settings,
            ParkFileReader reader,
            Ledger ledger,
            ViewKeeper keeper,
            DueWork dueWork,
            ImportsInTurn imports,
            Accounts accounts,
            Words words,
            Environment environment) {
        this.settings = settings;
        this.reader = reader;
        this.ledger = ledger;
        this.keeper = keeper;
        this.dueWork = dueWork;
        this.imports = imports;
        this.accounts = accounts;
        this.words = words;
        this.environment = environment;
    }

    /** Whether the whole story has been told. */
    public boolean isTold() {
        return told;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var errors = reader.errors();
        var files = reader.read(settings.folder(), errors);
        errors.requireNone();
        openAccounts();
        tell(new ParkStory(settings, files, new Stories(settings)).tell());
        told = true;
        LOG.info(
                "The demo is ready on http://localhost:{} with known accounts (lin, wang, shen, admin, …; password {}): it is {} there",
                environment.getProperty("local.server.port"),
                DemoPeople.PASSWORD,
                ledger.clock().today());
    }

    private void openAccounts() {
        for (var account : DemoPeople.accounts(settings.parkId(), settings.parkId() + "-D")) {
            roles.put(account.login(), account.role());
            accounts.open(account, DemoPeople.PASSWORD);
        }
    }

    private void tell(Story story) {
        var steps = story.inOrder();
        if (ledger.reader().head() > 0 && isFinished(steps.get(steps.size() - 1))) {
            return;
        }
        LOG.info("Telling the demo's story: {} commands", steps.size());
        // No morning comes before all of the days before it is told.
        var begun = ledger.reader().head() > 0 ? ledger.clock().today() : LocalDate.MIN;
        var today = LocalDate.MIN;
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            if (step.recordedOn().isBefore(begun)) {
                today = step.recordedOn();
                continue;
            }
            if (!step.recordedOn().equals(today)) {
                today = passDays(today, step.recordedOn());
            }
            give(step, i);
            if ((i + 1) % 500 == 0) {
                LOG.info("{} of {} commands given, it is {}", i + 1, steps.size(), today);
            }
        }
        passDays(today, today.plusDays(1));
    }

    private boolean isFinished(Story.Step last) {
        return !ledger.clock().today().isBefore(last.recordedOn().plusDays(1));
    }

    /** Lets the mornings come, one by one, and does what the calendar asks for on each. */
    private LocalDate passDays(LocalDate from, LocalDate to) {
        for (var day = from.equals(LocalDate.MIN) ? to : from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
            var opening =
                    day.atTime(OPENING_HOUR, 0).atZone(ledger.clock().getZone()).toInstant();
            if (ledger.clock().instant().isBefore(opening)) {
                ledger.clock().set(opening);
            }
            awaitViews();
            dueWork.run();
        }
        return to;
    }

    private void awaitViews() {
        if (!keeper.await(ledger.reader().head(), VIEWS_WITHIN)) {
            throw new IllegalStateException("the views do not follow the demo");
        }
    }

    private void give(Story.Step step, int number) {
        var role = roles.getOrDefault(step.actor(), Role.STAFF).name().toLowerCase(Locale.ROOT);
        var sender = new Sender(step.actor(), role, "import", null, null, null, null, Reach.ALL);
        try {
            carryOut(step.deed(), sender, Delivery.once("demo:" + number));
        } catch (RuleBroken e) {
            refuse(step, words.say("problem." + e.code(), e.facts()));
        } catch (LedgerRefusal e) {
            refuse(step, words.say("problem." + e.getMessage(), List.of()));
        }
    }

    private void carryOut(Story.Deed deed, Sender sender, Delivery once) {
        if (deed instanceof Story.Deed.Give give) {
            ledger.positions().await(ledger.desk().send(give.command(), sender, once), VIEWS_WITHIN);
        } else if (deed instanceof Story.Deed.PutIn in) {
            imports.prepare(in.id(), in.park(), in.kind(), in.file(), sender, once);
        } else if (deed instanceof Story.Deed.Commit commit) {
            imports.commitGoodRows(commit.id(), sender, once);
        } else {
            var undo = (Story.Deed.Undo) deed;
            imports.undo(undo.id(), undo.cause(), sender, once);
        }
    }

    private void refuse(Story.Step step, String sentence) {
        var errors = reader.errors();
        errors.atRow(step.file(), step.line(), sentence);
        errors.requireNone();
    }
}
