/** HealthLake on this machine: data stores, and jobs that really import and export. */
@NullMarked
package dev.tarn.inmemory;

import org.jspecify.annotations.NullMarked;
