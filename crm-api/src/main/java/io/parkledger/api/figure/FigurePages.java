package io.parkledger.api.figure;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.export.Sheet;
import io.parkledger.api.kit.http.PageController;
import io.parkledger.api.kit.subject.Places;
import io.parkledger.api.kit.view.FromQuery;
import io.parkledger.api.kit.view.LookedAt;
import io.parkledger.projection.Views;
import io.parkledger.projection.report.Line;
import io.parkledger.projection.report.Part;
import io.parkledger.projection.report.figure.Explanation;
import io.parkledger.projection.report.figure.Family;
import io.parkledger.projection.report.figure.Figure;
import io.parkledger.projection.report.figure.Question;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The figures and their formulas (指标口径); and behind every number of other pages what it was computed from. */
@Controller
@PageController
@RequestMapping("/figures")
class FigurePages {

    private final Explaining explaining;
    private final FigureText figures;
    private final Places places;

    FigurePages(Explaining explaining, FigureText figures, Places places) {
        this.explaining = explaining;
        this.figures = figures;
        this.places = places;
    }

    @GetMapping({"", Sheet.AT, Sheet.AT_XLSX})
    @Allowed(Action.READ_TENANCY)
    String list(Model model) {
        model.addAttribute("families", families());
        model.addAttribute(
                "sheet",
                Sheet.of(
                                "figures.title",
                                families().values().stream()
                                        .flatMap(List::stream)
                                        .toList())
                        .column("export.family", Figure::family)
                        .column("figures.figure", figure -> figure)
                        .words("figures.formula", (figure, text) -> text.say("Figure." + figure + ".formula"))
                        .column("figures.unit", Figure::unit)
                        .column("export.id", Figure::code)
                        .ofNow());
        return "figure/figures";
    }

    private static Map<Family, List<Figure>> families() {
        return Stream.of(Figure.values())
                .collect(Collectors.groupingBy(Figure::family, () -> new EnumMap<>(Family.class), Collectors.toList()));
    }

    @GetMapping({"/{code}", "/{code}" + Sheet.AT, "/{code}" + Sheet.AT_XLSX})
    @Allowed(Action.READ_TENANCY)
    String figure(
            @PathVariable String code, Call call, Views views, LookedAt at, @FromQuery Question question, Model model) {
        var explained = explaining.explain(code, question, call, views, at);
        model.addAttribute("explained", explained);
        model.addAttribute("question", question);
        model.addAttribute("day", at.day());
        model.addAttribute("figures", figures);
        model.addAttribute("places", places.of(call.caller()));
        var buildingId = question.buildingId();
        var tenantId = question.tenantId();
        model.addAttribute(
                "place", buildingId == null ? null : views.space().placeNames().get(buildingId));
        model.addAttribute(
                "tenant",
                tenantId == null
                        ? null
                        : views.tenants().find(tenantId, call.scope()).orElse(null));
        model.addAttribute("sheet", sheet(explained));
        return "figure/figure";
    }

    /** One row of the file; a figure of two parts has the rows of both. */
    private record Row(Part part, Line line) {}

    private static Sheet<Row> sheet(Explanation explained) {
        var rows = explained.parts().stream()
                .flatMap(part -> part.lines().stream().map(line -> new Row(part, line)))
                .toList();
        return Sheet.of("figures.rows", rows)
                .words("figures.part", (row, text) -> text.word(row.part().name()))
                .column("figures.name", row -> row.line().name())
                .column("figures.when", row -> row.line().when())
                .column(
                        "figures.amount",
                        row -> FigureSheets.amount(row.part().unit(), row.line().amount()))
                .words(
                        "figures.unit",
                        (row, text) -> FigureSheets.unit(row.part().unit(), text))
                .column("export.id", row -> row.line().id());
    }
}
