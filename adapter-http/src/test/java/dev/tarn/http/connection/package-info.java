/** Tests. */
@NullMarked
package dev.tarn.http.connection;

import org.jspecify.annotations.NullMarked;
