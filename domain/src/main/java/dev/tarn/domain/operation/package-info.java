/** The names of HealthLake's operations. */
@NullMarked
package dev.tarn.domain.operation;

import org.jspecify.annotations.NullMarked;
