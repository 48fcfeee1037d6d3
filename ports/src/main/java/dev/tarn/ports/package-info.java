/** What Tarn can do, as interfaces: the HealthLake ports that adapters implement, and what the local one needs. */
@NullMarked
package dev.tarn.ports;

import org.jspecify.annotations.NullMarked;
