package io.parkledger.projection.store;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.parkledger.projection.history.HistoryProjection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.eventhandling.EventHandler;

/** The events that each projection listens to, but for the one that tells the history of everything. */
public final class HeardEvents {

    private HeardEvents() {}

    /** By the simple name of the projection. */
    public static Map<String, List<Class<?>>> byProjection() {
        var heard = new TreeMap<String, List<Class<?>>>();
        new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("io.parkledger.projection")
                        .stream()
                        .filter(type -> type.isAssignableTo(Projection.class) && !type.isInterface())
                        .filter(type -> !type.isEquivalentTo(HistoryProjection.class))
                        .forEach(type -> heard.put(
                                type.getSimpleName(),
                                type.getMethods().stream()
                                        .filter(method -> method.isAnnotatedWith(EventHandler.class))
                                        .<Class<?>>map(method -> method.getRawParameterTypes()
                                                .get(0)
                                                .reflect())
                                        .sorted(Comparator.comparing(Class::getSimpleName))
                                        .toList()));
        return heard;
    }
}
