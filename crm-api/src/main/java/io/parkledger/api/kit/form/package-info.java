/** Forms: each is an endpoint of the REST layer, seen by people. */
@NullMarked
package io.parkledger.api.kit.form;

import org.jspecify.annotations.NullMarked;
