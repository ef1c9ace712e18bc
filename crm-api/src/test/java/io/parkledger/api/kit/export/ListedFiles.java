package io.parkledger.api.kit.export;

import io.parkledger.api.TestApplication;
import io.parkledger.projection.report.figure.Figure;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The lists that can be taken away as files. */
final class ListedFiles {

    private ListedFiles() {}

    /** Addresses of pages, as they are mapped, whose files end so. */
    static TreeSet<String> of(TestApplication park, String at) {
        return park
                .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .stream()
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .filter(path -> path.endsWith(at))
                .map(path -> path.substring(0, path.length() - at.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** With what has to be asked there. */
    static Stream<String[]> asked(String listed) {
        if (listed.equals("/funnel/projects")) {
            return Stream.of("LANDED", "LOST", "REACHED&stage=LEAD")
                    .map(kind -> new String[] {listed, "?from=2021-01&to=2021-12&kind=" + kind});
        }
        if (listed.equals("/questions/{code}")) {
            return Stream.of("late-records", "restated", "tenants-without-tax", "exits-without-reason")
                    .map(code -> new String[] {"/questions/" + code, ""});
        }
        return listed.equals("/figures/{code}")
                ? Stream.of(Figure.values()).map(figure -> new String[] {"/figures/" + figure.code(), question(figure)})
                : Stream.<String[]>of(new String[] {listed, ""});
    }

    private static String question(Figure figure) {
        return figure.needed().stream()
                .map(asked -> switch (asked.parameter()) {
                    case "year" -> "year=2021";
                    case "from" -> "from=2021-01-01";
                    case "to" -> "to=2021-12-31";
                    case "source" -> "source=WALK_IN";
                    case "stage" -> "stage=LANDED";
                    default -> throw new AssertionError("not known how to ask for " + asked);
                })
                .collect(Collectors.joining("&", "?", ""));
    }
}
