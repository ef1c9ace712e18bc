package io.parkledger.api.log;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.http.PageController;
import io.parkledger.api.kit.page.Forms;
import io.parkledger.api.kit.page.InMenu;
import io.parkledger.api.kit.subject.Places;
import io.parkledger.api.operation.Job;
import io.parkledger.api.operation.Lookout;
import io.parkledger.api.operation.Verifications;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.LedgerEvent;
import io.parkledger.core.ledger.seal.Finding;
import io.parkledger.core.ledger.seal.LogReader;
import io.parkledger.core.ledger.seal.Seal;
import io.parkledger.core.tlog.Checkpoint;
import io.parkledger.core.tlog.SignedNote;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * The seal (封存) as people see it: what it proves and what it does not, the newest checkpoint to take away, and the last
 * verification with what it found.
 */
@Controller
@PageController
class SealPages {

    private static final Logger LOG = LoggerFactory.getLogger(SealPages.class);

    /** Findings and foreign events of one page; REST has all that are kept. */
    private static final int SHOWN = 50;

    private static final String OF_THE_SEAL = "seal.";
    /** Said on the page itself, where they are. */
    private static final Set<String> SHOWN_BELOW = Set.of("seal.foreign-events", "seal.verification-failed");

    private static final MediaType TEXT = MediaType.parseMediaType("text/plain;charset=utf-8");

    private static final MediaType TIME_STAMP = MediaType.parseMediaType("application/timestamp-reply");

    private final LogReader log;
    private final Seal seal;
    private final Ledger ledger;
    private final Verifications verifications;
    private final Lookout lookout;
    private final Forms forms;
    private final Places places;

    SealPages(
            LogReader log,
            Seal seal,
            Ledger ledger,
            Verifications verifications,
            Lookout lookout,
            Forms forms,
            Places places) {
        this.log = log;
        this.seal = seal;
        this.ledger = ledger;
        this.verifications = verifications;
        this.lookout = lookout;
        this.forms = forms;
        this.places = places;
    }

    /** The newest checkpoint, in its parts and as it is taken away. */
    record Newest(Checkpoint checkpoint, String note) {

        static Newest of(SignedNote note) {
            return new Newest(Checkpoint.parse(note.text()), note.toString());
        }
    }

    /**
     * Something a verification found, with where its reader may go from it.
     *
     * @param subject page of the aggregate that is touched; null where it has none
     */
    record Row(Finding of, @Nullable String subject) {}

    @GetMapping("/seal")
    @Allowed(Action.READ_LEDGER)
    @InMenu(at = 115, group = "audit", icon = "shield")
    String seal(Call call, Model model) {
        var size = log.size();
        model.addAttribute("newest", log.checkpoint().map(Newest::of).orElse(null));
        model.addAttribute("size", size);
        model.addAttribute("unsealed", Math.max(0, ledger.reader().head() - size));
        model.addAttribute("keys", log.keys());
        model.addAttribute("witnesses", seal.witnesses());
        model.addAttribute("stamps", seal.stamps());
        model.addAttribute("foreign", log.foreignEvents());
        model.addAttribute("foreignEvents", log.newestForeignEvents(SHOWN));
        model.addAttribute(
                "wrong",
                lookout.findings().stream()
                        .filter(finding ->
                                finding.code().startsWith(OF_THE_SEAL) && !SHOWN_BELOW.contains(finding.code()))
                        .toList());
        model.addAttribute("verify", forms.link("log.verify", call));
        showVerification(call, model);
        return "log/seal";
    }

    /** The verification alone; while one is under way, it is asked for every second. */
    @GetMapping("/seal/verification")
    @Allowed(Action.READ_LEDGER)
    String verification(Call call, Model model) {
        showVerification(call, model);
        return "log/verification :: verification";
    }

    private void showVerification(Call call, Model model) {
        var last = verifications.last();
        var links = places.of(call.caller());
        model.addAttribute("last", last.orElse(null));
        model.addAttribute("underWay", verifications.underWay().orElse(null));
        model.addAttribute(
                "findings",
                last.map(Job::verification).stream()
                        .flatMap(report -> report.findings().stream())
                        .limit(SHOWN)
                        .map(finding -> new Row(finding, place(finding, links)))
                        .toList());
    }

    private @Nullable String place(Finding finding, Map<String, String> links) {
        var subject = finding.subject();
        return subject == null
                ? null
                : event(finding.position(), subject)
                        .map(event -> links.get(event.aggregateType()))
                        .map(place -> place + subject)
                        .orElse(null);
    }

    /** One of a subject's events; what was changed may be readable no more. */
    private Optional<LedgerEvent> event(long position, String subject) {
        try {
            var at = position == 0
                    ? Optional.<LedgerEvent>empty()
                    : ledger.reader().after(position - 1, 1).stream()
                            .filter(event -> event.aggregateId().equals(subject))
                            .findFirst();
            return at.or(() -> ledger.reader().ofAggregate(subject, Long.MAX_VALUE).stream()
                    .findFirst());
        } catch (RuntimeException e) {
            LOG.debug("An event of {} cannot be read", subject, e);
            return Optional.empty();
        }
    }

    /** To be kept where nobody has both this ledger's database and its key. */
    @GetMapping("/seal/checkpoint.txt")
    @Allowed(Action.READ_LEDGER)
    ResponseEntity<String> checkpoint(Call call) {
        var note = log.checkpoint().orElseThrow(LogApi::nothingSealed);
        return file("checkpoint.txt", TEXT, note.toString());
    }

    /** A time stamp as the authority has sent it, to be checked by programs of others. */
    @GetMapping("/seal/timestamps/{size}/timestamp.tsr")
    @Allowed(Action.READ_LEDGER)
    ResponseEntity<byte[]> timestamp(@PathVariable long size, Call call) {
        var reply = log.timeStamp(size).orElseThrow(() -> LogApi.notStamped(size));
        return file(size + ".tsr", TIME_STAMP, reply);
    }

    /** What it stamps, byte for byte. */
    @GetMapping("/seal/timestamps/{size}/stamped.txt")
    @Allowed(Action.READ_LEDGER)
    ResponseEntity<String> stamped(@PathVariable long size, Call call) {
        return file(size + ".txt", TEXT, log.stampedText(size).orElseThrow(() -> LogApi.notStamped(size)));
    }

    @GetMapping("/ledger/{position}/proof.txt")
    @Allowed(Action.READ_LEDGER)
    ResponseEntity<String> proof(@PathVariable long position, Call call) {
        var proof = log.proof(position).orElseThrow(() -> LogApi.notSealed(log));
        return file(position + ".tlog-proof", TEXT, proof.toString());
    }

    private static <T> ResponseEntity<T> file(String name, MediaType type, T content) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .contentType(type)
                .cacheControl(CacheControl.noCache())
                .body(content);
    }
}
