package io.parkledger.api.operation;

import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong with this node or with what it stands on.
 *
 * @param code   stable, as {@code docker/OPERATING.md} explains it: {@code ledger.unavailable}
 * @param detail a number or a word that helps, never a name of somebody or something in the ledger
 */
public record Finding(String code, Effect effect, @Nullable String detail) {

    /** Said of every loop alike. */
    static final String STOPPED = ".stopped";

    /** What it is called where people read it, a key under {@code finding.}. */
    public String words() {
        return code.endsWith(STOPPED) ? "stopped" : code;
    }

    /** Whether what pages show is concerned. */
    public boolean isOfViews() {
        return code.startsWith("views.") || code.equals("projector" + STOPPED) || code.equals("ledger.append-held");
    }

    /** What health makes of it, from the least to the worst; each includes those before it. */
    public enum Effect {
        /** All works, for most: somebody should look. */
        DEGRADED,
        /** Health is DOWN; but this node still answers better than none. */
        DOWN,
        /** Send requests elsewhere, if there is another node. */
        NOT_READY,
        /** Only a new process helps. */
        NOT_LIVE
    }
}
