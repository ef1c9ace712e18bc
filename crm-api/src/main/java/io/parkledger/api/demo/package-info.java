/** The demo park, and any folder of files in its format, as commands. */
@NullMarked
package io.parkledger.api.demo;

import org.jspecify.annotations.NullMarked;
