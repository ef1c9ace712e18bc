package io.parkledger.core.ledger;

import io.parkledger.core.value.Contact;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events to stored JSON and back, by logical names and revisions. No class name is ever written, none is ever believed
 * when read.
 */
public final class EventCodec {

    private static final TypeReference<Map<String, String>> METADATA = new TypeReference<>() {};

    private final JsonMapper json;
    private final JsonMapper description = JsonMapper.builder()
            .addModule(
                    new SimpleModule("without personal data").addSerializer(Contact.class, new PersonalData.Omitting()))
            .build();
    private final Map<Class<? extends Event>, EventType> types = new HashMap<>();
    private final Map<String, Class<? extends Event>> classes = new HashMap<>();
    private final Upcasters upcasters;

    public EventCodec(Collection<Context> contexts, PersonKeys personKeys) {
        json = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                // What is upcast keeps every digit.
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                // A person's key is fetched on the way: that the database is gone must be heard as such.
                .disable(SerializationFeature.WRAP_EXCEPTIONS)
                .disable(DeserializationFeature.WRAP_EXCEPTIONS)
                .addModule(new SimpleModule("personal data")
                        .addSerializer(Contact.class, new PersonalData.Hiding(personKeys))
                        .addDeserializer(Contact.class, new PersonalData.Revealing(personKeys)))
                .build();
        contexts.stream().flatMap(context -> context.events().stream()).forEach(this::register);
        upcasters = new Upcasters(contexts.stream()
                .flatMap(context -> context.upcasters().stream())
                .toList());
        upcasters.requireNoGap(classes.keySet(), this::newestRevision);
    }

    private void register(Class<? extends Event> sealed) {
        for (var permitted : sealed.getPermittedSubclasses()) {
            var event = permitted.asSubclass(Event.class);
            var type = event.getAnnotation(EventType.class);
            if (type == null || !event.isRecord() || !Modifier.isFinal(event.getModifiers())) {
                throw new IllegalStateException(event.getName() + " is not a record with an @EventType");
            }
            types.put(event, type);
            if (classes.putIfAbsent(type.value(), event) != null) {
                throw new IllegalStateException("two events are stored as " + type.value());
            }
        }
    }

    EventType typeOf(Event event) {
        var type = types.get(event.getClass());
        if (type == null) {
            throw new IllegalStateException(event.getClass().getName() + " belongs to no context of this ledger");
        }
        return type;
    }

    /** 0 for a type that is not known. */
    private int newestRevision(String type) {
        var known = classes.get(type);
        return known == null ? 0 : types.get(known).revision();
    }

    /** Every event class by its stored name. */
    public Map<String, Class<? extends Event>> classesByType() {
        return Map.copyOf(classes);
    }

    public byte[] encode(Event event) {
        return json.writeValueAsBytes(event);
    }

    /**
     * An older revision is upcast step by step first.
     *
     * @throws IllegalStateException naming the type, when this version of the product does not know it
     */
    public Event decode(String type, int revision, byte[] payload) {
        var known = classes.get(type);
        if (known == null) {
            throw new IllegalStateException("Stored event type " + type + " is unknown to this version of ParkLedger");
        }
        var newest = newestRevision(type);
        if (revision < 1 || revision > newest) {
            throw new IllegalStateException("Stored event " + type + " has revision " + revision
                    + ", this version of ParkLedger knows revisions up to " + newest);
        }
        return revision == newest
                ? json.readValue(payload, known)
                : json.treeToValue(
                        upcasters.upcast(type, revision, newest, (ObjectNode) json.readTree(payload)), known);
    }

    byte[] encodeMetadata(Map<String, ?> metadata) {
        return json.writeValueAsBytes(metadata);
    }

    Map<String, String> decodeMetadata(byte[] metadata) {
        return json.readValue(metadata, METADATA);
    }

    /**
     * The event as a tree of maps, lists and scalars, without personal data, for those who show it without knowing its
     * class.
     */
    public Map<String, Object> describe(Event event) {
        return description.convertValue(event, new TypeReference<>() {});
    }
}
