/**
 * The part of the S3 API that programs need to put the objects of jobs and to get them, over a {@code BucketStore}:
 * {@code error} and {@code xml} are the wire format, {@code request} reads heads, {@code upload} verifies bodies, and
 * {@code operation} has the operations. Everything else is {@code NotImplemented}.
 */
@NullMarked
package dev.tarn.http.s3;

import org.jspecify.annotations.NullMarked;
