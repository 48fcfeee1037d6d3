/** The last requests that a server has answered. */
@NullMarked
package dev.tarn.ports.request;

import org.jspecify.annotations.NullMarked;
