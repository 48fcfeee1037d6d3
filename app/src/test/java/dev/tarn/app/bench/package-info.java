/** How fast Tarn is, in relation to what the machine could do in the same minutes. No test: nothing fails by being slow. */
@NullMarked
package dev.tarn.app.bench;

import org.jspecify.annotations.NullMarked;
