/** Kills the server that is shipped, again and again, and looks whether it lost anything that it had answered. */
@NullMarked
package dev.tarn.app.crash;

import org.jspecify.annotations.NullMarked;
