/** 贡献: how tax, jobs and output are reported, restated by two persons and shown, and who has not reported. */
@NullMarked
package io.parkledger.api.contribution;

import org.jspecify.annotations.NullMarked;
