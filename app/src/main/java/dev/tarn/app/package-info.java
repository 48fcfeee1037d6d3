/** Tarn put together: settings, wiring, the server that is shipped. */
@NullMarked
package dev.tarn.app;

import org.jspecify.annotations.NullMarked;
