/** The object store of jobs on S3, or on an S3-compatible server. */
@NullMarked
package dev.tarn.aws.s3;

import org.jspecify.annotations.NullMarked;
