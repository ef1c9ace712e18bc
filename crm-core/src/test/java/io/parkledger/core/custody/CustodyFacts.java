package io.parkledger.core.custody;

import io.parkledger.core.custody.CustodyEvent.AccountChanged;
import io.parkledger.core.custody.CustodyEvent.EarlierTimesTold;
import io.parkledger.core.custody.CustodyEvent.ErasureProposed;
import io.parkledger.core.custody.CustodyEvent.ErasureRefused;
import io.parkledger.core.custody.CustodyEvent.ErasureTakenBack;
import io.parkledger.core.custody.CustodyEvent.HeartbeatGiven;
import io.parkledger.core.custody.CustodyEvent.KeyAdded;
import io.parkledger.core.custody.CustodyEvent.KeyReplaced;
import io.parkledger.core.custody.CustodyEvent.LedgerRestored;
import io.parkledger.core.custody.CustodyEvent.PersonErased;
import io.parkledger.core.custody.CustodyEvent.ReadingLogSealed;
import io.parkledger.core.id.CustodyId;
import java.time.LocalDate;

/** What is told of the keeping of a ledger. */
public final class CustodyFacts {

    private static final String ORIGIN = "park.example/ledger";
    private static final CustodyId ERASURE = new CustodyId("erasure-1");
    private static final LocalDate MARCH_1 = LocalDate.of(2022, 3, 1);
    private static final String KEY = ORIGIN + "+e54f3d82+AVp7dBrMZxHM+7wDNQbpwmpCGdxDVU3HXkvp0qlCfXsx";

    private CustodyFacts() {}

    public static EarlierTimesTold earlierTimesTold() {
        return new EarlierTimesTold(CustodyId.SEAL, 5185);
    }

    public static KeyReplaced keyReplaced() {
        return new KeyReplaced(CustodyId.SEAL, KEY, KEY.replace("e54f3d82", "00000001"));
    }

    public static KeyAdded keyAdded() {
        return new KeyAdded(CustodyId.SEAL, KEY.replace("e54f3d82", "00000002"));
    }

    public static LedgerRestored ledgerRestored() {
        return new LedgerRestored(
                CustodyId.SEAL,
                ORIGIN,
                ORIGIN + "/2",
                5180,
                5185,
                ORIGIN + "\n5185\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n— " + ORIGIN + " Az3grlgt\n");
    }

    /** By one person alone, as it was told at first. */
    public static PersonErased personErasedByOne() {
        return new PersonErased(CustodyId.PERSONS, "P-7", null, null, null, null, null);
    }

    public static ErasureProposed erasureProposed() {
        return new ErasureProposed(ERASURE, "P-7", "本人书面申请", ErasureRequester.PERSON, MARCH_1, "shen");
    }

    public static ErasureRefused erasureRefused() {
        return new ErasureRefused(ERASURE, "P-7", "申请人身份未核实", "gu");
    }

    public static ErasureTakenBack erasureTakenBack() {
        return new ErasureTakenBack(ERASURE, "P-7", "shen");
    }

    public static PersonErased personErased() {
        return new PersonErased(ERASURE, "P-7", "本人书面申请", ErasureRequester.PERSON, MARCH_1, "shen", "gu");
    }

    public static AccountChanged accountChanged() {
        return new AccountChanged(
                CustodyId.ACCOUNTS,
                41,
                AccountAction.ROLE_GIVEN,
                "secadmin",
                "lin: STAFF parks=- team=- buildings=- -> MANAGER parks=LQ team=- buildings=*");
    }

    public static ReadingLogSealed readingLogSealed() {
        return new ReadingLogSealed(
                CustodyId.READING_LOG, 1, 40, 39, "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
    }

    public static HeartbeatGiven heartbeatGiven() {
        return new HeartbeatGiven(CustodyId.HEARTBEAT, 5185);
    }
}
