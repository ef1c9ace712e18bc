package io.parkledger.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The formatter breaks lines of code that are too long, and leaves those of comments to people. */
class CommentLinesTest {

    private static final List<Path> MODULES =
            List.of(Path.of("../crm-core"), Path.of("../crm-projection"), Path.of("../crm-api"));
    /** As the formatter has it for code. */
    private static final int LONGEST = 120;

    private static final Pattern COMMENT = Pattern.compile("\\s*(?:/?\\*|//).*|.*[\\w;,(){}] // .*");
    /** Cannot be broken. */
    private static final Pattern LINK = Pattern.compile("https?://\\S{40,}");

    private static final String TEXT_BLOCK = "\"\"\"";

    /** The numbers of the lines that are too long, from 1 on. */
    private static List<Integer> tooLong(List<String> lines) {
        var found = new ArrayList<Integer>();
        boolean inText = false;
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            boolean isComment = !inText && COMMENT.matcher(line).matches();
            if (isComment && line.length() > LONGEST && !LINK.matcher(line).find()) {
                found.add(i + 1);
            }
            if (!isComment && line.split(TEXT_BLOCK, -1).length % 2 == 0) {
                inText = !inText;
            }
        }
        return found;
    }

    @Test
    void comments_are_as_narrow_as_code() throws IOException {
        var read = new ArrayList<Path>();
        var found = new ArrayList<String>();
        for (var module : MODULES) {
            try (var files = Files.walk(module.resolve("src"))) {
                for (var file :
                        files.filter(each -> each.toString().endsWith(".java")).toList()) {
                    read.add(file);
                    tooLong(Files.readAllLines(file)).forEach(line -> found.add(file + ":" + line));
                }
            }
        }

        assertThat(read).hasSizeGreaterThan(900);
        assertThat(found).as("comments wider than %d characters", LONGEST).isEmpty();
    }

    @Test
    void a_comment_that_is_wider_is_found_and_nothing_else() {
        var wide = "x ".repeat(LONGEST / 2);

        assertThat(tooLong(List.of(
                        "/** " + wide + " */",
                        "     * " + wide,
                        "    // " + wide,
                        "    call(); // " + wide,
                        "    var text = \"" + wide + "\";",
                        "     * see https://example.org/" + "x".repeat(LONGEST),
                        "    var text = \"\"\"",
                        "        * " + wide,
                        "        \"\"\";",
                        "     * " + wide,
                        "     * short")))
                .containsExactly(1, 2, 3, 4, 10);
    }
}
