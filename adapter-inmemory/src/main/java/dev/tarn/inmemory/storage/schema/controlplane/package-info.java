/**
 * The state of the control plane in a database: the implementation of {@code controlplane.state}.
 */
@NullMarked
package dev.tarn.inmemory.storage.schema.controlplane;

import org.jspecify.annotations.NullMarked;
