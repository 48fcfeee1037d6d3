/** The persistent state of the control plane: what a {@code StateStore} records and loads. */
@NullMarked
package dev.tarn.inmemory.controlplane.state;

import org.jspecify.annotations.NullMarked;
