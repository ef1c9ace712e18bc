package io.parkledger.api.kit.view;

import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.core.ledger.Components;
import io.parkledger.core.value.InvalidValue;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.ConversionService;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands an endpoint the records that it takes {@link FromQuery}, read as single parameters of an address are. */
@Component
public class QueryRecords implements HandlerMethodArgumentResolver {

    /** What converts is made by the wiring that these records are part of: it is asked for when it is needed. */
    private final ObjectProvider<ConversionService> conversion;

    QueryRecords(ObjectProvider<ConversionService> mvcConversionService) {
        this.conversion = mvcConversionService;
    }

    /** What a parameter of a method reads from an address; nothing, where it is not {@link FromQuery}. */
    public static List<RecordComponent> of(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(FromQuery.class)
                ? Components.of(parameter.getParameterType())
                : List.of();
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(FromQuery.class);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        return read(parameter.getParameterType(), web::getParameter);
    }

    /**
     * A record, from the parameters of an address by their names.
     *
     * @throws Refused for what is not what its component takes
     */
    public <R> R read(Class<R> type, Function<String, @Nullable String> parameters) {
        return BeanUtils.instantiateClass(
                BeanUtils.getResolvableConstructor(type),
                Components.of(type).stream()
                        .map(component -> value(component, parameters.apply(component.getName())))
                        .toArray());
    }

    private @Nullable Object value(RecordComponent component, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return conversion.getObject().convert(text, component.getType());
        } catch (ConversionException e) {
            throw NestedExceptionUtils.getMostSpecificCause(e) instanceof InvalidValue invalid
                    ? Refused.malformed(
                            component.getName(), invalid.code(), invalid.facts().toArray())
                    : Refused.malformed(component.getName(), "request.not-readable", text);
        }
    }
}
