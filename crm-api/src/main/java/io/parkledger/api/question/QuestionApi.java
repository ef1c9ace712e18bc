package io.parkledger.api.question;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.history.History;
import io.parkledger.api.kit.view.Listed;
import io.parkledger.api.kit.view.LookedAt;
import io.parkledger.api.kit.wording.Words;
import io.parkledger.projection.Views;
import io.parkledger.projection.report.Line;
import io.parkledger.projection.store.rows.SliceRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What auditors ask of every park (审计常用问题), and the answers. */
@RestController
@RequestMapping("/api/v1/questions")
@Tag(name = "questions")
class QuestionApi {

    private final SavedQuestions questions;
    private final Words words;

    QuestionApi(SavedQuestions questions, Words words) {
        this.questions = questions;
        this.words = words;
    }

    /**
     * One question.
     *
     * @param ask what it is answered by
     */
    record Saved(String code, String title, String text, SavedQuestion.Ask ask) {}

    @GetMapping
    @Allowed(Action.READ_LEDGER)
    @Operation(summary = "The questions that can be asked")
    Listed<Saved> list(Call call) {
        return new Listed<>(
                SavedQuestions.of(call.caller()).stream().map(this::saved).toList(), null);
    }

    private Saved saved(SavedQuestion question) {
        var key = "SavedQuestion." + question;
        return new Saved(
                question.code(), words.say(key, List.of()), words.say(key + ".text", List.of()), question.ask());
    }

    /**
     * An answer.
     *
     * @param events of a question of events, newest first; none of another
     * @param rows   of a question of rows; none of another
     * @param next   cursor of more events
     */
    record Answered(
            Saved question,
            List<History.Entry> events,
            List<Row> rows,
            @Nullable String next) {}

    /** One row. @param when the day that makes it one */
    record Row(
            Line.Kind kind,
            String id,
            String name,
            @Nullable String when) {}

    @GetMapping("/{code}")
    @Allowed(Action.READ_LEDGER)
    @Operation(summary = "One question, answered by events or by rows")
    Answered one(
            @PathVariable String code,
            Call call,
            Views views,
            LookedAt at,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable Long days,
            SliceRequest page) {
        var question = SavedQuestions.named(code);
        if (question.ask().isOfEvents()) {
            var of = SavedQuestions.Period.of(from, to, days, at.day());
            var events = Listed.of(questions.events(question, of, views, page));
            return new Answered(saved(question), events.items(), List.of(), events.next());
        }
        var rows = questions.rows(question, call, views, at).stream()
                .map(line -> new Row(line.of(), line.id(), line.name(), line.when()))
                .toList();
        return new Answered(saved(question), List.of(), rows, null);
    }
}
