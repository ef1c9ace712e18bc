package io.parkledger.core.tenant;

import java.time.LocalDate;

/** Something that happened in a stay. @param stay which one, from 0 on */
record InStay(int stay, LocalDate on) {}
