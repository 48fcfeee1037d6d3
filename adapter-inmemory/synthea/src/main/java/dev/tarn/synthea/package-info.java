/** Synthetic patients, made by Synthea, as resources to preload. */
@NullMarked
package dev.tarn.synthea;

import org.jspecify.annotations.NullMarked;
