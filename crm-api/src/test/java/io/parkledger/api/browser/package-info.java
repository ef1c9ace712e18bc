/** The pages, as people see and use them: in a real browser, on desktop and phone, in both languages. */
@NullMarked
package io.parkledger.api.browser;

import org.jspecify.annotations.NullMarked;
