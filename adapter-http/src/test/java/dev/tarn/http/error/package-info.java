/** Tests. */
@NullMarked
package dev.tarn.http.error;

import org.jspecify.annotations.NullMarked;
