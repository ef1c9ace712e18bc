package io.parkledger.projection;

import io.parkledger.core.contract.ContractEvent.ContractHeldOver;
import io.parkledger.core.contract.ContractEvent.ContractSigned;
import io.parkledger.core.contract.ContractStatus;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.RenewalId;
import io.parkledger.core.lease.LetUnit;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationLanded;
import io.parkledger.core.negotiation.NegotiationEvent.SigningRescinded;
import io.parkledger.core.negotiation.NegotiationStage;
import io.parkledger.core.renewal.RenewalEvent.RenewalClosureCorrected;
import io.parkledger.core.renewal.RenewalEvent.RenewalClosureWithdrawn;
import io.parkledger.core.renewal.RenewalEvent.RenewalHeldOver;
import io.parkledger.core.renewal.RenewalEvent.RenewalWithdrawn;
import io.parkledger.core.renewal.RenewalStatus;
import io.parkledger.core.space.UnitEvent.UnitOccupied;
import io.parkledger.core.space.UnitEvent.UnitReleaseCorrected;
import io.parkledger.core.space.UnitEvent.UnitReleaseWithdrawn;
import io.parkledger.core.space.UnitEvent.UnitReleased;
import io.parkledger.core.space.UnitEvent.UnitReserved;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LossReason;
import java.util.List;

/**
 * Every way in which something ends, and of each all that can be said of the end afterwards: that it was on another
 * day, that it never was, or one after the other. Each is told of subjects of its own, and nothing comes after it that
 * would hide what it has changed.
 */
public final class Ends {

    private static final String SIGNED = "04-01";
    private static final String LANDED = "05-02";
    private static final String ENDED = "06-10";
    private static final String EARLIER = "06-05";
    private static final String BETWEEN = "06-15";
    private static final String LATER = "06-20";
    private static final String TOLD = "12-30";
    private static final String ROOM_ENDS = "2021-12-31";

    private Ends() {}

    /** What ends, of the subjects that an id is given to. */
    private interface End {
        List<Object> before(String id);

        List<Object> ended(String id, String on);

        List<Object> corrected(String id, String on, String former);

        List<Object> withdrawn(String id, String on);
    }

    public static List<Object> all() {
        return joined(List.of(
                List.of(Story.building("BE")),
                toldOf("R", new Rescission()),
                toldOf("L", new Landing()),
                toldOf("E", new Leaving(ContractStatus.EXPIRED)),
                toldOf("T", new Leaving(ContractStatus.TERMINATED)),
                toldOf("H", new LeavingLate()),
                toldOf("P", new LeavingInPart()),
                signedAgain()));
    }

    private static List<Object> toldOf(String kind, End end) {
        return joined(List.of(
                end.before(kind + "1"),
                end.ended(kind + "1", ENDED),
                end.before(kind + "2"),
                end.ended(kind + "2", ENDED),
                end.corrected(kind + "2", EARLIER, ENDED),
                end.before(kind + "3"),
                end.ended(kind + "3", ENDED),
                end.corrected(kind + "3", LATER, ENDED),
                end.before(kind + "4"),
                end.ended(kind + "4", ENDED),
                end.withdrawn(kind + "4", ENDED),
                end.before(kind + "5"),
                end.ended(kind + "5", ENDED),
                end.corrected(kind + "5", EARLIER, ENDED),
                end.corrected(kind + "5", LATER, EARLIER),
                end.before(kind + "6"),
                end.ended(kind + "6", ENDED),
                end.corrected(kind + "6", LATER, ENDED),
                end.withdrawn(kind + "6", LATER),
                end.before(kind + "7"),
                end.ended(kind + "7", ENDED),
                end.withdrawn(kind + "7", ENDED),
                end.ended(kind + "7", ENDED),
                end.corrected(kind + "7", LATER, ENDED),
                end.before(kind + "8"),
                end.ended(kind + "8", ENDED),
                end.withdrawn(kind + "8", ENDED),
                end.ended(kind + "8", LATER),
                end.withdrawn(kind + "8", LATER)));
    }

