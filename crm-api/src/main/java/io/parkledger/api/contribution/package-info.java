/** 贡献 over REST. */
@NullMarked
package io.parkledger.api.contribution;

import org.jspecify.annotations.NullMarked;
