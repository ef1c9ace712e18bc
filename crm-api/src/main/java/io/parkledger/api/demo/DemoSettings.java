package io.parkledger.api.demo;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the demo loads, under {@code parkledger.demo}.
 *
 * @param folder   with {@code units.csv}, {@code tenants.csv}, {@code leads.csv} and {@code receptions.csv}: a path, or
 *                 a class path location
 * @param parkId   under which all of it is registered
 * @param parkName of the park
 * @param year     the tax columns and the jobs are of
 */
@ConfigurationProperties("parkledger.demo")
public record DemoSettings(
        @DefaultValue(BUILT_IN) String folder,
        @DefaultValue("LQ") String parkId,
        @DefaultValue("澜桥数字经济产业园") String parkName,
        @DefaultValue("2021") int year) {

    static final String BUILT_IN = "classpath:demo";

    boolean isBuiltIn() {
        return folder.equals(BUILT_IN);
    }
}
