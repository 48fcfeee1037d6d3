/** What an export selects, and what it has written ({@code data-plane.md} 2). */
@NullMarked
package dev.tarn.domain.export;

import org.jspecify.annotations.NullMarked;
