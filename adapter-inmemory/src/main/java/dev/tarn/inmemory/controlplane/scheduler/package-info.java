/** One lock, one clock: applies the transitions that are due, commits them to the state store, then publishes events. */
@NullMarked
package dev.tarn.inmemory.controlplane.scheduler;

import org.jspecify.annotations.NullMarked;
