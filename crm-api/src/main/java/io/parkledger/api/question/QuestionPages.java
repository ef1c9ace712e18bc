package io.parkledger.api.question;

import io.parkledger.api.history.EventSheet;
import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.export.Sheet;
import io.parkledger.api.kit.http.PageController;
import io.parkledger.api.kit.page.InMenu;
import io.parkledger.api.kit.subject.Places;
import io.parkledger.api.kit.view.Listed;
import io.parkledger.api.kit.view.LookedAt;
import io.parkledger.api.question.SavedQuestion.Ask;
import io.parkledger.projection.Views;
import io.parkledger.projection.report.Line;
import io.parkledger.projection.store.rows.SliceRequest;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What auditors ask of every park (审计常用问题), as pages. */
@Controller
@PageController
@RequestMapping("/questions")
class QuestionPages {

    private final SavedQuestions questions;
    private final Places places;

    QuestionPages(SavedQuestions questions, Places places) {
        this.questions = questions;
        this.places = places;
    }

    @GetMapping
    @Allowed(Action.READ_LEDGER)
    @InMenu(at = 112, group = "audit", icon = "search")
    String list(Call call, Model model) {
        model.addAttribute("questions", SavedQuestions.of(call.caller()));
        return "question/questions";
    }

    @GetMapping({"/{code}", "/{code}" + Sheet.AT, "/{code}" + Sheet.AT_XLSX})
    @Allowed(Action.READ_LEDGER)
    String question(
            @PathVariable String code,
            Call call,
            Views views,
            LookedAt at,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable Long days,
            SliceRequest page,
            Model model) {
        var question = SavedQuestions.named(code);
        model.addAttribute("question", question);
        model.addAttribute("day", at.day());
        if (question.ask().isOfEvents()) {
            var of = SavedQuestions.Period.of(from, to, days, at.day());
            model.addAttribute("of", of);
            model.addAttribute("events", Listed.of(questions.events(question, of, views, page)));
            var sheet = EventSheet.of(title(question), next -> questions.events(question, of, views, next))
                    .during(of.from(), of.to());
            model.addAttribute("sheet", question.ask() == Ask.RECORDED_LATE ? sheet : sheet.ignoring("days"));
        } else {
            model.addAttribute("places", places.of(call.caller()));
            var rows = questions.rows(question, call, views, at);
            model.addAttribute("rows", rows);
            model.addAttribute("sheet", lines(question, rows));
        }
        return "question/question";
    }

    private static String title(SavedQuestion question) {
        return "SavedQuestion." + question;
    }

    private static Sheet<Line> lines(SavedQuestion question, List<Line> lines) {
        return Sheet.of(title(question), lines)
                .ignoring("from", "to", "days")
                .column("figures.name", Line::name)
                .column("figures.when", Line::when)
                .column("export.id", Line::id);
    }
}
