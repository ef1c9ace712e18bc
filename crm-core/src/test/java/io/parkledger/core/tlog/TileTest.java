package io.parkledger.core.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TileTest {

    private static final long SEED = 20_261_129;

    @Test
    void a_tile_has_a_path() {
        assertThat(new Tile(0, 1_234_067, 112).path()).isEqualTo("0/x001/x234/067.p/112");
        assertThat(new Tile(0, 1_234_067, 256).path()).isEqualTo("0/x001/x234/067");
        assertThat(new Tile(0, 0, 1).path()).isEqualTo("0/000.p/1");
        assertThat(new Tile(63, 999, 255).path()).isEqualTo("63/999.p/255");
        assertThat(new Tile(5, 1_000, 256).path()).isEqualTo("5/x001/000");
        assertThat(new Tile(0, Long.MAX_VALUE, 256).path()).isEqualTo("0/x009/x223/x372/x036/x854/x775/807");
    }

    @Test
    void a_path_is_parsed_to_the_tile_that_it_is_of() {
        var random = new Random(SEED);
        for (int i = 0; i < 2_000; i++) {
            var tile =
                    new Tile(random.nextInt(64), random.nextLong() >>> 1 + random.nextInt(62), 1 + random.nextInt(256));

            assertThat(Tile.parse(tile.path())).isEqualTo(tile);
        }
        assertThat(Tile.parse("0/x009/x223/x372/x036/x854/x775/807").number()).isEqualTo(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "0/",
                "0/0",
                "0/00",
                "0/0000",
                "/000",
                "00/000",
                "01/000",
                "64/000",
                "100/000",
                "-1/000",
                "data/000",
                "0/x000/000",
                "0/x000/001",
                "0/001/000",
                "0/x001/x000",
                "0/x01/000",
                "0/X001/000",
                "0/x001//000",
                "0/x009/x223/x372/x036/x854/x775/808",
                "0/x001/x000/x000/x000/x000/x000/x000/000",
                "0/000.p",
                "0/000.p/",
                "0/000.p/0",
                "0/000.p/01",
                "0/000.p/256",
                "0/000.p/1000",
                "0/000.p/-1",
                "0/000.p/1/",
                "0/000.p/1\n",
                "0/000/",
                "/0/000",
                "tile/0/000",
                " 0/000",
                "0/٠٠٠",
                "0/000.P/1"
            })
    void a_path_that_no_tile_has_is_refused(String path) {
        assertThatIllegalArgumentException().isThrownBy(() -> Tile.parse(path));
    }

    /** The example of the specification. */
    @Test
    void a_tree_of_70_000_has_the_tiles_of_the_example() {
        assertThat(Tile.of(0, 272, 70_000)).contains(new Tile(0, 272, 256));
        assertThat(Tile.of(0, 273, 70_000)).contains(new Tile(0, 273, 112));
        assertThat(Tile.of(0, 274, 70_000)).isEmpty();
        assertThat(Tile.of(1, 0, 70_000)).contains(new Tile(1, 0, 256));
        assertThat(Tile.of(1, 1, 70_000)).contains(new Tile(1, 1, 17));
        assertThat(Tile.of(1, 2, 70_000)).isEmpty();
        assertThat(Tile.of(2, 0, 70_000)).contains(new Tile(2, 0, 1));
        assertThat(Tile.of(3, 0, 70_000)).isEmpty();
        assertThat(Tile.of(63, 0, 70_000)).isEmpty();
    }

    @Test
    void a_tree_that_fills_its_last_tile_has_none_behind_it() {
        assertThat(Tile.of(0, 0, 256)).contains(new Tile(0, 0, 256));
        assertThat(Tile.of(0, 1, 256)).isEmpty();
        assertThat(Tile.of(1, 0, 256)).contains(new Tile(1, 0, 1));
        assertThat(Tile.of(0, 0, 0)).isEmpty();
        assertThat(Tile.of(7, 0, Long.MAX_VALUE)).contains(new Tile(7, 0, 127));
        assertThat(Tile.of(8, 0, Long.MAX_VALUE)).isEmpty();
        assertThat(Tile.of(0, Long.MAX_VALUE >> 8, Long.MAX_VALUE)).contains(new Tile(0, Long.MAX_VALUE >> 8, 255));
    }

    @Test
    void what_is_no_tile_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Tile(-1, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Tile(64, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Tile(0, -1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Tile(0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Tile(0, 0, 257));
        assertThatIllegalArgumentException().isThrownBy(() -> Tile.of(-1, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Tile.of(0, -1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Tile.of(0, 0, -1));
    }

    /** Where people write other digits, texts that machines read have the same ones. */
    @Test
    void paths_and_checkpoints_are_written_the_same_in_every_language() {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat("%03d".formatted(7)).isNotEqualTo("007");

            assertThat(new Tile(7, 1_007, 9).path()).isEqualTo("7/x001/007.p/9");
            assertThat(new Checkpoint("log", 17, Hash.ofLeaf(new byte[0])).text())
                    .startsWith("log\n17\n");
            assertThat(TlogFacts.signer("log", 1).verifier().toString()).matches("log\\+[0-9a-f]{8}\\+.*");
        } finally {
            Locale.setDefault(before);
        }
    }
}
