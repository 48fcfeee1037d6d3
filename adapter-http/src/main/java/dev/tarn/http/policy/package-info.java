/** Reads IAM policy documents and roles from JSON ({@code authorization.md} 2.2, 2.3). */
@NullMarked
package dev.tarn.http.policy;

import org.jspecify.annotations.NullMarked;
