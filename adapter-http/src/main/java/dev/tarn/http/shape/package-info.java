/** The structures that several operations share, as they are read and as they are written ({@code control-plane.md} 1.5). */
@NullMarked
package dev.tarn.http.shape;

import org.jspecify.annotations.NullMarked;
