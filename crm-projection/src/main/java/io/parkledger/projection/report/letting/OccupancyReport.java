package io.parkledger.projection.report.letting;

import io.parkledger.projection.report.Ratio;
import java.time.LocalDate;
import java.util.List;

/**
 * Who is in, on one day. Physical occupancy counts from the move-in date (INREV); out-of-service units leave both
 * sides; hold-over counts as occupied.
 *
 * @param physical  occupied m² ÷ lettable m²
 * @param committed (occupied + signed, not yet in) m² ÷ lettable m²
 * @param units     occupied units ÷ lettable units
 */
public record OccupancyReport(
        LocalDate on, Ratio physical, Ratio committed, Ratio units, long tenants, List<BuildingRow> buildings) {

    /** One building; a tenant in two buildings counts with each one's units. */
    public record BuildingRow(String buildingId, String name, Ratio physical, Ratio units) {}
}
