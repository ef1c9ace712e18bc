/** The API described for machines: OpenAPI 3.1, made from the endpoints, commands and views themselves. */
@NullMarked
package io.parkledger.api.openapi;

import org.jspecify.annotations.NullMarked;
