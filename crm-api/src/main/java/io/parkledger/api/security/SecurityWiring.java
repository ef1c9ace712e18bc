package io.parkledger.api.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;

/** Without sessions: every request says who sends it. The endpoints themselves are closed by {@link AccessGate}. */
@Configuration(proxyBeanMethods = false)
class SecurityWiring {

    @Bean
    SecurityFilterChain filters(HttpSecurity http, Accounts accounts) throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new BearerTokens(accounts), AnonymousAuthenticationFilter.class)
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)))
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers("/", "/api/v1/**", "/v3/api-docs/**", "/error")
                                .permitAll()
                                .requestMatchers("/actuator/health/**")
                                .permitAll()
                                .requestMatchers("/actuator/**")
                                .access((authentication, request) -> new AuthorizationDecision(
                                        authentication.get().getPrincipal() instanceof Caller caller
                                                && AccessPolicy.scope(caller, Action.READ_OPERATION)
                                                        .isPresent()))
                                .anyRequest()
                                .denyAll())
                .build();
    }
}
