/** Who signs in, by password or token, and what a browser keeps of it. */
@NullMarked
package io.parkledger.api.signin;

import org.jspecify.annotations.NullMarked;
