package io.parkledger.projection.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TestServerTest {

    @Test
    void without_a_mongod_the_server_in_memory_is_left() {
        assertThat(TestServer.all(Map.of("CI", "false")::get))
                .extracting(TestServer::toString)
                .containsExactly("in memory");
    }

    @Test
    void where_a_mongod_is_required_its_absence_says_what_to_set() {
        for (var required : new String[] {"CI", "PARKLEDGER_MONGOD_REQUIRED"}) {
            assertThatThrownBy(() -> TestServer.all(Map.of(required, "true")::get))
                    .hasMessageContaining("set PARKLEDGER_MONGOD to the path");
        }
    }

    @Test
    void a_mongod_that_does_not_start_is_named() {
        assertThatThrownBy(() -> TestMongod.started("/no/such/mongod"))
                .hasMessageContaining("/no/such/mongod")
                .hasMessageContaining("set it to the path");
        assertThatThrownBy(() -> TestMongod.started("/bin/false")).hasMessageContaining("does not start");
    }
}
