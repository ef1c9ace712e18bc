/**
 * 载体: park, building and unit, and who is in.
 *
 * <p>A park is typed in before jobs act for it. A new park has no go-live day (启用日), and until one is named, and has
 * come, no renewal is opened and no hold-over noted by itself: otherwise the first past contract would be held over
 * within a minute, and whoever typed it in has no way to know beforehand. Parks of earlier versions are live. The page
 * of the park says what waits.
 *
 * <p>People know a unit by its number, programs by its id. A number is once in its building, and a 101 may be in each
 * of two. It is claimed in the form in which spellings are equal; what is split, merged or withdrawn gives it back.
 * What was stored before there were numbers keeps its id as number.
 */
@NullMarked
package io.parkledger.core.space;

import org.jspecify.annotations.NullMarked;
