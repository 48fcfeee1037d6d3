/** What an import or export job is, and how it may change. */
@NullMarked
package dev.tarn.domain.job;

import org.jspecify.annotations.NullMarked;
