/** Access keys, and the signing keys that are derived from them. */
@NullMarked
package dev.tarn.http.signature.key;

import org.jspecify.annotations.NullMarked;
