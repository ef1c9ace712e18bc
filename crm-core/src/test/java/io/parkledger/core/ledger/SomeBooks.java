package io.parkledger.core.ledger;

import static io.parkledger.core.ledger.LedgerFacts.JULY_1;
import static io.parkledger.core.ledger.LedgerFacts.JUNE_30;
import static io.parkledger.core.ledger.LedgerFacts.MARCH_1;
import static io.parkledger.core.ledger.LedgerFacts.NEW_YEARS_EVE;

import io.parkledger.core.id.BuildingId;
import io.parkledger.core.space.BuildingCommand.CorrectBuilding;
import java.util.ArrayList;
import java.util.List;

/** Commands of a park with its units, leads and contracts, in the order in which they can be carried out. */
public final class SomeBooks {

    private SomeBooks() {}

    /** They claim companies, credit codes, units and their days. */
    public static List<Command> letUnits(int contracts) {
        var commands = new ArrayList<Command>(LedgerFacts.buildings());
        for (int i = 1; i <= contracts; i++) {
            commands.add(LedgerFacts.unit("LQ" + (1000 + i)));
            commands.add(LedgerFacts.register("L-" + i, "来客" + i));
        }
        for (int i = 1; i <= contracts; i++) {
            commands.add(LedgerFacts.sign("C-" + i, MARCH_1, JUNE_30, "LQ" + (1000 + i)));
            commands.add(LedgerFacts.handOver("C-" + i));
            if (i % 3 == 0) {
                commands.add(LedgerFacts.sign("C-" + i + "-NEXT", JULY_1, NEW_YEARS_EVE, "LQ" + (1000 + i)));
            }
        }
        return commands;
    }

    /** They claim nothing. */
    public static List<Command> corrections(int count) {
        var commands = new ArrayList<Command>();
        for (int i = 1; i <= count; i++) {
            commands.add(new CorrectBuilding(new BuildingId("LQ-A"), "A座" + i, "录错", MARCH_1));
        }
        return commands;
    }
}
