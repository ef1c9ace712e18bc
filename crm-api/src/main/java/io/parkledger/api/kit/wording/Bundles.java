package io.parkledger.api.kit.wording;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The texts of all contexts. Each has files of its own, which are found by where they stand: in {@code messages} what
 * is said of its codes, in {@code pages} what stands on its pages, in {@code openapi} what describes its resources. No
 * key stands in two of them.
 */
@Configuration(proxyBeanMethods = false)
public class Bundles {

    private static final List<String> PLACES = List.of("messages", "pages");
    private static final String FILE = ".properties";
    private static final String ENGLISH = "_en" + FILE;

    @Bean
    static MessageSource messageSource() {
        var source = new ResourceBundleMessageSource();
        source.setBasenames(names().toArray(String[]::new));
        source.setDefaultEncoding(StandardCharsets.UTF_8.name());
        source.setFallbackToSystemLocale(false);
        return source;
    }

    /** Of both languages, without ending: {@code messages/lead}, {@code pages/lead}. */
    public static List<String> names() {
        return PLACES.stream()
                .flatMap(place -> files(place, name -> !name.endsWith(ENGLISH))
                        .map(file -> place + "/" + file.getFilename().replace(FILE, "")))
                .toList();
    }

    public static Properties chinese() {
        return read("messages", name -> !name.endsWith(ENGLISH));
    }

    public static Properties english() {
        return read("messages", name -> name.endsWith(ENGLISH));
    }

    /** All that stands in a folder of the class path. */
    public static Properties in(String folder) {
        return read(folder, name -> true);
    }

    /** @throws IllegalStateException when a key stands in two files */
    private static Properties read(String folder, Predicate<String> which) {
        var all = new Properties();
        files(folder, which)
                .map(Bundles::read)
                .forEach(each -> each.forEach((key, text) -> {
                    if (all.put(key, text) != null) {
                        throw new IllegalStateException(key + " stands in two files of " + folder);
                    }
                }));
        return all;
    }

    private static Stream<Resource> files(String folder, Predicate<String> which) {
        try {
            var found = new PathMatchingResourcePatternResolver().getResources("classpath*:" + folder + "/*" + FILE);
            return Stream.of(found).filter(file -> which.test(file.getFilename()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties read(Resource file) {
        var properties = new Properties();
        try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
