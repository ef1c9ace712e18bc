package io.parkledger.api.browser;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is wrong with the page that a visitor sees. */
final class Inspection {

    /** Of axe's four; the lesser two are advice. */
    private static final Set<String> GRAVE = Set.of("serious", "critical");

    private static final AxeRunOptions ONLY_WHAT_IS_WRONG = new AxeRunOptions();

    static {
        ONLY_WHAT_IS_WRONG.setResultTypes(List.of("violations"));
    }

    private Inspection() {}

    /** Language, heading, width, and whatever the browser complained about. */
    static List<String> ofFrame(Visitor visitor) {
        var findings = new ArrayList<>(visitor.complaints());
        var language = visitor.page().locator("html").getAttribute("lang");
        if (!visitor.screen().language().equals(language)) {
            findings.add("lang is " + language);
        }
        var headings = visitor.heading().allInnerTexts();
        if (headings.size() != 1 || headings.get(0).isBlank()) {
            findings.add("one h1 is expected, found " + headings);
        }
        var unknown = visitor.page().title() + visitor.page().innerText("body");
        if (unknown.contains("??")) {
            findings.add("a word is missing");
        }
        var width = (Integer) visitor.page().evaluate("document.documentElement.scrollWidth");
        if (width > visitor.screen().width()) {
            findings.add(width + " px wide, because of " + tooWide(visitor));
        }
        return findings;
    }

    private static Object tooWide(Visitor visitor) {
        return visitor.page().evaluate("""
                width => [...document.querySelectorAll("body *")]
                    .filter(each => each.getBoundingClientRect().right > width + 1)
                    .slice(0, 3)
                    .map(each => each.tagName.toLowerCase() + (each.className ? "." + each.className : ""))""", visitor.screen().width());
    }

    /** Grave faults of accessibility, by axe-core. */
    static List<String> byAxe(Visitor visitor) {
        return new AxeBuilder(visitor.page())
                .setLegacyMode(true).options(ONLY_WHAT_IS_WRONG).analyze().getViolations().stream()
                        .filter(rule -> GRAVE.contains(rule.getImpact()))
                        .flatMap(rule -> rule.getNodes().stream().map(node -> said(rule, node)))
                        .toList();
    }

    private static String said(Rule rule, CheckedNode node) {
        var why = node.getFailureSummary()
                .replaceFirst("Fix any of the following:", "")
                .replaceAll("\\s+", " ");
        return rule.getId() + " (" + rule.getImpact() + "):" + why + " "
                + node.getHtml().replaceAll("\\s+", " ");
    }
}
