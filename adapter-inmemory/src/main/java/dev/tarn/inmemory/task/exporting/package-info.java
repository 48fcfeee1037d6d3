/** Export jobs: write the resources of each type into objects, several types in parallel. */
@NullMarked
package dev.tarn.inmemory.task.exporting;

import org.jspecify.annotations.NullMarked;
