package io.parkledger.projection.contract;

import io.parkledger.core.lease.LeaseConditions;
import io.parkledger.core.lease.RentSchedule;
import io.parkledger.core.lease.RentStep;
import io.parkledger.core.value.Cny;
import io.parkledger.projection.contract.ContractView.Condition;
import io.parkledger.projection.contract.ContractView.Condition.AgreedBy;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What was said of rents and fees at once, as it is right.
 *
 * @param rent of a renewal, null where that of before goes on
 */
record Agreed(
        LocalDate fromOn,
        @Nullable Cny rent,
        List<RentStep> steps,
        @Nullable Cny depositCny,
        @Nullable Cny propertyFee,
        AgreedBy agreedBy) {

    static Agreed of(LocalDate fromOn, @Nullable Cny rent, LeaseConditions said, AgreedBy agreedBy) {
        return new Agreed(
                fromOn, rent, said.rentSteps(), said.depositCny(), said.propertyFeeCnyPerSqmMonth(), agreedBy);
    }

    static Agreed read(Document stored) {
        return new Agreed(
                day(stored, "fromOn"),
                cny(stored, "rent"),
                stored.getList("steps", Document.class).stream()
                        .map(step -> new RentStep(day(step, "fromOn"), cny(step, "rentCnyPerSqmMonth")))
                        .toList(),
                cny(stored, "depositCny"),
                cny(stored, "propertyFee"),
                AgreedBy.valueOf(stored.getString("agreedBy")));
    }

    boolean changesNothing() {
        return agreedBy == AgreedBy.RENEWED && rent == null;
    }

    /** Of before, what is not spoken of. */
    List<Condition> after(@Nullable Condition before) {
        var deposit = depositCny == null && before != null ? before.depositCny() : depositCny;
        var fee = propertyFee == null && before != null ? before.propertyFeeCnyPerSqmMonth() : propertyFee;
        return Stream.concat(Stream.of(new RentStep(fromOn, rent == null ? Cny.ZERO : rent)), steps.stream())
                .map(step -> new Condition(
                        step.fromOn(), fromOn, rent == null ? null : step.rentCnyPerSqmMonth(), deposit, fee, agreedBy))
                .toList();
    }

    /** As the contract itself has it: said one after the other, whatever has been put right of it since. */
    static List<Condition> conditions(List<Agreed> agreed) {
        var all = agreed.get(0).after(null);
        for (var said : agreed.subList(1, agreed.size())) {
            if (!said.changesNothing()) {
                var before = all.stream()
                        .filter(each -> !each.fromOn().isAfter(said.fromOn()))
                        .reduce((earlier, later) -> later)
                        .orElse(all.get(0));
                all = RentSchedule.agreedFrom(
                        all,
                        said.after(before),
                        Condition::fromOn,
                        each -> each.agreedBy() != AgreedBy.SIGNED
                                && each.agreedFrom().isAfter(said.fromOn()));
            }
        }
        return all;
    }

    private static @Nullable Cny cny(Document document, String field) {
        var fen = document.getLong(field);
        return fen == null ? null : Cny.ofFen(fen);
    }

    private static LocalDate day(Document said, String field) {
        return LocalDate.parse(said.getString(field));
    }
}
