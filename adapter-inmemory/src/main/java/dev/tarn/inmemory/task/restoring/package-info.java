/** Copies the resources that a data store had at a time into another one. */
@NullMarked
package dev.tarn.inmemory.task.restoring;

import org.jspecify.annotations.NullMarked;
