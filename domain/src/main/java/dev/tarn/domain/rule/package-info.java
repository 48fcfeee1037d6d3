/** What the service model allows a value to be, as data, and how a breach of it is told. */
@NullMarked
package dev.tarn.domain.rule;

import org.jspecify.annotations.NullMarked;
