/** Data stores with {@code PreloadDataConfig}, over HTTP and with the artifact that the server has. */
@NullMarked
package dev.tarn.app.preload;

import org.jspecify.annotations.NullMarked;
