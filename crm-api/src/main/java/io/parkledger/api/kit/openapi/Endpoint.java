package io.parkledger.api.kit.openapi;

import io.parkledger.api.kit.access.AccessPolicy;
import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.access.Caller;
import io.parkledger.api.kit.access.Role;
import io.parkledger.api.kit.command.Answer;
import io.parkledger.api.kit.command.Begun;
import io.parkledger.api.kit.command.ManyCommands;
import io.parkledger.api.kit.page.Forms;
import io.parkledger.projection.Views;
import java.lang.annotation.Annotation;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.core.GenericTypeResolver;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;

/** One endpoint, as far as its method says what it takes and answers. */
record Endpoint(HandlerMethod method) {

    /** Below the resource: {@code ""}, {@code "/{id}"}, {@code "/{id}/qualify"}. */
    String path() {
        var path = mapping().path();
        return path.length == 0 ? "" : path[0];
    }

    private RequestMapping mapping() {
        var mapping = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), RequestMapping.class);
        if (mapping == null) {
            throw new IllegalStateException(method + " is not an endpoint");
        }
        return mapping;
    }

    boolean isPost() {
        return mapping().method()[0] == RequestMethod.POST;
    }

    boolean isAboutOne() {
        return path().contains("{");
    }

    /** The name of the package: the context whose rules it may break. */
    String context() {
        var name = method.getBeanType().getPackageName();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** Whether its resource says so. */
    boolean has(Class<? extends Annotation> said) {
        return method.getBeanType().isAnnotationPresent(said);
    }

    /** What its resource can refuse besides the rules of its own context. */
    Optional<Refuses> refuses() {
        return Optional.ofNullable(method.getBeanType().getAnnotation(Refuses.class));
    }

    /** Where its answer leads, if that is said. */
    Optional<LeadsTo> leadsTo() {
        return Optional.ofNullable(method.getMethodAnnotation(LeadsTo.class))
                .or(() -> isPost() && answer() instanceof Class<?> type
                        ? Optional.ofNullable(type.getAnnotation(LeadsTo.class))
                        : Optional.empty());
    }

    List<Parameter> parameters() {
        return List.of(method.getMethod().getParameters());
    }

    /** Its type, as its resource has it. */
    Class<?> typeOf(Parameter parameter) {
        return (Class<?>) GenericTypeResolver.resolveType(parameter.getParameterizedType(), method.getBeanType());
    }

    boolean takes(Class<?> type) {
        return parameters().stream().anyMatch(parameter -> parameter.getType() == type);
    }

    /** The record its body is read into. */
    Optional<Class<?>> sent() {
        return Optional.ofNullable(Forms.sentOf(method));
    }

    /** What it answers with, without the envelope. */
    Type answer() {
        var type = GenericTypeResolver.resolveType(method.getMethod().getGenericReturnType(), method.getBeanType());
        return type instanceof ParameterizedType envelope && envelope.getRawType() == ResponseEntity.class
                ? envelope.getActualTypeArguments()[0]
                : type;
    }

    /** Whether it writes to the ledger. */
    boolean isCommand() {
        return Answer.isGivenBy(method);
    }

    /** Whether it carries out several commands, each with an outcome of its own. */
    boolean isBatch() {
        return method.hasMethodAnnotation(ManyCommands.class);
    }

    boolean makesSomething() {
        return isPost() && path().isEmpty();
    }

    boolean answersFromViews() {
        return takes(Views.class);
    }

    boolean hasETag() {
        return isCommand()
                || (answer() instanceof Class<?> view
                        && path().equals("/{id}")
                        && view.isRecord()
                        && Stream.of(view.getRecordComponents())
                                .anyMatch(component -> component.getName().equals("version")));
    }

    boolean startsAJob() {
        return isPost() && answer() instanceof Class<?> type && Begun.class.isAssignableFrom(type);
    }

    HttpStatus success() {
        if (answer() == Void.class) {
            return HttpStatus.NO_CONTENT;
        }
        if (startsAJob()) {
            return HttpStatus.ACCEPTED;
        }
        return makesSomething() ? HttpStatus.CREATED : HttpStatus.OK;
    }

    String mediaType() {
        var produces = mapping().produces();
        return produces.length == 0 ? "application/json" : produces[0].split(";")[0];
    }

    Optional<Action> action() {
        return Optional.ofNullable(Allowed.Of.endpoint(method));
    }

    boolean isPublic() {
        return action().filter(Action.PUBLIC::equals).isPresent();
    }

    /** Whether wrong passwords are answered so many times only. */
    boolean asksForAPassword() {
        return sent().filter(sent -> Stream.of(sent.getRecordComponents())
                        .anyMatch(component -> component.getName().equals("password")))
                .isPresent();
    }

    /** Who may, as {@link AccessPolicy} says. */
    List<Role> roles() {
        return Stream.of(Role.values())
                .filter(role -> action().filter(action -> mayDo(role, action)).isPresent())
                .toList();
    }

    private static boolean mayDo(Role role, Action action) {
        return AccessPolicy.scope(new Caller("", "", role, Set.of(), null, null, false), action)
                .isPresent();
    }
}
