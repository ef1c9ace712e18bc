/** The OpenAPI document, read from the endpoints. */
@NullMarked
package io.parkledger.api.kit.openapi;

import org.jspecify.annotations.NullMarked;
