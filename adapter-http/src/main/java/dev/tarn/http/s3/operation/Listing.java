package dev.tarn.http.s3.operation;

import dev.tarn.http.s3.error.S3Error;
import dev.tarn.http.s3.error.S3ErrorCode;
import dev.tarn.http.s3.request.ObjectUris;
import dev.tarn.http.s3.request.PercentEncoding;
import dev.tarn.http.s3.request.S3Request;
import dev.tarn.http.s3.xml.XmlWriter;
import dev.tarn.ports.bucket.BucketStore;
import dev.tarn.ports.bucket.ObjectHead;
import dev.tarn.ports.bucket.ObjectPage;
import dev.tarn.ports.bucket.ObjectQuery;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** ListObjectsV2 and ListObjects. */
public record Listing(BucketStore store) {

    private static final int MOST = 1000;

    /** The owner of everything, since Tarn has no users of S3. */
    private static final String OWNER = "75aa57f09aa0c8caeab4f8c24e99d10f8e7faeebf76c078efc7c6caea54ba06a";

    S3Answer second(S3Request request) {
        if (!request.parameter("list-type").equals(Optional.of("2"))) {
            throw new S3Error(S3ErrorCode.INVALID_ARGUMENT, "Invalid List Type specified in Request: it must be 2");
        }
        Optional<String> token = request.parameter("continuation-token");
        String startAfter = request.parameter("start-after").orElse("");
        String after = token.map(Listing::decoded).orElse(startAfter);
        ObjectQuery query = query(request, after);
        ObjectPage page = store.list(query);
        Encoding encoding = encoding(request);
        XmlWriter xml = begin(request, query, encoding)
                .text(
                        "KeyCount",
                        Integer.toString(page.objects().size() + page.prefixes().size()))
                .text("IsTruncated", Boolean.toString(page.truncated()));
        token.ifPresent(given -> xml.text("ContinuationToken", given));
        if (!startAfter.isEmpty()) {
            xml.text("StartAfter", encoding.of(startAfter));
        }
        if (page.truncated()) {
            xml.text(
                    "NextContinuationToken",
                    Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(page.last().getBytes(StandardCharsets.UTF_8)));
        }
        boolean owner = request.parameter("fetch-owner").equals(Optional.of("true"));
        return S3Answer.xml(entries(xml, page, encoding, owner));
    }

    S3Answer first(S3Request request) {
        String marker = request.parameter("marker").orElse("");
        ObjectQuery query = query(request, marker);
        ObjectPage page = store.list(query);
        Encoding encoding = encoding(request);
        XmlWriter xml = begin(request, query, encoding)
                .text("Marker", encoding.of(marker))
                .text("IsTruncated", Boolean.toString(page.truncated()));
        if (page.truncated()) {
            // S3 sends it with a delimiter only; without one, clients take the last key, which is the same.
            xml.text("NextMarker", encoding.of(page.last()));
        }
        return S3Answer.xml(entries(xml, page, encoding, true));
    }

    private static ObjectQuery query(S3Request request, String after) {
        ObjectUris.requireBucket(request.bucket());
        int most = Math.min(MOST, request.number("max-keys", MOST, 0, Integer.MAX_VALUE));
        return new ObjectQuery(
                request.bucket(),
                request.parameter("prefix").orElse(""),
                request.parameter("delimiter").orElse(""),
                after,
                most);
    }

    private static XmlWriter begin(S3Request request, ObjectQuery query, Encoding encoding) {
        XmlWriter xml = XmlWriter.of("ListBucketResult")
                .text("Name", query.bucket())
                .text("Prefix", encoding.of(query.prefix()))
                .text("MaxKeys", Integer.toString(query.most()));
        if (!query.delimiter().isEmpty()) {
            xml.text("Delimiter", encoding.of(query.delimiter()));
        }
        request.parameter("encoding-type").ifPresent(type -> xml.text("EncodingType", type));
        return xml;
    }

    private static XmlWriter entries(XmlWriter xml, ObjectPage page, Encoding encoding, boolean owner) {
        for (ObjectHead object : page.objects()) {
            xml.open("Contents")
                    .text("Key", encoding.of(object.uri().key()))
                    .text("LastModified", Texts.time(object.lastModified()))
                    .text("ETag", Texts.quoted(object.etag()));
            object.metadata()
                    .checksum()
                    .ifPresent(checksum -> xml.text("ChecksumAlgorithm", checksum.algorithm())
                            .text("ChecksumType", Texts.type(checksum)));
            xml.text("Size", Long.toString(object.size())).text("StorageClass", "STANDARD");
            if (owner) {
                owner(xml, "Owner");
            }
            xml.close();
        }
        for (String prefix : page.prefixes()) {
            xml.open("CommonPrefixes").text("Prefix", encoding.of(prefix)).close();
        }
        return xml;
    }

    static void owner(XmlWriter xml, String element) {
        xml.open(element).text("ID", OWNER).text("DisplayName", "tarn").close();
    }

    /** How keys are written. */
    @FunctionalInterface
    interface Encoding {
        String of(String text);
    }

    static Encoding encoding(S3Request request) {
        Optional<String> type = request.parameter("encoding-type");
        if (type.isEmpty()) {
            return text -> text;
        }
        if (!type.get().equals("url")) {
            throw new S3Error(
                    S3ErrorCode.INVALID_ARGUMENT, "Invalid Encoding Method specified in Request: it must be url");
        }
        return PercentEncoding::encode;
    }

    private static String decoded(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new S3Error(S3ErrorCode.INVALID_ARGUMENT, "The continuation token provided is incorrect");
        }
    }
}
