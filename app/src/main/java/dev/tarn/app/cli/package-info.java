/** The command line: flags, environment variables, and {@code tarn serve}. */
@NullMarked
package dev.tarn.app.cli;

import org.jspecify.annotations.NullMarked;
