/** What import and export jobs do: objects into resources, resources into objects. */
@NullMarked
package dev.tarn.inmemory.task;

import org.jspecify.annotations.NullMarked;
