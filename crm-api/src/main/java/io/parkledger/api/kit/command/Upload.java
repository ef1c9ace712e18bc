package io.parkledger.api.kit.command;

import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.core.ledger.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.InvalidFileNameException;
import org.apache.tomcat.util.http.fileupload.UploadContext;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

/** A request that brings one file along, with the fields beside it. */
public final class Upload extends FieldsSent {

    private static final String READ = Upload.class.getName();
    private static final int FIELDS = 20;
    private static final int FIELD_BYTES = 4_096;
    /** Room for a name that is too long, so that its sender is told that it is. */
    private static final int PART_HEADER_BYTES = 4_096;

    /**
     * A file as it came.
     *
     * @param name as its sender calls it, without folders
     */
    public record File(String name, byte[] bytes) {

        /** In hexadecimal digits. */
        public String sha256() {
            return Sha256.hex(bytes);
        }
    }

    private Upload(HttpServletRequest request, Map<String, String[]> fields) {
        super(request, fields);
    }

    /** The file that came with a request; null where none did. */
    public static @Nullable File of(HttpServletRequest request) {
        return (File) request.getAttribute(READ);
    }

    /** @throws Refused when it is not made as its type says, or brings more than one file */
    public static Upload read(HttpServletRequest request, byte[] body) {
        var fields = new LinkedHashMap<>(request.getParameterMap());
        try {
            var reader = new FileUpload();
            reader.setPartHeaderSizeMax(PART_HEADER_BYTES);
            var parts = reader.getItemIterator(new Taken(request, body));
            while (parts.hasNext()) {
                take(parts, request, fields);
            }
        } catch (IOException | IllegalStateException | InvalidFileNameException e) {
            throw new Refused(HttpStatus.BAD_REQUEST, "request.parameters");
        }
        Body.set(request, said(fields, of(request)));
        return new Upload(request, fields);
    }

    private static void take(FileItemIterator parts, HttpServletRequest request, Map<String, String[]> fields)
            throws IOException {
        var part = parts.next();
        try (var in = part.openStream()) {
            if (part.isFormField()) {
                var value = in.readNBytes(FIELD_BYTES + 1);
                if (value.length > FIELD_BYTES || fields.size() >= FIELDS || fields.containsKey(part.getFieldName())) {
                    throw new Refused(HttpStatus.BAD_REQUEST, "request.parameters");
                }
                fields.put(part.getFieldName(), new String[] {new String(value, StandardCharsets.UTF_8)});
            } else if (of(request) != null) {
                throw new Refused(HttpStatus.BAD_REQUEST, "request.one-file");
            } else {
                request.setAttribute(READ, new File(nameOf(part.getName()), in.readAllBytes()));
            }
        }
    }

    /** Some programs send folders along. */
    private static String nameOf(@Nullable String sent) {
        var name = sent == null ? "" : sent;
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    /** What a repeated request says again, however its parts are kept apart: as JSON, like every other request. */
    private static byte[] said(Map<String, String[]> fields, @Nullable File file) {
        var said = new LinkedHashMap<String, String>();
        fields.forEach((name, values) -> said.put("field " + name, values[0]));
        if (file != null) {
            said.put("file", file.name());
            said.put("sha256", file.sha256());
        }
        return JsonMapper.shared().writeValueAsBytes(said);
    }

    /** What was taken in before, for the reader of its parts. */
    private record Taken(HttpServletRequest request, byte[] body) implements UploadContext {

        @Override
        public String getCharacterEncoding() {
            return StandardCharsets.UTF_8.name();
        }

        @Override
        public String getContentType() {
            return request.getContentType();
        }

        @Override
        public long contentLength() {
            return body.length;
        }

        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(body);
        }
    }
}