    private static List<Object> joined(List<List<Object>> parts) {
        return parts.stream().flatMap(List::stream).toList();
    }

    private static LetUnit room(String id) {
        return Story.let("U-" + id, "BE", "100.00");
    }

    private static Object built(String id) {
        return Story.unit("U-" + id, "BE", "100.00", "01-04");
    }

    /** A contract of the tenant that is called by the id. */
    private static ContractSigned contract(String id) {
        return Story.signed("C-" + id, id, List.of(room(id)), "05-01", ROOM_ENDS, "30.00", SIGNED);
    }

    private static UnitReserved reserved(String id, ContractSigned contract) {
        return new UnitReserved(
                room(id).unitId(), contract.contractId(), contract.tenantId(), contract.company(), Story.day(SIGNED));
    }

    private static UnitReleased released(String id, ContractSigned contract, String on) {
        return new UnitReleased(room(id).unitId(), contract.contractId(), Story.day(on));
    }

    private static UnitReleaseCorrected releaseCorrected(String id, ContractSigned contract, String on, String former) {
        return new UnitReleaseCorrected(
                room(id).unitId(), contract.contractId(), Story.day(on), Story.day(former), Story.day(TOLD));
    }

    private static UnitReleaseWithdrawn releaseWithdrawn(String id, ContractSigned contract, String since) {
        return new UnitReleaseWithdrawn(
                room(id).unitId(),
                contract.contractId(),
                contract.tenantId(),
                contract.company(),
                Story.day(since),
                Story.day(TOLD));
    }

    /** A lead that came to signing a contract. */
    private static List<Object> signing(String id) {
        return List.of(
                built(id),
                Story.registered(id, "01-05"),
                Story.qualified(id, "01-10"),
                Story.started(id, "02-01", Story.yuan("100.00")),
                Story.opened(id, "02-01", Story.yuan("100.00")),
                Story.reviewed(id, "03-01"),
                contract(id),
                Story.won(id, "C-" + id, SIGNED),
                reserved(id, contract(id)));
    }

    /** A tenant has moved in. */
    private static List<Object> moving(String id, ContractSigned contract) {
        return List.of(
                Story.handedOver(contract, LANDED),
                Story.tenant(id, Industry.BIG_DATA, contract.units(), LANDED),
                new UnitOccupied(
                        room(id).unitId(),
                        contract.contractId(),
                        contract.tenantId(),
                        contract.company(),
                        Story.day(LANDED)));
    }

    /** A contract is rescinded, and its project goes back to talks. */
    private static class Rescission implements End {

        ContractSigned contract(String id) {
            return Ends.contract(id);
        }

        String signedOn() {
            return SIGNED;
        }

        @Override
        public List<Object> before(String id) {
            return signing(id);
        }

        @Override
        public List<Object> ended(String id, String on) {
            return List.of(
                    Story.rescinded(contract(id), on),
                    new SigningRescinded(
                            Story.negotiation(id),
                            new LeadId(id),
                            contract(id).contractId(),
                            NegotiationStage.TALKING,
                            Story.day(on)),
                    released(id, contract(id), on));
        }

        @Override
        public List<Object> corrected(String id, String on, String former) {
            return List.of(
                    Story.rescissionCorrected(contract(id), on, former),
                    Story.signingRescissionCorrected(
                            id, contract(id).contractId().value(), on, former),
                    releaseCorrected(id, contract(id), on, former));
        }

        @Override
        public List<Object> withdrawn(String id, String on) {
            return List.of(
                    Story.rescissionWithdrawn(contract(id), on),
                    Story.signingRescissionWithdrawn(
                            id, contract(id).contractId().value(), signedOn(), on),
                    releaseWithdrawn(id, contract(id), signedOn()));
        }
    }

    /** What was signed after a rescission is rescinded as well. */
    private static final class SecondRescission extends Rescission {

        private final String signedOn;

        SecondRescission(String signedOn) {
            this.signedOn = signedOn;
        }

