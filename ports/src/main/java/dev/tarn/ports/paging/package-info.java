/** Pages of lists. */
@NullMarked
package dev.tarn.ports.paging;

import org.jspecify.annotations.NullMarked;
