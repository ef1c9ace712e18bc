package io.parkledger.core.ledger;

import static io.parkledger.core.ledger.LedgerFacts.register;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.core.Contexts;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A seal need not survive a crash: it is made again, and nobody may take the moment before for a restored ledger. */
class LostSealTest {

    @Test
    void an_event_stands_at_its_position_even_while_its_seal_is_lost() {
        var settings = TestPostgres.newDatabase();
        try (var ledger = TestLedger.open(settings)) {
            ledger.send(register("L-1", "公司一"));
            ledger.send(register("L-2", "公司二"));
            ledger.positionOf(ledger.send(register("L-3", "公司三")));
        }
        var owner = TestLedger.owner(settings);
        try (var database = LedgerDatabase.open(settings)) {
            var jdbc = new Jdbc(database.dataSource());
            var reader =
                    new LedgerReader(jdbc, new EventCodec(Contexts.ALL, new JdbcPersonKeys(jdbc, Persons.ALL_SHOWN)));
            var before =
                    LongStream.rangeClosed(1, 4).mapToObj(reader::eventIdAt).toList();

            owner.update("ALTER TABLE ledger.seal DISABLE TRIGGER seal_only_grows");
            owner.update("DELETE FROM ledger.seal WHERE position > 1");

            assertThat(reader.head()).isEqualTo(1);
            assertThat(LongStream.rangeClosed(1, 4).mapToObj(reader::eventIdAt).toList())
                    .isEqualTo(before);
            assertThat(before).doesNotHaveDuplicates().contains(Optional.empty());
        }
    }
}
