/** Tests. */
@NullMarked
package dev.tarn.http.operation;

import org.jspecify.annotations.NullMarked;
