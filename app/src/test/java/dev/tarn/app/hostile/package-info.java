/** Requests that try to break the shipped server, and what must hold while and after they come. */
@NullMarked
package dev.tarn.app.hostile;

import org.jspecify.annotations.NullMarked;
