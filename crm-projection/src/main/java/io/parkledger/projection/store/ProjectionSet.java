package io.parkledger.projection.store;

import io.parkledger.core.ledger.LedgerEvent;
import io.parkledger.core.ledger.Undecodable;
import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.ParameterResolver;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** All projections, delivered to together. */
public final class ProjectionSet {

    private static final String EVENT = "event";
    private static final String VIEWS = "views";
    private static final String VERSION = "version";

    private final List<ViewCollection<?>> collections;
    private final List<Handler> handlers;
    private final Map<Class<?>, List<Handler>> handlersByPayload = new ConcurrentHashMap<>();

    /** One projection, by the name that people are told when it has set something aside. */
    private record Handler(String name, List<ViewCollection<?>> collections, AnnotationEventHandlerAdapter adapter) {

        static Handler of(Projection projection, ParameterResolverFactory parameters) {
            return new Handler(
                    nameOf(projection),
                    projection.collections(),
                    new AnnotationEventHandlerAdapter(projection, parameters));
        }

        /** {@code lead} of LeadProjection. */
        private static String nameOf(Projection projection) {
            return projection
                    .getClass()
                    .getSimpleName()
                    .replace("Projection", "")
                    .toLowerCase(Locale.ROOT);
        }
    }

    public ProjectionSet(List<? extends Projection> projections) {
        var parameters = MultiParameterResolverFactory.ordered(
                new FromMetadata(LedgerEvent.class, EVENT),
                new FromMetadata(WorkingSet.class, VIEWS),
                ClasspathParameterResolverFactory.forClass(ProjectionSet.class));
        handlers = projections.stream()
                .map(projection -> Handler.of(projection, parameters))
                .toList();
        collections = handlers.stream()
                .flatMap(handler -> handler.collections().stream())
                .<ViewCollection<?>>map(collection -> collection)
                .toList();
    }

    public List<ViewCollection<?>> collections() {
        return collections;
    }

    /** The projection that writes a collection. */
    String writerOf(ViewCollection<?> collection) {
        return handlers.stream()
                .filter(handler -> handler.collections().contains(collection))
                .map(Handler::name)
                .findFirst()
                .orElseThrow();
    }

    /**
     * One document as its events made it; empty when there were none.
     *
     * @param events its own and those of what its projection looks up, in the order of the ledger
     */
    public <T> Optional<T> subject(ViewCollection<T> collection, String id, List<LedgerEvent> events) {
        var views = WorkingSet.detached();
        var parking = new Parking();
        events.forEach(event -> deliver(event, views, parking));
        return Optional.ofNullable(views.find(collection, id)).map(collection::read);
    }

    /** Delivers to every projection; see {@link #deliver(LedgerEvent, WorkingSet, Parking, Consumer)}. */
    void deliver(LedgerEvent event, WorkingSet views, Parking parking) {
        deliver(event, views, parking, changed -> {});
    }

    /**
     * Delivers to every projection that has not set the event's aggregate aside. One that throws sets it aside: what it
     * had changed for this event is undone, and later events of the aggregate wait. The others go on.
     *
     * @param then looks at the documents each projection has changed; throwing is as if the projection had thrown
     * @throws StoreFailed when what a projection looks up cannot be read, which is no event's fault
     */
    void deliver(
            LedgerEvent event,
            WorkingSet views,
            Parking parking,
            Consumer<Map<ViewCollection<?>, List<Document>>> then) {
        views.begin(event);
        if (event.payload() instanceof Undecodable undecodable) {
            parking.park(Parked.EVERY, event, undecodable.cause());
        }
        if (parking.blocks(Parked.EVERY, event)) {
            parking.queue(Parked.EVERY, event);
            handlers.forEach(handler -> markIncomplete(handler, event, views));
            return;
        }
        EventMessage<?> message = new GenericEventMessage<>(event.payload(), Map.of(EVENT, event, VIEWS, views));
        for (var handler : handlersOf(message)) {
            views.mark();
            if (!parking.blocks(handler.name(), event)) {
                tryToHandle(handler, message, event, views, parking, then);
            }
            if (parking.blocks(handler.name(), event)) {
                parking.queue(handler.name(), event);
                markIncomplete(handler, event, views);
            }
        }
    }

    /** It is the class of an event alone that says who handles it. */
    private List<Handler> handlersOf(EventMessage<?> message) {
        return handlersByPayload.computeIfAbsent(message.getPayloadType(), type -> handlers.stream()
                .filter(handler -> handler.adapter().canHandle(message))
                .toList());
    }

    private static void tryToHandle(
            Handler handler,
            EventMessage<?> message,
            LedgerEvent event,
            WorkingSet views,
            Parking parking,
            Consumer<Map<ViewCollection<?>, List<Document>>> then) {
        try {
            handler.adapter().handle(message);
            then.accept(views.changedSinceMark());
        } catch (Exception e) {
            if (StoreFailed.isIn(e)) {
                throw new StoreFailed(e);
            }
            views.undo();
            parking.park(handler.name(), event, String.valueOf(e));
        }
    }

    /**
     * What is known of the aggregate stays to be seen, with a mark; its version goes on, so that people can go on too.
     */
    private static void markIncomplete(Handler handler, LedgerEvent event, WorkingSet views) {
        for (var collection : handler.collections()) {
            if (event.aggregateType().equals(collection.aggregateType())) {
                var draft = views.open(collection, event.aggregateId());
                if (draft.exists()) {
                    draft.set(Draft.INCOMPLETE, true);
                    if (draft.document().containsKey(VERSION)) {
                        draft.set(VERSION, event.sequence());
                    }
                }
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
