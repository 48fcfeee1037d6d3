/** What every implementation of a port must keep to: interfaces of tests, which a class of ten lines makes run. */
@NullMarked
package dev.tarn.ports.contract;

import org.jspecify.annotations.NullMarked;
