/** TLS of the server: its certificate, its port ({@code authorization.md} 4). */
@NullMarked
package dev.tarn.http.tls;

import org.jspecify.annotations.NullMarked;
