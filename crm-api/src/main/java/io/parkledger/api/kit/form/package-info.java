/**
 * Forms: each is an endpoint of the REST layer, seen by people.
 *
 * <p>Every command is a record that already says what it takes: types, limits, what may be left out. So the form at
 * {@code /leads/{id}/qualify} is made from the record that {@code POST /api/v1/leads/{id}/qualify} takes, and sending
 * it calls that very method with the JSON a program would have sent: one place decides who may, what is wrong, and what
 * it is called. A context only adds {@link io.parkledger.api.kit.form.FormHints}: what is known already, what there is
 * to choose from.
 *
 * <p>A form carries an idempotency key and the version it was made at, so sending twice does it once, and nobody
 * overwrites what he has not seen. After that the browser is sent on with {@code minPosition}, so the next page shows
 * what was saved.
 */
@NullMarked
package io.parkledger.api.kit.form;

import org.jspecify.annotations.NullMarked;
