/** The AWS JSON 1.0 facade: from an HTTP request to an operation, and back. */
@NullMarked
package dev.tarn.http.aws;

import org.jspecify.annotations.NullMarked;
