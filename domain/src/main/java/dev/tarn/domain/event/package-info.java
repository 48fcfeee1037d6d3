/** What HealthLake tells EventBridge. */
@NullMarked
package dev.tarn.domain.event;

import org.jspecify.annotations.NullMarked;
