/** Lists in pages, and the tokens that lead from one to the next. */
@NullMarked
package dev.tarn.inmemory.paging;

import org.jspecify.annotations.NullMarked;