        @Override
        ContractSigned contract(String id) {
            return Story.signed("C-" + id + "-AGAIN", id, List.of(room(id)), "07-01", ROOM_ENDS, "30.00", signedOn);
        }

        @Override
        String signedOn() {
            return signedOn;
        }

        @Override
        public List<Object> before(String id) {
            return List.of(
                    contract(id),
                    Story.won(id, contract(id).contractId().value(), signedOn),
                    reserved(id, contract(id)));
        }
    }

    /** A project is at its end with the landing of the tenant. */
    private static final class Landing implements End {
        @Override
        public List<Object> before(String id) {
            return signing(id);
        }

        @Override
        public List<Object> ended(String id, String on) {
            var contract = contract(id);
            return List.of(
                    Story.handedOver(contract, on),
                    Story.tenant(id, Industry.BIG_DATA, contract.units(), on),
                    new UnitOccupied(
                            room(id).unitId(),
                            contract.contractId(),
                            contract.tenantId(),
                            contract.company(),
                            Story.day(on)),
                    new NegotiationLanded(Story.negotiation(id), new LeadId(id), contract.tenantId(), Story.day(on)),
                    Story.landed(id, on));
        }

        @Override
        public List<Object> corrected(String id, String on, String former) {
            return Story.corrected(contract(id), id, "C-" + id, former, on, TOLD);
        }

        @Override
        public List<Object> withdrawn(String id, String on) {
            return Story.withdrawn(contract(id), id, "C-" + id, on, TOLD);
        }
    }

    /** A contract ends, with it the tenancy, and nobody needs to talk about its renewal any more. */
    private static class Leaving implements End {

        private final ContractStatus as;

        Leaving(ContractStatus as) {
            this.as = as;
        }

        static String renewal(String id) {
            return "C-" + id + "." + ROOM_ENDS;
        }

        @Override
        public List<Object> before(String id) {
            return joined(List.of(
                    List.of(built(id), contract(id), reserved(id, contract(id))),
                    moving(id, contract(id)),
                    List.of(Story.renewal(renewal(id), "100.00", "36500.00", ROOM_ENDS))));
        }

        @Override
        public List<Object> ended(String id, String on) {
            return List.of(
                    as == ContractStatus.EXPIRED ? Story.expired(contract(id), on) : Story.terminated(contract(id), on),
                    Story.exited(id, on),
                    released(id, contract(id), on),
                    closed(id, on));
        }

        Object closed(String id, String on) {
            return new RenewalWithdrawn(new RenewalId(renewal(id)), Story.day(on));
        }

        RenewalStatus closedAs() {
            return RenewalStatus.WITHDRAWN;
        }

        /** As contract and renewal were before. */
        ContractStatus wasBefore() {
            return ContractStatus.IN_FORCE;
        }

        RenewalStatus renewalWasBefore() {
            return RenewalStatus.OPENED;
        }

        @Override
        public List<Object> corrected(String id, String on, String former) {
            return List.of(
                    Story.endCorrected(contract(id), as, on, former),
                    Story.exitCorrected(id, on, former, "C-" + id),
                    releaseCorrected(id, contract(id), on, former),
                    new RenewalClosureCorrected(
                            new RenewalId(renewal(id)), closedAs(), Story.day(on), Story.day(former), Story.day(TOLD)));
        }

        @Override
        public List<Object> withdrawn(String id, String on) {
            return List.of(
                    Story.endWithdrawn(contract(id), wasBefore(), LANDED, on),
                    Story.exitWithdrawn(id, on, "C-" + id),
                    releaseWithdrawn(id, contract(id), LANDED),
                    new RenewalClosureWithdrawn(new RenewalId(renewal(id)), renewalWasBefore(), Story.day(TOLD)));
        }
    }

    /** The tenant was still there when its contract had ended. */
    private static final class LeavingLate extends Leaving {
        LeavingLate() {
            super(ContractStatus.EXPIRED);
        }

