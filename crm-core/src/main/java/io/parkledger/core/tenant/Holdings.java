package io.parkledger.core.tenant;

import static io.parkledger.core.tenant.TenantRule.CONTRACT_IS_NOT_YET_COUNTED;

import io.parkledger.core.id.BuildingId;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.lease.LetUnit;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;

/** The contracts by which a company has or had units in the park, and which units. */
@NullUnmarked
class Holdings {

    /** All counted since it landed, running or not. */
    private final Set<ContractId> sinceLanding = new HashSet<>();
    /** Of each contract ever counted, when, and in which of its stays. */
    private final Map<ContractId, InStay> counted = new LinkedHashMap<>();
    /** By which lead each contract came, of those that came by one. */
    private final Map<ContractId, LeadId> leads = new LinkedHashMap<>();
    /** Of these the running ones, with what each lets. */
    private final Map<ContractId, List<LetUnit>> running = new LinkedHashMap<>();
    /** Of each contract counted now, running or not, where it stands; of the last one even when that never was. */
    private final Map<ContractId, Set<BuildingId>> buildings = new HashMap<>();

    void requireNotCounted(ContractId contract) {
        CONTRACT_IS_NOT_YET_COUNTED.require(!sinceLanding.contains(contract));
    }

    /** When that contract was counted, and in which stay; null where it is not. */
    InStay counted(ContractId contract) {
        return counted.get(contract);
    }

    List<ContractId> all() {
        return List.copyOf(counted.keySet());
    }

    List<ContractId> othersIn(int stay, ContractId contract) {
        return counted.entrySet().stream()
                .filter(each -> each.getValue().stay() == stay)
                .map(Map.Entry::getKey)
                .filter(each -> !each.equals(contract))
                .toList();
    }

    Stream<LocalDate> daysOfOthers(int stay, ContractId contract) {
        return othersIn(stay, contract).stream().map(counted::get).map(InStay::on);
    }

    List<LeadId> leads() {
        return leads.values().stream().distinct().toList();
    }

    /** The running ones, with what each lets. */
    Map<ContractId, List<LetUnit>> running() {
        return new LinkedHashMap<>(running);
    }

    /** Where those stand that run; once none does, where they stood. */
    Set<String> buildings() {
        var present = running.isEmpty() ? buildings.keySet() : running.keySet();
        return present.stream()
                .flatMap(contract -> buildings.get(contract).stream())
                .map(BuildingId::value)
                .collect(Collectors.toSet());
    }

    void begin() {
        sinceLanding.clear();
    }

    void count(ContractId contract, LeadId lead, List<LetUnit> units, int stay, LocalDate on) {
        if (counted.isEmpty()) {
            buildings.clear();
        }
        sinceLanding.add(contract);
        if (lead != null) {
            leads.put(contract, lead);
        }
        counted.put(contract, new InStay(stay, on));
        running.put(contract, units);
        buildings.put(contract, units.stream().map(LetUnit::buildingId).collect(Collectors.toSet()));
    }

    void correctCount(ContractId contract, LocalDate on) {
        counted.put(contract, new InStay(counted.get(contract).stay(), on));
    }

    void uncount(ContractId contract) {
        sinceLanding.remove(contract);
        counted.remove(contract);
        leads.remove(contract);
        running.remove(contract);
        if (!counted.isEmpty()) {
            buildings.remove(contract);
        }
    }

    void end(ContractId contract) {
        running.remove(contract);
    }

    void endAll() {
        running.clear();
    }

    /** As if they had not ended. */
    void resume(Map<ContractId, List<LetUnit>> ended) {
        running.putAll(ended);
    }
}
