/** S3, or what speaks like it, as the object store that jobs read from and write to. */
@NullMarked
package dev.tarn.aws.s3;

import org.jspecify.annotations.NullMarked;
