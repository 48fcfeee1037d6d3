/** Tests. */
@NullMarked
package dev.tarn.http.tls;

import org.jspecify.annotations.NullMarked;
