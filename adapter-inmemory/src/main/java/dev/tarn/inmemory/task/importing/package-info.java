/** Import jobs: read the input in chunks of whole lines, parse on all cores, apply in file order, write logs and the manifest. */
@NullMarked
package dev.tarn.inmemory.task.importing;

import org.jspecify.annotations.NullMarked;
