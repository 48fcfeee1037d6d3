/** Settings of the server: their types, their names and defaults, and the reading of their values. */
@NullMarked
package dev.tarn.app.setting;

import org.jspecify.annotations.NullMarked;
