/** Addresses, cookies, ids of requests, and which of them are for pages. */
@NullMarked
package io.parkledger.api.kit.http;

import org.jspecify.annotations.NullMarked;
