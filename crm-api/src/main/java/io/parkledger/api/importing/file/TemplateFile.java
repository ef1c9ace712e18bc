package io.parkledger.api.importing.file;

import java.io.OutputStream;
import java.util.List;

public final class TemplateFile {
    private TemplateFile() {}

    public static void write(List<String> headings, List<String> example, OutputStream out) {}
}
