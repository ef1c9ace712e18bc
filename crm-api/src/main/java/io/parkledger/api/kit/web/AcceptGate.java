package io.parkledger.api.kit.web;

import io.parkledger.api.kit.http.PageRequests;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses, before anything is done, what could not be answered in a form that the caller accepts. Left to the framework
 * it is refused after the command was carried out.
 */
@Component
class AcceptGate implements HandlerInterceptor {

    /** @throws HttpMediaTypeNotAcceptableException when neither JSON nor what the endpoint makes is accepted */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws HttpMediaTypeNotAcceptableException {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept != null && handler instanceof HandlerMethod method && answersJson(request, method)) {
            requireJson(accept);
        }
        return true;
    }

    private static boolean answersJson(HttpServletRequest request, HandlerMethod method) {
        return !PageRequests.isPage(request)
                && method.getBeanType().getPackageName().startsWith("io.parkledger.api")
                && request.getAttribute("org.springframework.web.servlet.HandlerMapping.producibleMediaTypes") == null;
    }

    private static void requireJson(String accept) throws HttpMediaTypeNotAcceptableException {
        try {
            if (MediaType.parseMediaTypes(accept).stream().noneMatch(MediaType.APPLICATION_JSON::isCompatibleWith)) {
                throw new HttpMediaTypeNotAcceptableException(List.of(MediaType.APPLICATION_JSON));
            }
        } catch (InvalidMediaTypeException e) {
            throw new HttpMediaTypeNotAcceptableException("Accept cannot be read");
        }
    }
}
