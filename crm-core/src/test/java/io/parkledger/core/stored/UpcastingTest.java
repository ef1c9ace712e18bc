package io.parkledger.core.stored;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parkledger.core.ledger.Context;
import io.parkledger.core.ledger.Event;
import io.parkledger.core.ledger.EventCodec;
import io.parkledger.core.ledger.EventType;
import io.parkledger.core.ledger.Upcaster;
import io.parkledger.core.value.Contact;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Events of a planted context, stored in three revisions. */
class UpcastingTest {

    private static final String TYPE = "planted.measured";
    /** Revision 1 said {@code mu}, revision 2 said {@code area}, today it is {@code areaSqm} and who measured. */
    private static final Upcaster FIRST = new Upcaster(TYPE, 1, stored -> {
        stored.set("area", stored.remove("mu"));
        return stored;
    });

    private static final Upcaster SECOND = new Upcaster(TYPE, 2, stored -> {
        stored.set("areaSqm", stored.remove("area"));
        stored.put("source", "before anybody asked");
        return stored;
    });

    private final FakePersonKeys keys = new FakePersonKeys();

    /** What can have happened. */
    public sealed interface PlantedEvent extends Event {
        /** Measured by somebody. */
        @EventType(value = TYPE, revision = 3)
        record Measured(BigDecimal areaSqm, String source, Contact contact) implements PlantedEvent {}
    }

    private EventCodec codec(Upcaster... upcasters) {
        var context = new Context(
                "planted", List.of(), List.of(PlantedEvent.class), Set.of(), event -> List.of(), List.of(upcasters));
        return new EventCodec(List.of(context), keys);
    }

    private static byte[] bytes(String singleQuoted) {
        return singleQuoted.replace('\'', '"').getBytes(UTF_8);
    }

    private PlantedEvent.Measured read(int revision, String singleQuoted) {
        return (PlantedEvent.Measured) codec(SECOND, FIRST).decode(TYPE, revision, bytes(singleQuoted));
    }

    @Test
    void every_revision_is_read_as_today_s() {
        var today = new PlantedEvent.Measured(new BigDecimal("120.50"), "before anybody asked", Contact.erased("P"));
        keys.erase("P");

        assertThat(read(1, "{'mu':120.50,'contact':{'personId':'P'}}")).isEqualTo(today);
        assertThat(read(2, "{'area':120.50,'contact':{'personId':'P'}}")).isEqualTo(today);
        assertThat(read(3, "{'areaSqm':120.50,'source':'before anybody asked','contact':{'personId':'P'}}"))
                .isEqualTo(today);
    }

    @Test
    void a_number_keeps_its_digits_on_the_way() {
        var read = read(1, "{'mu':123456789012345678901234567890.1200,'contact':{'personId':'P'}}");

        assertThat(read.areaSqm()).isEqualTo(new BigDecimal("123456789012345678901234567890.1200"));
    }

    @Test
    void a_person_named_long_ago_is_still_read() {
        var named = new PlantedEvent.Measured(BigDecimal.ONE, "x", new Contact("P", "魏澜", "100-0000-0001"));
        var stored = new String(codec(FIRST, SECOND).encode(named), UTF_8).replace("areaSqm", "mu");

        var read = (PlantedEvent.Measured) codec(FIRST, SECOND).decode(TYPE, 1, stored.getBytes(UTF_8));

        assertThat(read.contact()).isEqualTo(named.contact());
    }

    @Test
    void a_revision_nobody_knows_is_refused() {
        for (int revision : new int[] {0, 4}) {
            assertThatThrownBy(() -> read(revision, "{}"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(TYPE)
                    .hasMessageContaining("revision " + revision);
        }
    }

    @Test
    void a_gap_in_the_chain_stops_the_start() {
        assertThatThrownBy(() -> codec(FIRST))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Stored events planted.measured of revision 2 could not be read: no upcaster leads on from"
                        + " there");
        assertThatThrownBy(() -> codec(SECOND)).hasMessageContaining("revision 1");
    }

    @Test
    void two_ways_on_or_a_way_to_nowhere_stop_the_start() {
        assertThatThrownBy(() -> codec(FIRST, SECOND, FIRST))
                .hasMessage("Two upcasters lead on from revision 1 of planted.measured");
        assertThatThrownBy(() -> codec(FIRST, SECOND, new Upcaster(TYPE, 3, stored -> stored)))
                .hasMessageContaining("from revision 3 of planted.measured leads nowhere");
        assertThatThrownBy(() -> codec(FIRST, SECOND, new Upcaster("planted.gone", 1, stored -> stored)))
                .hasMessageContaining("planted.gone");
    }
}
