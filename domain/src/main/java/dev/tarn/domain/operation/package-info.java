/** The names of the operations of HealthLake and S3. */
@NullMarked
package dev.tarn.domain.operation;

import org.jspecify.annotations.NullMarked;
