package io.parkledger.api.kit.command;

import io.parkledger.api.kit.refusal.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;

/** A request with the fields of its form, read from a body that was taken in before. */
public final class TypedForm extends FieldsSent {

    private static final int FIELDS = 2_000;

    public TypedForm(HttpServletRequest request, byte[] body) {
        super(request, fields(request, body));
    }

    private static Map<String, String[]> fields(HttpServletRequest request, byte[] body) {
        var all = new LinkedHashMap<>(request.getParameterMap());
        var pairs = new String(body, StandardCharsets.ISO_8859_1).split("&", FIELDS + 1);
        if (pairs.length > FIELDS) {
            throw unreadable();
        }
        Stream.of(pairs).filter(pair -> !pair.isEmpty()).forEach(pair -> {
            int equals = pair.indexOf('=');
            var name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            var value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            if (name.isEmpty()) {
                throw unreadable();
            }
            all.merge(name, new String[] {value}, (known, more) -> Stream.concat(Stream.of(known), Stream.of(more))
                    .toArray(String[]::new));
        });
        return all;
    }

    private static Refused unreadable() {
        return new Refused(HttpStatus.BAD_REQUEST, "request.parameters");
    }

    private static String decoded(String text) {
        var bytes = ByteBuffer.allocate(text.length());
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter == '%') {
                int high = at + 2 < text.length() ? Character.digit(text.charAt(at + 1), 16) : -1;
                int low = at + 2 < text.length() ? Character.digit(text.charAt(at + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    throw unreadable();
                }
                bytes.put((byte) (high << 4 | low));
                at += 2;
            } else {
                bytes.put((byte) (letter == '+' ? ' ' : letter));
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException e) {
            throw unreadable();
        }
    }
}
