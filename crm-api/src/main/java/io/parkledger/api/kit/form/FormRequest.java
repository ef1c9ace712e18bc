package io.parkledger.api.kit.form;

import io.parkledger.api.kit.command.Body;
import io.parkledger.api.kit.command.CallArguments;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** A sent form as the request a program would have made of it. */
final class FormRequest extends HttpServletRequestWrapper {

    FormRequest(HttpServletRequest form, byte[] body) {
        super(form);
        Body.set(form, body);
    }

    @Override
    public @Nullable String getHeader(String name) {
        if (name.equalsIgnoreCase(CallArguments.IDEMPOTENCY_KEY)) {
            return getParameter(FormMaker.KEY);
        }
        if (name.equalsIgnoreCase(HttpHeaders.IF_MATCH)) {
            var version = getParameter(FormMaker.VERSION);
            return version == null || version.isEmpty() ? null : "\"" + version + "\"";
        }
        return super.getHeader(name);
    }
}
