@NullMarked
package dev.tarn.http.signature;

import org.jspecify.annotations.NullMarked;