        @Override
        public List<Object> before(String id) {
            return joined(List.of(
                    super.before(id),
                    List.of(
                            new ContractHeldOver(contract(id).contractId(), Story.day("05-31"), Story.day("06-01")),
                            new RenewalHeldOver(new RenewalId(renewal(id)), Story.day("06-01")))));
        }

        @Override
        Object closed(String id, String on) {
            return Story.declined(renewal(id), on);
        }

        @Override
        RenewalStatus closedAs() {
            return RenewalStatus.DECLINED;
        }

        @Override
        ContractStatus wasBefore() {
            return ContractStatus.HELD_OVER;
        }

        @Override
        RenewalStatus renewalWasBefore() {
            return RenewalStatus.HELD_OVER;
        }
    }

    /** One of two contracts ends, and the tenant stays. */
    private static final class LeavingInPart implements End {

        private static String more(String id) {
            return id + "-MORE";
        }

        /** The second contract of the tenant. */
        private static ContractSigned second(String id) {
            var units = List.of(room(more(id)));
            return Story.signed("C-" + more(id), id, units, "05-01", ROOM_ENDS, "20.00", SIGNED);
        }

        @Override
        public List<Object> before(String id) {
            var second = second(id);
            return joined(List.of(
                    List.of(built(id), contract(id), reserved(id, contract(id))),
                    moving(id, contract(id)),
                    List.of(
                            built(more(id)),
                            second,
                            reserved(more(id), second),
                            Story.handedOver(second, LANDED),
                            Story.expanded(id, "C-" + more(id), second.units(), LANDED),
                            new UnitOccupied(
                                    room(more(id)).unitId(),
                                    second.contractId(),
                                    second.tenantId(),
                                    second.company(),
                                    Story.day(LANDED)))));
        }

        @Override
        public List<Object> ended(String id, String on) {
            return List.of(
                    Story.terminated(second(id), on),
                    Story.reduced(id, "C-" + more(id), second(id).units(), on),
                    released(more(id), second(id), on));
        }

        @Override
        public List<Object> corrected(String id, String on, String former) {
            return List.of(
                    Story.endCorrected(second(id), ContractStatus.TERMINATED, on, former),
                    Story.reductionCorrected(id, "C-" + more(id), on, former),
                    releaseCorrected(more(id), second(id), on, former));
        }

        @Override
        public List<Object> withdrawn(String id, String on) {
            return List.of(
                    Story.endWithdrawn(second(id), ContractStatus.IN_FORCE, LANDED, on),
                    Story.reductionWithdrawn(id, "C-" + more(id), second(id).units(), on),
                    releaseWithdrawn(more(id), second(id), LANDED));
        }
    }

    /** A contract is rescinded, and its project is signed again: what is said of one end is not said of another. */
    private static List<Object> signedAgain() {
        var first = new Rescission();
        return joined(List.of(
                signing("S1"),
                first.ended("S1", ENDED),
                new SecondRescission(ENDED).before("S1"),
                new SecondRescission(ENDED).ended("S1", ENDED),
                new SecondRescission(ENDED).corrected("S1", LATER, ENDED),
                signing("S2"),
                first.ended("S2", ENDED),
                new SecondRescission(ENDED).before("S2"),
                new SecondRescission(ENDED).ended("S2", LATER),
                new SecondRescission(ENDED).corrected("S2", BETWEEN, LATER),
                signing("S3"),
                first.ended("S3", ENDED),
                first.corrected("S3", EARLIER, ENDED),
                new SecondRescission(LATER).before("S3"),
                signing("S4"),
                first.ended("S4", ENDED),
                new SecondRescission(LATER).before("S4"),
                first.corrected("S4", BETWEEN, ENDED),
                signing("S5"),
                first.ended("S5", ENDED),
                new SecondRescission(BETWEEN).before("S5"),
                new SecondRescission(BETWEEN).ended("S5", LATER),
                new SecondRescission(BETWEEN).withdrawn("S5", LATER),
                signing("S6"),
                first.ended("S6", ENDED),
                first.corrected("S6", BETWEEN, ENDED),
                List.of(Story.lost("S6", LossReason.CONTRACT_RESCINDED, LATER))));
    }
}
