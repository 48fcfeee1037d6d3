/** Which path leads where, and what is at the paths that are not AWS's. */
@NullMarked
package dev.tarn.http.route;

import org.jspecify.annotations.NullMarked;
