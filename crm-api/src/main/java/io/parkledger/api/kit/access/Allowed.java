package io.parkledger.api.kit.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;

/**
 * Which action an endpoint is; at a class, which one those are that it inherits. An endpoint without is closed to
 * everybody.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Allowed {
    Action value();

    /** Reads it. */
    final class Of {

        private Of() {}

        /** Null for an endpoint that is closed to everybody. */
        public static @Nullable Action endpoint(HandlerMethod endpoint) {
            return endpoint(endpoint.getMethod(), endpoint.getBeanType());
        }

        /** @param type whose endpoint it is, which may inherit it */
        public static @Nullable Action endpoint(Method method, Class<?> type) {
            var isInherited = method.getDeclaringClass() != type;
            var said = isInherited ? type.getAnnotation(Allowed.class) : method.getAnnotation(Allowed.class);
            return said == null ? null : said.value();
        }
    }
}
