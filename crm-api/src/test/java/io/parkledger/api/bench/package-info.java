/**
 * The benchmark, run by {@code mvn -Pbench -DskipTests verify}: figures on a real MongoDB and a durable PostgreSQL,
 * never part of the tests.
 */
@NullMarked
package io.parkledger.api.bench;

import org.jspecify.annotations.NullMarked;
