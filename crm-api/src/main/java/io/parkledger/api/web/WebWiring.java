package io.parkledger.api.web;

import io.parkledger.api.security.AccessGate;
import io.parkledger.core.ledger.LedgerClock;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.bson.types.Decimal128;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.util.WebUtils;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

/** How requests are read and answers are written. */
@Configuration(proxyBeanMethods = false)
class WebWiring {

    @Bean
    WebMvcConfigurer endpoints(
            CallArguments calls,
            ViewArguments views,
            AccessGate accessGate,
            ParameterGate parameterGate,
            AcceptGate acceptGate) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(calls);
                resolvers.add(views);
            }

            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(accessGate);
                registry.addInterceptor(parameterGate);
                registry.addInterceptor(acceptGate);
            }
        };
    }

    /** Chinese first, English for those who ask: by the choice kept in a cookie, else by their browser. */
    @Bean
    LocaleResolver localeResolver() {
        var resolver = new AcceptHeaderLocaleResolver() {
            @Override
            public Locale resolveLocale(HttpServletRequest request) {
                var chosen = WebUtils.getCookie(request, PageRequests.LANGUAGE);
                return chosen == null
                        ? super.resolveLocale(request)
                        : chosen.getValue().equals("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
            }
        };
        resolver.setSupportedLocales(List.of(Locale.SIMPLIFIED_CHINESE, Locale.CHINESE, Locale.ENGLISH));
        resolver.setDefaultLocale(Locale.SIMPLIFIED_CHINESE);
        return resolver;
    }

    /** "Past or present" is judged by the ledger's clock, so that a demo can live in its past. */
    @Bean
    @Primary
    LocalValidatorFactoryBean validator(LedgerClock clock, MessageSource messages) {
        var validator = new LocalValidatorFactoryBean() {
            @Override
            protected void postProcessConfiguration(jakarta.validation.Configuration<?> configuration) {
                configuration.clockProvider(() -> clock);
            }
        };
        validator.setValidationMessageSource(messages);
        return validator;
    }

    @Bean
    JsonMapperBuilderCustomizer json() {
        return builder -> builder.enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .addModule(new SimpleModule("views").addSerializer(Decimal128.class, new DecimalWriter()));
    }

    /** Areas in history, as plain numbers. */
    private static final class DecimalWriter extends ValueSerializer<Decimal128> {
        @Override
        public void serialize(Decimal128 value, JsonGenerator out, SerializationContext context) {
            out.writeNumber(value.bigDecimalValue());
        }
    }
}
