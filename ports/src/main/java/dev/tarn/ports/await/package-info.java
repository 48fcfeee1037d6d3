/** Waiting for a status, on any implementation, by polling. */
@NullMarked
package dev.tarn.ports.await;

import org.jspecify.annotations.NullMarked;
