/** The faults of a HealthLake: a list that a test writes, and that adapters consult. */
@NullMarked
package dev.tarn.ports.fault;

import org.jspecify.annotations.NullMarked;
