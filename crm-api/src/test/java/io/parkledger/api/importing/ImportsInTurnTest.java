package io.parkledger.api.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parkledger.api.TestApplication;
import io.parkledger.api.kit.command.Upload;
import io.parkledger.core.id.ImportId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.importing.ImportKind;
import io.parkledger.core.ledger.Delivery;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.Reach;
import io.parkledger.core.ledger.Sender;
import io.parkledger.core.rule.RuleBroken;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each step has done its work when it returns; told again, by a program that was interrupted, it does nothing more. */
class ImportsInTurnTest {

    private static final ImportId ID = new ImportId("first-units");
    private static final Upload.File UNITS =
            new Upload.File("房源.csv", "楼宇,房号,楼层,建筑面积(㎡)\nA座,101,1,115\nA座,102,1,80\n".getBytes(StandardCharsets.UTF_8));
    private static final Sender MANAGER = new Sender("manager", "MANAGER", "import", null, null, null, null, Reach.ALL);

    private TestApplication app;
    private ImportsInTurn imports;

    @BeforeEach
    void park() {
        app = TestApplication.start();
        imports = app.bean(ImportsInTurn.class);
        var answer = app.post("system_admin", "/api/v1/parks", "{\"parkId\":\"LQ\",\"name\":\"园区\"}");
        assertThat(answer.status()).isEqualTo(201);
    }

    @AfterEach
    void stop() {
        app.close();
    }

    private long head() {
        return app.bean(Ledger.class).reader().head();
    }

    private void prepare() {
        imports.prepare(ID, new ParkId("LQ"), ImportKind.UNITS, UNITS, MANAGER, Delivery.once("put in"));
    }

    private void commit() {
        imports.commitGoodRows(ID, MANAGER, Delivery.once("recorded"));
    }

    private void undo() {
        imports.undo(ID, "错表", MANAGER, Delivery.once("taken back"));
    }

    private void againNothing(Runnable step) {
        step.run();
        long then = head();
        step.run();
        assertThat(head()).isEqualTo(then);
    }

    private String status() {
        return app.get("manager", "/api/v1/imports/" + ID.value() + "?minPosition=" + head())
                .text("/status");
    }

    @Test
    void told_again_a_step_does_nothing_more() {
        againNothing(this::prepare);
        assertThat(status()).isEqualTo("PREPARED");

        againNothing(this::commit);
        assertThat(status()).isEqualTo("COMMITTED");

        againNothing(this::undo);
        assertThat(status()).isEqualTo("UNDONE");
    }

    @Test
    void nothing_is_taken_back_that_was_not_recorded() {
        prepare();

        assertThatThrownBy(this::undo).isInstanceOf(RuleBroken.class);
    }
}
