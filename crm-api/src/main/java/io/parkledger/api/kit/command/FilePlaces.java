package io.parkledger.api.kit.command;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The addresses that take a file ({@link TakesFile}); everywhere else a file is no body that is known. */
@Component
public class FilePlaces {

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private volatile @Nullable Set<String> paths;

    /** @param mappings asked at the first request: filters are made before them */
    FilePlaces(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    /** Whether a request may bring a file along, and says that it does. */
    public boolean isTakenBy(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                && request.getContentType() != null
                && request.getContentType().startsWith(MediaType.MULTIPART_FORM_DATA_VALUE)
                && paths().contains(request.getRequestURI());
    }

    private Set<String> paths() {
        var known = paths;
        if (known == null) {
            known = mappings.stream()
                    .flatMap(each -> each.getHandlerMethods().entrySet().stream())
                    .filter(each -> each.getValue().hasMethodAnnotation(TakesFile.class))
                    .flatMap(each -> each.getKey().getPatternValues().stream())
                    .collect(Collectors.toUnmodifiableSet());
            paths = known;
        }
        return known;
    }
}
