/** A client that takes as little of the machine as it can from the server that it asks. */
@NullMarked
package dev.tarn.app.bench.load;

import org.jspecify.annotations.NullMarked;
