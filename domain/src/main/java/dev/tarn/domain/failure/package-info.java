/** The failures of HealthLake's operations. */
@NullMarked
package dev.tarn.domain.failure;

import org.jspecify.annotations.NullMarked;
