/** Ids of data stores and jobs. The local HealthLake requires it. */
@NullMarked
package dev.tarn.ports.id;

import org.jspecify.annotations.NullMarked;
