package dev.tarn.http.signature;

import java.util.List;
import java.util.OptionalLong;

/**
 * What a request says of its signature, in a header or in the query.
 *
 * @param signedHeaders the names, divided by semicolons
 * @param presigned whether it is in the query
 * @param expires of a presigned URL, how long it is valid, in seconds
 * @param tokens the session tokens, of which there may be one
 */
record SignatureParts(
        String algorithm,
        String credential,
        String signature,
        String signedHeaders,
        SigningDate date,
        boolean presigned,
        OptionalLong expires,
        List<String> tokens) {}
