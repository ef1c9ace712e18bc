package io.parkledger.api.kit.form;

import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.command.HasItsPage;
import io.parkledger.api.kit.command.ManyCommands;
import io.parkledger.api.kit.command.TakesFile;
import io.parkledger.api.kit.page.Forms;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Gives every POST endpoint of the REST layer that needs an account its page, unless it has one of its own. */
@Component
class FormWiring implements SmartInitializingSingleton {

    private static final String API = "/api/v1";
    private static final Method SHOW =
            ClassUtils.getMethod(FormPage.class, "show", HttpServletRequest.class, HttpServletResponse.class);
    private static final Method SEND =
            ClassUtils.getMethod(FormPage.class, "send", HttpServletRequest.class, HttpServletResponse.class);

    private final RequestMappingHandlerMapping mappings;
    private final Forms forms;
    private final FormDesk desk;

    FormWiring(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings,
            Forms forms,
            FormDesk desk) {
        this.mappings = mappings;
        this.forms = forms;
        this.desk = desk;
    }

    @Override
    public void afterSingletonsInstantiated() {
        mappings.getHandlerMethods().forEach((mapping, method) -> {
            if (mapping.getMethodsCondition().getMethods().contains(RequestMethod.POST)) {
                mapping.getPatternValues().stream()
                        .filter(path -> path.startsWith(API))
                        .map(path -> endpoint(path.substring(API.length()), method))
                        .filter(Objects::nonNull)
                        .forEach(this::open);
            }
        });
    }

    private static Forms.@Nullable Endpoint endpoint(String path, HandlerMethod method) {
        var action = Allowed.Of.endpoint(method);
        if (action == null
                || action == Action.PUBLIC
                || method.hasMethodAnnotation(ManyCommands.class)
                || method.hasMethodAnnotation(HasItsPage.class)
                // Which page asks for a file, its context says.
                || method.hasMethodAnnotation(TakesFile.class)) {
            return null;
        }
        // To register is the one command that has no verb in its path.
        var page = path.indexOf('/', 1) < 0 ? path + "/new" : path;
        var name = page.substring(1).replace("/{id}", "").replace('/', '.');
        return new Forms.Endpoint(name, page, method, Forms.sentOf(method), action);
    }

    private void open(Forms.Endpoint endpoint) {
        var page = new FormPage(desk, forms.add(endpoint));
        mappings.registerMapping(at(endpoint.path(), RequestMethod.GET), page, SHOW);
        mappings.registerMapping(at(endpoint.path(), RequestMethod.POST), page, SEND);
    }

    private RequestMappingInfo at(String path, RequestMethod verb) {
        return RequestMappingInfo.paths(path)
                .methods(verb)
                .options(mappings.getBuilderConfiguration())
                .build();
    }
}
