package io.parkledger.core.stored;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parkledger.core.Contexts;
import io.parkledger.core.lead.LeadEvent.LeadQualified;
import io.parkledger.core.lead.LeadEvent.LeadRegistered;
import io.parkledger.core.ledger.Event;
import io.parkledger.core.ledger.EventCodec;
import io.parkledger.core.ledger.EventType;
import io.parkledger.core.tenant.TenantEvent.ContactNamed;
import io.parkledger.core.tenant.TenantFacts;
import io.parkledger.core.value.Contact;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What stands in {@code src/test/resources/stored} is what stands in ledgers out there. A file is added with a new
 * event, and with a new revision of one, which also gets an upcaster; none is ever changed ({@link PinnedFilesTest}).
 */
class StoredJsonTest {

    /** As many as there were when this was written; there are never fewer. */
    private static final int TYPES = 112;

    private static final Path STORED = Path.of("src", "test", "resources", "stored");
    /** Encrypted anew each time: only that something stands there can be compared. */
    private static final String CIPHERS = "\"(name|phone)\":\"[A-Za-z0-9+/]{38,}=*\"";

    private final FakePersonKeys keys = new FakePersonKeys();
    private final EventCodec codec = new EventCodec(Contexts.ALL, keys);

    static Stream<Sample> samples() {
        return Sample.all().stream();
    }

    private static Stream<Class<?>> events() {
        return Contexts.ALL.stream()
                .flatMap(context -> context.events().stream())
                .flatMap(family -> Arrays.stream(family.getPermittedSubclasses()));
    }

    private static String pinned(Sample sample) throws IOException {
        return Files.readString(STORED.resolve(sample.file())).strip();
    }

    private String encoded(Event event) {
        return new String(codec.encode(event), UTF_8);
    }

    private Object decoded(Sample sample, String json) {
        return codec.decode(sample.type().value(), sample.revision(), json.getBytes(UTF_8));
    }

    private static String masked(String json) {
        return json.replaceAll(CIPHERS, "\"$1\":\"(cipher)\"");
    }

    @Test
    void every_revision_of_every_event_has_a_sample() {
        var sampled = samples()
                .filter(sample -> !sample.sparse())
                .map(sample -> sample.type().value() + "." + sample.revision());
        var stored = events().map(event -> event.getAnnotation(EventType.class))
                .flatMap(type -> IntStream.rangeClosed(1, type.revision()).mapToObj(at -> type.value() + "." + at))
                .toList();

        assertThat(stored).hasSizeGreaterThanOrEqualTo(TYPES);
        assertThat(sampled).containsExactlyInAnyOrderElementsOf(stored);
    }

    @Test
    void every_file_belongs_to_a_sample_and_every_sample_to_a_file() throws IOException {
        try (var files = Files.list(STORED)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            samples().map(Sample::file).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void an_event_is_stored_as_it_always_was(Sample sample) throws IOException {
        if (sample.newest()) {
            assertThat(masked(encoded(sample.event()))).isEqualTo(masked(pinned(sample)));
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void what_was_stored_is_read_as_it_was_said(Sample sample) throws IOException {
        assertThat(decoded(sample, pinned(sample))).isEqualTo(sample.event());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void what_is_stored_now_is_read_as_it_was_said(Sample sample) {
        if (sample.newest()) {
            assertThat(decoded(sample, encoded(sample.event()))).isEqualTo(sample.event());
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_full_sample_uses_every_field(Sample sample) throws ReflectiveOperationException {
        // What a later revision brought no older one can have said.
        if (!sample.sparse() && sample.newest()) {
            for (var field : sample.event().getClass().getRecordComponents()) {
                assertThat(valueOf(field, sample.event())).as(field.getName()).isNotNull();
            }
        }
    }

    /** Events are public records of public interfaces, so that nothing needs to be opened. */
    private static Object valueOf(RecordComponent field, Event event) throws ReflectiveOperationException {
        return field.getAccessor().invoke(event);
    }

    @Test
    void a_field_an_older_version_did_not_know_is_read_as_absent() {
        var older =
                "{\"leadId\":\"L-1\",\"parkId\":\"LQ\",\"company\":\"澜桥云枢\",\"source\":\"WEBSITE\",\"owner\":\"su\","
                        + "\"registeredOn\":\"2021-03-01\"}";

        assertThat(codec.decode("lead.registered", 1, older.getBytes(UTF_8)))
                .isInstanceOfSatisfying(LeadRegistered.class, event -> {
                    assertThat(event.company()).isEqualTo("澜桥云枢");
                    assertThat(event.creditCode()).isNull();
                    assertThat(event.team()).isNull();
                });
    }

    @Test
    void a_person_is_stored_under_an_id_and_otherwise_unreadable() {
        var json = encoded(TenantFacts.contactNamed());

        assertThat(json).contains("\"personId\":\"P-1\"").doesNotContain("魏澜", "100-0000-0001");
        assertThat(masked(json)).contains("\"name\":\"(cipher)\",\"phone\":\"(cipher)\"");
    }

    @Test
    void the_same_person_is_never_encrypted_the_same_way_twice() {
        assertThat(encoded(TenantFacts.contactNamed())).isNotEqualTo(encoded(TenantFacts.contactNamed()));
    }

    @Test
    void an_erased_person_is_gone_from_every_event_and_the_event_stays() {
        var json = codec.encode(TenantFacts.contactNamed());

        keys.erase("P-1");

        var event = (ContactNamed) codec.decode("tenant.contact-named", 1, json);
        assertThat(event.contact()).isEqualTo(Contact.erased("P-1"));
        assertThat(event.contact().name()).isNull();
        assertThat(event.contact().phone()).isNull();
        assertThat(event.tenantId()).isEqualTo(TenantFacts.contactNamed().tenantId());
        assertThat(event.namedOn()).isEqualTo(TenantFacts.contactNamed().namedOn());
    }

    @Test
    void erasing_one_person_leaves_the_others() throws IOException {
        keys.erase("P-1");

        var others = samples()
                .filter(sample -> sample.sparse() && sample.event() instanceof LeadQualified)
                .toList();
        assertThat(others).isNotEmpty();
        for (var sample : others) {
            assertThat(decoded(sample, pinned(sample))).isEqualTo(sample.event());
        }
    }

    @Test
    void a_cipher_somebody_tampered_with_is_not_believed() {
        var json = encoded(TenantFacts.contactNamed());
        var at = json.indexOf("\"name\":\"") + "\"name\":\"".length() + 20;
        var other = json.charAt(at) == 'A' ? 'B' : 'A';
        var tampered = json.substring(0, at) + other + json.substring(at + 1);

        var read = (ContactNamed) codec.decode("tenant.contact-named", 1, tampered.getBytes(UTF_8));

        assertThat(read.contact().name()).isNull();
        assertThat(read.contact().phone()).isNotNull();
    }

    @Test
    void an_event_of_a_later_version_is_named_and_not_guessed_at() {
        assertThatThrownBy(() -> codec.decode("lead.teleported", 1, "{}".getBytes(UTF_8)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("lead.teleported");
        assertThatThrownBy(() -> codec.decode("lead.lost", 2, "{}".getBytes(UTF_8)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("revision 2");
    }

    @Test
    void no_class_name_is_stored() {
        assertThat(samples()).hasSizeGreaterThan(TYPES).allSatisfy(sample -> assertThat(encoded(sample.event()))
                .doesNotContain(
                        "io.parkledger", "@class", sample.event().getClass().getSimpleName()));
    }
}
