/** Tests. */
@NullMarked
package dev.tarn.http.aws;

import org.jspecify.annotations.NullMarked;
