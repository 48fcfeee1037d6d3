/** Values that requests carry: client tokens, pages. */
@NullMarked
package dev.tarn.domain.request;

import org.jspecify.annotations.NullMarked;
