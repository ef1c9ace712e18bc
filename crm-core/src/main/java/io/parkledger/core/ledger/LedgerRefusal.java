package io.parkledger.core.ledger;

/** The ledger would not take a command, for a reason that is not a rule of the domain. */
public sealed class LedgerRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private LedgerRefusal(String message) {
        super(message, null, false, false);
    }

    /** Another command came first: the sender's version of the aggregate is no longer the newest. */
    public static final class Stale extends LedgerRefusal {
        private static final long serialVersionUID = 1L;

        private final long version;

        Stale(long version) {
            super("ledger.stale-version");
            this.version = version;
        }

        /** The version the aggregate has now; -1 when a concurrent command was still under way. */
        public long version() {
            return version;
        }
    }

    /** An aggregate with this id exists already. */
    public static final class IdTaken extends LedgerRefusal {
        private static final long serialVersionUID = 1L;

        IdTaken() {
            super("ledger.id-taken");
        }
    }

    /** No aggregate with this id exists, or it is out of the sender's reach: nobody is told which. */
    public static final class Unknown extends LedgerRefusal {
        private static final long serialVersionUID = 1L;

        private final String id;

        Unknown(String id) {
            super("ledger.unknown");
            this.id = id;
        }

        public String id() {
            return id;
        }
    }

    /** What the command brings together belongs to several parks. */
    public static final class SeveralParks extends LedgerRefusal {
        private static final long serialVersionUID = 1L;

        SeveralParks() {
            super("ledger.several-parks");
        }
    }

    /** The sender works in some buildings only, and this is about others too, or about none. */
    public static final class BeyondBuildings extends LedgerRefusal {
        private static final long serialVersionUID = 1L;

        BeyondBuildings() {
            super("ledger.beyond-buildings");
        }
    }

    /** The time at which it was to be recorded is not the database's: nothing is written with a clock that is off. */
    public static final class ClockDiffers extends LedgerRefusal {
        private static final long serialVersionUID = 1L;

        ClockDiffers() {
            super("ledger.clock-differs");
        }
    }

    /** A verification found that something of this aggregate was changed: nothing is written on top of it. */
    public static final class InDoubt extends LedgerRefusal {
        private static final long serialVersionUID = 1L;

        private final String id;

        InDoubt(String id) {
            super("ledger.in-doubt");
            this.id = id;
        }

        public String id() {
            return id;
        }
    }

    /** The idempotency key was used before, for another request. */
    public static final class KeyReused extends LedgerRefusal {
        private static final long serialVersionUID = 1L;

        KeyReused() {
            super("ledger.key-reused");
        }
    }

    /** The claim points at something that was never registered, say a unit nobody built. */
    public static final class NothingToClaim extends LedgerRefusal {
        private static final long serialVersionUID = 1L;

        private final String kind;
        private final String key;

        NothingToClaim(String kind, String key) {
            super("ledger.nothing-to-claim");
            this.kind = kind;
            this.key = key;
        }

        public String kind() {
            return kind;
        }

        public String key() {
            return key;
        }
    }
}
