/** Tags: the operations. */
@NullMarked
package dev.tarn.ports.tag;

import org.jspecify.annotations.NullMarked;
