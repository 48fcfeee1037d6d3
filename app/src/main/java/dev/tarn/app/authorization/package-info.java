/** The directory of {@code --auth}: policies and roles ({@code authorization.md} 2.2). */
@NullMarked
package dev.tarn.app.authorization;

import org.jspecify.annotations.NullMarked;
