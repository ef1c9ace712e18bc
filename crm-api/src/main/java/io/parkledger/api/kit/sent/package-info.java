/** What a request sends, as a record: its shape, its fields, what is shown only once. */
@NullMarked
package io.parkledger.api.kit.sent;

import org.jspecify.annotations.NullMarked;
