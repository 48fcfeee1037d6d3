/** The memory budget: how much of the Java heap may be taken by data that stays. */
@NullMarked
package dev.tarn.inmemory.memory;

import org.jspecify.annotations.NullMarked;
