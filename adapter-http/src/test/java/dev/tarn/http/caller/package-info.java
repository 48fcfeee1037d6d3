/** Tests. */
@NullMarked
package dev.tarn.http.caller;

import org.jspecify.annotations.NullMarked;
