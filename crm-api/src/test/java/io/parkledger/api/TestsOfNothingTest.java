package io.parkledger.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No test would pass if there were nothing: of nothing everything is true, and nothing is in it. */
class TestsOfNothingTest {

    private static final Pattern TEXT = Pattern.compile("(?s)\"\"\".*?\"\"\"|\"(\\\\.|[^\"\\\\\\n])*\"");
    private static final Pattern OF_ALL = Pattern.compile("\\.(all|none)(Satisfy|Match)\\(");
    private static final Pattern COUNTED =
            Pattern.compile("\\.(hasSize\\w*|hasSameSizeAs|isNotEmpty|contains\\w*|any(Satisfy|Match))\\("
                    + "|assertThat\\((List|Set|Stream)\\.of\\(");

    /** What is missing in JSON has no items, is zero as a number, and false. */
    private static final Pattern MISSING = Pattern.compile("\\.(path\\(\"\"\\)\\)\\s*\\.isEmpty"
            + "|as(Int|Long)\\(\\)\\)\\s*\\.isZero|asBoolean\\(\\)\\)\\s*\\.isFalse)\\(");

    @Test
    void whoever_speaks_of_all_has_counted_them() throws IOException {
        assertThat(saidInTests(TestsOfNothingTest::ofAll))
                .hasSizeGreaterThan(60)
                .allMatch(said -> COUNTED.matcher(said).find());
    }

    @Test
    void whoever_has_not_counted_them_is_noticed() {
        var mistakes = """
                assertThat(found).allSatisfy(each -> assertThat(each).isNotEmpty());
                assertThat(found.stream().map(each -> each.name(1))).as("contains(").noneMatch(String::isEmpty);
                assertThat(found).hasSize(3).filteredOn(each -> each > 1).allMatch(each -> each < 2);
                """;
        var right = """
                assertThat(found).hasSize(3).extracting(Row::id).allMatch(each -> each < 2);
                assertThat(List.of(1, 2)).noneSatisfy(each -> assertThat(each).isZero());
                var isAll = found.stream().allMatch(each -> each < 2);
                """;

        assertThat(ofAll(mistakes)).hasSize(3).noneMatch(said -> COUNTED.matcher(said)
                .find());
        assertThat(ofAll(right)).hasSize(2).allMatch(said -> COUNTED.matcher(said)
                .find());
    }

    @Test
    void what_is_missing_in_json_is_not_taken_for_none() throws IOException {
        assertThat(saidInTests(TestsOfNothingTest::ofTheMissing)).isEmpty();
        assertThat(ofTheMissing("""
                assertThat(answer.body().path("items")).isEmpty();
                assertThat(answer.body().at("/differing").asInt()).isZero();
                assertThat(answer.body().path("mine").asBoolean())
                        .isFalse();
                assertThat(answer.body().required("items")).isEmpty();
                assertThat(answer.body().at("/differing").intValue()).isZero();
                """)).hasSize(3);
    }

    private static List<String> saidInTests(Function<String, Stream<String>> said) throws IOException {
        var files = 0;
        var found = new ArrayList<String>();
        for (var module : List.of("crm-core", "crm-projection", "crm-api")) {
            try (var sources = Files.walk(Path.of("..", module, "src", "test", "java"))) {
                for (var source : sources.filter(path -> path.toString().endsWith(".java"))
                        .toList()) {
                    files++;
                    said.apply(Files.readString(source)).forEach(each -> found.add(source.getFileName() + ": " + each));
                }
            }
        }
        assertThat(files).isGreaterThan(300);
        return found;
    }

    private static String withoutTexts(String source) {
        return TEXT.matcher(source).replaceAll("\"\"");
    }

    private static Stream<String> ofTheMissing(String source) {
        return MISSING.matcher(withoutTexts(source)).results().map(MatchResult::group);
    }

    /** What is said before it is said of all, from the assertion on, or from where some were picked out. */
    private static Stream<String> ofAll(String source) {
        var code = withoutTexts(source);
        return OF_ALL.matcher(code)
                .results()
                .map(all -> code.substring(Math.max(0, code.lastIndexOf("assertThat(", all.start())), all.start()))
                .filter(TestsOfNothingTest::isWhole)
                .map(said -> said.substring(Math.max(0, said.lastIndexOf(".filteredOn("))));
    }

    /** No argument of something else, and not what was said in a statement before. */
    private static boolean isWhole(String said) {
        return said.startsWith("assertThat(")
                && !said.contains(";")
                && said.chars().filter(each -> each == '(').count()
                        == said.chars().filter(each -> each == ')').count();
    }
}
