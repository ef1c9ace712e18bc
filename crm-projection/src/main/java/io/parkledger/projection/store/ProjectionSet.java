package io.parkledger.projection.store;

import io.parkledger.core.ledger.LedgerEvent;
import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.ParameterResolver;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.jspecify.annotations.Nullable;

/** All projections, delivered to together. */
public final class ProjectionSet {

    private static final String EVENT = "event";
    private static final String VIEWS = "views";

    private final List<ViewCollection<?>> collections;
    private final List<AnnotationEventHandlerAdapter> handlers;

    public ProjectionSet(List<? extends Projection> projections) {
        var parameters = MultiParameterResolverFactory.ordered(
                new FromMetadata(LedgerEvent.class, EVENT),
                new FromMetadata(WorkingSet.class, VIEWS),
                ClasspathParameterResolverFactory.forClass(ProjectionSet.class));
        collections = projections.stream()
                .flatMap(projection -> projection.collections().stream())
                .<ViewCollection<?>>map(collection -> collection)
                .toList();
        handlers = projections.stream()
                .map(projection -> new AnnotationEventHandlerAdapter(projection, parameters))
                .toList();
    }

    public List<ViewCollection<?>> collections() {
        return collections;
    }

    /** @throws ProjectionFailed naming the position; nothing after it may be delivered before it works */
    void deliver(LedgerEvent event, WorkingSet views) {
        views.begin(event);
        EventMessage<?> message = new GenericEventMessage<>(event.payload(), Map.of(EVENT, event, VIEWS, views));
        for (var handler : handlers) {
            try {
                if (handler.canHandle(message)) {
                    handler.handle(message);
                }
            } catch (Exception e) {
                throw new ProjectionFailed(event, e);
            }
        }
    }

    /** Hands a handler method what travels beside the payload. */
    private record FromMetadata(Class<?> type, String key) implements ParameterResolverFactory {
        @Override
        public @Nullable ParameterResolver<?> createInstance(Executable executable, Parameter[] parameters, int index) {
            if (parameters[index].getType() != type) {
                return null;
            }
            return new ParameterResolver<Object>() {
                @Override
                public Object resolveParameterValue(Message<?> message) {
                    return message.getMetaData().get(key);
                }

                @Override
                public boolean matches(Message<?> message) {
                    return message.getMetaData().containsKey(key);
                }
            };
        }
    }
}
