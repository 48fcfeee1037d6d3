/** Continuous backups of a data store: their configuration, and the times to which it can be restored. */
@NullMarked
package dev.tarn.domain.backup;

import org.jspecify.annotations.NullMarked;
