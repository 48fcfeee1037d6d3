/** The process of the server: its log, its terminal, its ready file, and its end after a fatal error. */
@NullMarked
package dev.tarn.app.process;

import org.jspecify.annotations.NullMarked;
