/** Tests. */
@NullMarked
package dev.tarn.http.policy;

import org.jspecify.annotations.NullMarked;
