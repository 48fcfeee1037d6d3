/** Import and export jobs: the operations, with their requests and results. */
@NullMarked
package dev.tarn.ports.job;

import org.jspecify.annotations.NullMarked;
