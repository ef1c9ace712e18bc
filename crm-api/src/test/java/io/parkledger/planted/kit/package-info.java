@NullMarked
package io.parkledger.planted.kit;

import org.jspecify.annotations.NullMarked;
