/** Tests. */
@NullMarked
package dev.tarn.http.json;

import org.jspecify.annotations.NullMarked;
