/** The XML of requests and answers. */
@NullMarked
package dev.tarn.http.s3.xml;

import org.jspecify.annotations.NullMarked;
