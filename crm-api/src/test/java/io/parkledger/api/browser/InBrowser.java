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
 * A test class whose constructor takes {@link Visits}: to one demo that all such classes share. Where there is no
 * browser they are left out; never where CI promised to provide one.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(InBrowser.SharedDemo.class)
@interface InBrowser {

    final class SharedDemo implements BeforeAllCallback, ParameterResolver {

        @Override
        public void beforeAll(ExtensionContext context) {
            var missing = Chromium.missing();
            if (missing != null && "true".equals(System.getenv("CI"))) {
                throw new IllegalStateException(missing);
            }
            if (missing != null) {
                throw new TestAbortedException(missing);
            }
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Visits.class;
        }

        /** Started when first asked for, closed after the last test. */
        @Override
        public Visits resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(Namespace.create(SharedDemo.class))
                    .computeIfAbsent(Visits.class, each -> Visits.toDemo(), Visits.class);
        }
    }
}
