package io.parkledger.api.importing.file;

import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

public final class AnnotatedFile {
    private AnnotatedFile() {}

    public record Remark(@Nullable Integer column, String sentence) {}

    public static void write(
            TableFile file, Map<Integer, List<Remark>> remarks, List<String> headings, OutputStream out) {}
}
