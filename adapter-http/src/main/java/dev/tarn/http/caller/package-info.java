/** The caller: the account and region that a request is signed for. */
@NullMarked
package dev.tarn.http.caller;

import org.jspecify.annotations.NullMarked;
