/** Everything that a local HealthLake holds but for the resources: data stores, tags, jobs, client tokens, what is due. */
@NullMarked
package dev.tarn.inmemory.controlplane;

import org.jspecify.annotations.NullMarked;
