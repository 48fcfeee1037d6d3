/** What the head of a request says: bucket, key, parameters, conditions, ranges. */
@NullMarked
package dev.tarn.http.s3.request;

import org.jspecify.annotations.NullMarked;
