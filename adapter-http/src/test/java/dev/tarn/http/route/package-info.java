/** Tests. */
@NullMarked
package dev.tarn.http.route;

import org.jspecify.annotations.NullMarked;
