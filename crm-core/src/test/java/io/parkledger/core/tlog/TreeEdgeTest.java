package io.parkledger.core.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TreeEdgeTest {

    private static final int TWO_LEVELS = 1 << 16;
    private static final int SIZE = TWO_LEVELS + 300;
    /** All small ones, and some around the first full tile of level 1. */
    private static final int[] SIZES = IntStream.concat(
                    IntStream.rangeClosed(0, 600),
                    IntStream.of(
                            1_000,
                            TWO_LEVELS - 257,
                            TWO_LEVELS - 256,
                            TWO_LEVELS - 255,
                            TWO_LEVELS - 1,
                            TWO_LEVELS,
                            TWO_LEVELS + 1,
                            TWO_LEVELS + 255,
                            TWO_LEVELS + 256,
                            TWO_LEVELS + 257))
            .toArray();

    private static TlogFacts.Log log;
    private static final Map<Integer, Hash> ROOTS = new HashMap<>();

    @BeforeAll
    static void grow() {
        log = new TlogFacts.Log(SIZE);
        for (int size : SIZES) {
            ROOTS.put(size, NaiveTree.root(log.leaves().subList(0, size)));
        }
    }

    @Test
    void the_root_is_that_of_the_definition() {
        var edge = new TreeEdge((tile, hashes) -> {});
        int at = 0;
        for (int size : SIZES) {
            for (; at < size; at++) {
                edge.append(log.leaves().get(at));
            }

            assertThat(edge.size()).isEqualTo(size);
            assertThat(edge.root()).as("root of %d", size).isEqualTo(ROOTS.get(size));
        }
    }

    @Test
    void every_tile_that_is_full_is_handed_on_once_and_as_defined() {
        int full = SIZE / 256 + SIZE / TWO_LEVELS;

        assertThat(log.full).hasSize(full);
        log.full.forEach((tile, hashes) -> {
            assertThat(Tile.of(tile.level(), tile.number(), SIZE)).contains(tile);
            assertThat(tile.width()).isEqualTo(Tile.FULL);
            assertThat(hashes).isEqualTo(NaiveTree.tile(log.leaves(), tile));
        });
    }

    @Test
    void a_tile_is_handed_on_with_the_entry_that_fills_it() {
        var told = new ArrayList<Tile>();
        var edge = new TreeEdge((tile, hashes) -> told.add(tile));

        log.leaves().subList(0, 255).forEach(edge::append);
        assertThat(told).isEmpty();
        edge.append(log.leaves().get(255));
        assertThat(told).containsExactly(new Tile(0, 0, 256));
        log.leaves().subList(256, TWO_LEVELS).forEach(edge::append);
        assertThat(told).hasSize(257).endsWith(new Tile(0, 255, 256), new Tile(1, 0, 256));
    }

    @Test
    void an_edge_that_is_resumed_goes_on_as_if_it_had_never_stopped() {
        for (int size : SIZES) {
            int until = Math.min(SIZE, size + 300);
            var told = new HashMap<Tile, List<Hash>>();
            log.reads = 0;
            var edge = TreeEdge.resume(size, log, told::put);

            assertThat(log.reads).as("tiles read of %d", size).isLessThanOrEqualTo(3);
            assertThat(edge.size()).isEqualTo(size);
            assertThat(edge.root()).as("root of %d", size).isEqualTo(ROOTS.get(size));

            log.leaves().subList(size, until).forEach(edge::append);
            assertThat(edge.root())
                    .as("root of %d, resumed at %d", until, size)
                    .isEqualTo(log.tree(until).root());
            told.forEach((tile, hashes) -> assertThat(hashes).isEqualTo(log.full.get(tile)));
            assertThat(told).hasSize((until >> 8) - (size >> 8) + (until >> 16) - (size >> 16));
        }
    }

    @Test
    void only_tiles_that_are_not_full_are_read_to_resume() {
        var read = new ArrayList<Tile>();
        TreeEdge.resume(
                70_000,
                tile -> {
                    read.add(tile);
                    return log.leaves().subList(0, tile.width());
                },
                (tile, hashes) -> {});

        assertThat(read).containsExactlyInAnyOrder(new Tile(0, 273, 112), new Tile(1, 1, 17), new Tile(2, 0, 1));
    }

    @Test
    void the_largest_tree_there_is_can_be_resumed() {
        var edge = TreeEdge.resume(Long.MAX_VALUE, tile -> log.leaves().subList(0, tile.width()), (tile, hashes) -> {});

        assertThat(edge.size()).isEqualTo(Long.MAX_VALUE);
        assertThat(edge.root()).isNotEqualTo(Hash.EMPTY);
    }

    @Test
    void a_tile_with_too_few_hashes_is_not_worked_with() {
        assertThatThrownBy(() -> TreeEdge.resume(2, tile -> log.leaves().subList(0, 1), (tile, hashes) -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("0/000.p/2");
    }
}
