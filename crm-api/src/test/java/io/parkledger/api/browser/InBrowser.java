package io.parkledger.api.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/**
 * A test class whose constructor takes {@link Visits}: to a demo of its own, in the browser that all such classes
 * share. Where there is no browser they are left out; never where CI promised to provide one.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(InBrowser.DemoOfItsOwn.class)
@interface InBrowser {

    final class DemoOfItsOwn implements BeforeAllCallback, ParameterResolver {

        private static final Namespace NAMESPACE = Namespace.create(DemoOfItsOwn.class);

        @Override
        public void beforeAll(ExtensionContext context) {
            var missing = Chromium.missing();
            if (missing != null && "true".equals(System.getenv("CI"))) {
                throw new IllegalStateException(missing);
            }
            if (missing != null) {
                throw new TestAbortedException(missing);
            }
            context.getStore(NAMESPACE).computeIfAbsent(Visits.class, each -> Visits.toDemo(), Visits.class);
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Visits.class;
        }

        /** Closed after the last test of the class. */
        @Override
        public Visits resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getStore(NAMESPACE).get(Visits.class, Visits.class);
        }
    }
}
