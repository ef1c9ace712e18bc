package io.parkledger.api.importing;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.command.Desk;
import io.parkledger.api.kit.export.Sheet;
import io.parkledger.api.kit.http.Addresses;
import io.parkledger.api.kit.http.PageController;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.core.id.ImportId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.ledger.LedgerClock;
import io.parkledger.core.space.Glossary;
import io.parkledger.core.space.ParkCommand.DropSynonym;
import io.parkledger.core.space.Synonym;
import io.parkledger.projection.Views;
import io.parkledger.projection.space.ParkView;
import io.parkledger.projection.space.VocabularyView.Kept;
import io.parkledger.projection.store.rows.SliceRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What parks call things in their files (用语), as pages. */
@Controller
@PageController
@RequestMapping("/imports/words")
class VocabularyPages {

    private final Desk desk;
    private final Glossaries glossaries;
    private final LedgerClock clock;

    VocabularyPages(Desk desk, Glossaries glossaries, LedgerClock clock) {
        this.desk = desk;
        this.glossaries = glossaries;
        this.clock = clock;
    }

    /**
     * A word that is kept.
     *
     * @param meaning in the reader's language
     */
    record Word(ParkView park, Kept kept, String meaning) {}

    @GetMapping({"", Sheet.AT, Sheet.AT_XLSX})
    @Allowed(Action.READ_IMPORTS)
    String list(Call call, Views views, Model model) {
        var scope = call.scope().withoutBuildings();
        var words = views.space().parks(scope, SliceRequest.first(SliceRequest.MAX_LIMIT)).items().stream()
                .flatMap(park -> views.space().synonyms(park.id(), scope).stream()
                        .map(kept -> new Word(park, kept, glossaries.said(kept.glossary(), kept.meaning()))))
                .toList();
        model.addAttribute("words", words);
        model.addAttribute("several", words.stream().map(Word::park).distinct().count() > 1);
        model.addAttribute(
                "sheet",
                Sheet.of("import.words", words)
                        .column("import.words.term", word -> word.kept().term())
                        .column("import.park", word -> word.park().name())
                        .column("import.words.glossary", word -> word.kept().glossary())
                        .column("import.words.meaning", Word::meaning)
                        .person("import.words.by", word -> word.kept().keptBy())
                        .column("import.words.on", word -> word.kept().keptOn()));
        return "importing/words";
    }

    @PostMapping("/drop")
    @Allowed(Action.IMPORT)
    String drop(Call call, @RequestParam String parkId, @RequestParam Glossary glossary, @RequestParam String term) {
        var answer = desk.change(new DropSynonym(new ParkId(parkId), glossary, term, clock.today()), call)
                .getBody();
        return Addresses.redirectTo(answer.shownOn("/imports/words"));
    }

    /** What words of a file stand for, as somebody has chosen: {@code g0=INDUSTRIES&t0=大数据服务业&m0=BIG_DATA}. */
    @Controller
    @PageController(anyParameter = true)
    @RequestMapping("/imports/{id}/words")
    static class OfFile {

        private final Imports imports;

        OfFile(Imports imports) {
            this.imports = imports;
        }

        @PostMapping
        @Allowed(Action.IMPORT)
        String keep(@PathVariable String id, Call call, HttpServletRequest request) {
            var importId = new ImportId(id);
            var synonyms = new ArrayList<Synonym>();
            for (int at = 0; request.getParameter("t" + at) != null; at++) {
                var meaning = request.getParameter("m" + at);
                if (meaning != null && !meaning.isBlank()) {
                    synonyms.add(new Synonym(glossary(request, "g" + at), request.getParameter("t" + at), meaning));
                }
            }
            if (synonyms.isEmpty()) {
                return Addresses.redirectTo("/imports/" + importId);
            }
            var answer =
                    imports.keepWords(importId, List.copyOf(synonyms), call).getBody();
            return Addresses.redirectTo(answer.shownOn("/imports/" + importId));
        }

        private static Glossary glossary(HttpServletRequest request, String name) {
            var said = String.valueOf(request.getParameter(name));
            return Stream.of(Glossary.values())
                    .filter(each -> each.name().equals(said))
                    .findFirst()
                    .orElseThrow(() -> Refused.malformed(name, "request.not-readable", said));
        }
    }
}
