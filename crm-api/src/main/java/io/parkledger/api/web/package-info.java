/** How a request becomes a command or a query, and how a refusal is said. */
@NullMarked
package io.parkledger.api.web;

import org.jspecify.annotations.NullMarked;
