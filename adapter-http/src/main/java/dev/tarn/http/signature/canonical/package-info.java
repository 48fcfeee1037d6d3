/** The canonical request of Signature Version 4, from the bytes of a request line and of headers. */
@NullMarked
package dev.tarn.http.signature.canonical;

import org.jspecify.annotations.NullMarked;
