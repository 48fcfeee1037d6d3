/**
 * HealthLake as interfaces, which adapters implement. The sub-packages hold one concept each: what HealthLake offers
 * ({@code datastore}, {@code job}, {@code tag}, {@code fhir}, {@code event}), what stands on it ({@code await}), what the
 * local implementation requires ({@code objectstore}, {@code id}), and how a process is operated ({@code admin}).
 */
@NullMarked
package dev.tarn.ports;

import org.jspecify.annotations.NullMarked;
