/** Import and export jobs and their lifecycle. */
@NullMarked
package dev.tarn.domain.job;

import org.jspecify.annotations.NullMarked;
