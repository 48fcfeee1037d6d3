package dev.tarn.http.s3.operation;

import dev.tarn.domain.job.S3Uri;
import dev.tarn.http.s3.error.S3Error;
import dev.tarn.http.s3.error.S3ErrorCode;
import dev.tarn.http.s3.request.Conditions;
import dev.tarn.http.s3.request.ObjectUris;
import dev.tarn.http.s3.request.S3Request;
import dev.tarn.http.s3.upload.ChecksumAlgorithm;
import dev.tarn.http.s3.upload.MultipartChecksums;
import dev.tarn.http.s3.xml.MalformedXml;
import dev.tarn.http.s3.xml.XmlElement;
import dev.tarn.http.s3.xml.XmlWriter;
import dev.tarn.ports.bucket.BucketStore;
import dev.tarn.ports.bucket.MultipartUpload;
import dev.tarn.ports.bucket.ObjectChecksum;
import dev.tarn.ports.bucket.ObjectHead;
import dev.tarn.ports.bucket.UploadedPart;
import dev.tarn.ports.bucket.WriteCondition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** CompleteMultipartUpload. */
public record MultipartCompletion(BucketStore store) {

    private static final long SMALLEST_PART = 5L * 1024 * 1024;

    S3Answer complete(S3Request request, byte[] body) {
        S3Uri uri = ObjectUris.of(request.bucket(), request.key());
        String id = Multipart.uploadId(request);
        WriteCondition condition = Conditions.of(request).forWrite();
        MultipartUpload upload = store.uploads().describe(uri, id);
        List<UploadedPart> parts = parts(XmlElement.parse(body, "CompleteMultipartUpload"), uri, id);
        String etag = MultipartChecksums.etag(parts);
        Optional<ObjectChecksum> checksum = upload.algorithm()
                .flatMap(ChecksumAlgorithm::find)
                .flatMap(algorithm -> MultipartChecksums.checksum(algorithm, upload.composite(), parts));
        checksum.ifPresent(sum -> requireExpected(request, sum));
        ObjectHead head =
                store.uploads().complete(uri, id, parts, etag, upload.metadata().checksum(checksum), condition);
        XmlWriter xml = XmlWriter.of("CompleteMultipartUploadResult")
                .text("Location", "/" + uri.bucket() + "/" + uri.key())
                .text("Bucket", uri.bucket())
                .text("Key", uri.key())
                .text("ETag", Texts.quoted(head.etag()));
        checksum.ifPresent(sum -> xml.text(Texts.element(sum), sum.value()).text("ChecksumType", Texts.type(sum)));
        return S3Answer.xml(xml);
    }

    private static void requireExpected(S3Request request, ObjectChecksum computed) {
        Optional<String> expected =
                ChecksumAlgorithm.find(computed.algorithm()).flatMap(algorithm -> request.header(algorithm.header()));
        if (expected.filter(value -> !value.equals(computed.value())).isPresent()) {
            throw new S3Error(
                    S3ErrorCode.BAD_DIGEST,
                    "The " + computed.algorithm() + " you specified did not match the calculated checksum.");
        }
    }

    private List<UploadedPart> parts(XmlElement list, S3Uri uri, String id) {
        Map<Integer, UploadedPart> stored = store.uploads().parts(uri, id).stream()
                .collect(Collectors.toMap(UploadedPart::number, Function.identity()));
        List<UploadedPart> parts = new ArrayList<>();
        int before = 0;
        for (XmlElement element : list.all("Part")) {
            int number = number(element);
            if (number <= before) {
                throw new S3Error(
                        S3ErrorCode.INVALID_PART_ORDER,
                        "The list of parts was not in ascending order. Parts must be ordered by part number.");
            }
            before = number;
            parts.add(required(element, number, stored.get(number)));
        }
        if (parts.isEmpty()) {
            throw new MalformedXml("it lists no part");
        }
        for (UploadedPart part : parts.subList(0, parts.size() - 1)) {
            if (part.size() < SMALLEST_PART) {
                throw new S3Error(
                        S3ErrorCode.ENTITY_TOO_SMALL,
                        "Your proposed upload is smaller than the minimum allowed size: part " + part.number() + " has "
                                + part.size() + " bytes, and all but the last need " + SMALLEST_PART);
            }
        }
        return parts;
    }

    private static UploadedPart required(XmlElement element, int number, @Nullable UploadedPart stored) {
        String etag = Conditions.unquoted(element.value("ETag").orElse("").strip());
        if (stored == null || !stored.etag().equals(etag)) {
            throw invalidPart(number);
        }
        Optional<String> checksum = stored.checksum().flatMap(sum -> element.value(Texts.element(sum)));
        if (checksum.filter(value -> !value.equals(stored.checksum().get().value()))
                .isPresent()) {
            throw invalidPart(number);
        }
        return stored;
    }

    private static S3Error invalidPart(int number) {
        return new S3Error(
                S3ErrorCode.INVALID_PART,
                "One or more of the specified parts could not be found. The part may not have been uploaded, or the"
                        + " specified entity tag or checksum may not match the part's: part " + number);
    }

    private static int number(XmlElement part) {
        try {
            int number = Integer.parseInt(part.value("PartNumber").orElse("").strip());
            if (number >= 1 && number <= Multipart.MOST_PARTS) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Refused below.
        }
        throw new MalformedXml("the number of a part must be from 1 to " + Multipart.MOST_PARTS);
    }
}
