/** The certificate of the server: from files, or self-signed ({@code authorization.md} 4). */
@NullMarked
package dev.tarn.app.tls;

import org.jspecify.annotations.NullMarked;
