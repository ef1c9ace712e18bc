package io.parkledger.api.kit.web;

import io.parkledger.api.kit.access.AccessGate;
import io.parkledger.api.kit.command.CallArguments;
import io.parkledger.api.kit.http.Cookies;
import io.parkledger.api.kit.http.PageRequests;
import io.parkledger.api.kit.refusal.PlainProblems;
import io.parkledger.api.kit.view.QueryRecords;
import io.parkledger.api.kit.view.ViewArguments;
import io.parkledger.core.bound.Bounds;
import io.parkledger.core.ledger.LedgerClock;
import io.parkledger.core.value.InvalidValue;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.apache.catalina.core.StandardHost;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.convert.converter.Converter;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
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
            QueryRecords queries,
            AccessGate accessGate,
            ParameterGate parameterGate,
            AcceptGate acceptGate) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(calls);
                resolvers.add(views);
                resolvers.add(queries);
            }

            @Override
            public void addFormatters(FormatterRegistry registry) {
                registry.addConverter(new DayReader());
                registry.addConverter(new MonthReader());
            }

            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(accessGate);
                registry.addInterceptor(parameterGate);
                registry.addInterceptor(acceptGate);
            }
        };
    }

    /** A day of an address, within the days that business can have. */
    private static final class DayReader implements Converter<String, LocalDate> {
        @Override
        public @Nullable LocalDate convert(String text) {
            if (text.isBlank()) {
                return null;
            }
            var day = LocalDate.parse(text.strip());
            if (!Bounds.holds(day)) {
                throw outside();
            }
            return day;
        }
    }

    /** A month of an address, within the same days. */
    private static final class MonthReader implements Converter<String, YearMonth> {
        @Override
        public @Nullable YearMonth convert(String text) {
            if (text.isBlank()) {
                return null;
            }
            var month = YearMonth.parse(text.strip());
            if (month.getYear() < Bounds.FIRST_YEAR || month.getYear() > Bounds.LAST_YEAR || !Bounds.holds(month)) {
                throw outside();
            }
            return month;
        }
    }

    private static InvalidValue outside() {
        return new InvalidValue("value.out-of-time", Bounds.FIRST_DAY, Bounds.LAST_DAY);
    }

    /** The server and the firewall answer like everybody else, and leave headers to those who read them. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> serverProblems(PlainProblems problems) {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.getPipeline().addValve(new ServerProblems(problems));
                host.setErrorReportValveClass(ServerProblems.class.getName());
            }
        });
    }

    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        // Which verbs there are, the endpoints say: 405, and which would do.
        firewall.setUnsafeAllowAnyHttpMethod(true);
        firewall.setAllowedHeaderValues(value -> true);
        firewall.setAllowedParameterNames(name -> true);
        return firewall;
    }

    @Bean
    RequestRejectedHandler rejectedRequests(PlainProblems problems) {
        return (request, response, rejected) -> problems.write(HttpStatus.BAD_REQUEST.value(), request, response);
    }

    /** Chinese first, English for those who ask: by the choice kept in a cookie, else by their browser. */
    @Bean
    LocaleResolver localeResolver() {
        var resolver = new AcceptHeaderLocaleResolver() {
            @Override
            public Locale resolveLocale(HttpServletRequest request) {
                return Cookies.find(PageRequests.LANGUAGE, request)
                        .map(chosen -> chosen.equals("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE)
                        .orElseGet(() -> super.resolveLocale(request));
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
