/** Jobs of one data store: the queue, the records, the executor, and the task of each kind. */
@NullMarked
package dev.tarn.inmemory.controlplane.job;

import org.jspecify.annotations.NullMarked;
