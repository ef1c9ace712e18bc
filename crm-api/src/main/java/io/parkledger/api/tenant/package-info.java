/** 入驻企业: its endpoints, and the page that holds all of one company: contracts, units, figures and promises. */
@NullMarked
package io.parkledger.api.tenant;

import org.jspecify.annotations.NullMarked;
