/** Tags of data stores. */
@NullMarked
package dev.tarn.domain.tag;

import org.jspecify.annotations.NullMarked;
