/** Events of data stores and jobs, and what HealthLake sends of them to EventBridge. */
@NullMarked
package dev.tarn.domain.event;

import org.jspecify.annotations.NullMarked;
