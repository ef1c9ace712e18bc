package io.parkledger.core.lease;

import io.parkledger.core.bound.BusinessDay;
import io.parkledger.core.meaning.HoldsFrom;
import io.parkledger.core.value.Cny;
import java.time.LocalDate;

/** Another rent, from a day on (递增租金). */
public record RentStep(
        @HoldsFrom @BusinessDay LocalDate fromOn, @Rent Cny rentCnyPerSqmMonth) {}
