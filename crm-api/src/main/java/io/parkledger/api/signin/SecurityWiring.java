package io.parkledger.api.signin;

import io.parkledger.api.kit.access.AccessGate;
import io.parkledger.api.kit.access.AccessPolicy;
import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Caller;
import io.parkledger.api.kit.access.Tokens;
import io.parkledger.api.kit.http.ContentPolicy;
import io.parkledger.api.kit.refusal.PlainProblems;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Who is recognised by what: callers of the API by a bearer token on every request, readers of pages by their session.
 * The endpoints themselves are closed by {@link AccessGate}.
 */
@Configuration(proxyBeanMethods = false)
class SecurityWiring {

    /** Health is told whoever asks, and must not wait for the database to know who that is. */
    @Bean
    @Order(0)
    SecurityFilterChain health(HttpSecurity http) throws Exception {
        return http.securityMatcher("/actuator/health/**")
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /** Without sessions, so nothing that a foreign page could make a browser send means anything here. */
    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http, Tokens tokens, PlainProblems problems) throws Exception {
        return http.securityMatcher("/api/**", "/v3/**", "/actuator/**")
                .csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(
                        new CallerFilter(tokens, Tokens.Kind.API, BearerTokens::of, problems),
                        AnonymousAuthenticationFilter.class)
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint((request, response, refusal) ->
                                problems.write(HttpStatus.UNAUTHORIZED.value(), request, response))
                        .accessDeniedHandler((request, response, refusal) ->
                                problems.write(HttpStatus.FORBIDDEN.value(), request, response)))
                .authorizeHttpRequests(requests -> requests.requestMatchers("/api/v1/**", "/v3/**")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .access((authentication, request) ->
                                new AuthorizationDecision(authentication.get().getPrincipal() instanceof Caller caller
                                        && AccessPolicy.scope(caller, Action.READ_OPERATION)
                                                .isPresent()))
                        .anyRequest()
                        .denyAll())
                .build();
    }

    /** What a form must bring back, kept in a cookie of its own. */
    @Bean
    CsrfTokenRepository formTokens() {
        return new FormTokens();
    }

    /** With sessions of our own ({@link PageSessions}); a form must bring back the token its page was made with. */
    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http, Tokens tokens, CsrfTokenRepository formTokens, PlainProblems problems)
            throws Exception {
        // Spring would give a new token whenever it recognises somebody, which is at every request here: the form
        // opened before would be refused. PageSessions gives one when a session begins.
        return http.csrf(csrf -> csrf.csrfTokenRepository(formTokens)
                        .sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy()))
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(RequestCacheConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(
                        new CallerFilter(tokens, Tokens.Kind.PAGE, PageSessions::tokenOf, problems),
                        AnonymousAuthenticationFilter.class)
                .headers(headers -> headers.addHeaderWriter(new ContentPolicy())
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .exceptionHandling(refusals -> refusals.accessDeniedHandler(new CsrfRefusal()))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }
}
