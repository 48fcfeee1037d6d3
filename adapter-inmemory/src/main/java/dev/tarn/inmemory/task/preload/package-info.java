/** Fills new data stores with resources ({@code data-plane.md} 5). */
@NullMarked
package dev.tarn.inmemory.task.preload;

import org.jspecify.annotations.NullMarked;
