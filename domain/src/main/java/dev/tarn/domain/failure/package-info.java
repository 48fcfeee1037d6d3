/** Everything that a HealthLake can refuse or fail to do. */
@NullMarked
package dev.tarn.domain.failure;

import org.jspecify.annotations.NullMarked;
