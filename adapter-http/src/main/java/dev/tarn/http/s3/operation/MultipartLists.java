package dev.tarn.http.s3.operation;

import dev.tarn.domain.job.S3Uri;
import dev.tarn.http.s3.request.ObjectUris;
import dev.tarn.http.s3.request.S3Request;
import dev.tarn.http.s3.xml.XmlWriter;
import dev.tarn.ports.bucket.BucketStore;
import dev.tarn.ports.bucket.MultipartUpload;
import dev.tarn.ports.bucket.UploadedPart;
import java.util.List;

/** ListParts and ListMultipartUploads. */
public record MultipartLists(BucketStore store) {

    private static final int MOST = 1000;

    S3Answer parts(S3Request request) {
        S3Uri uri = ObjectUris.of(request.bucket(), request.key());
        String id = Multipart.uploadId(request);
        int marker = request.number("part-number-marker", 0, 0, Integer.MAX_VALUE);
        int most = Math.min(MOST, request.number("max-parts", MOST, 0, Integer.MAX_VALUE));
        List<UploadedPart> after = store.uploads().parts(uri, id).stream()
                .filter(part -> part.number() > marker)
                .toList();
        List<UploadedPart> page = after.subList(0, Math.min(most, after.size()));
        XmlWriter xml = XmlWriter.of("ListPartsResult")
                .text("Bucket", uri.bucket())
                .text("Key", Listing.encoding(request).of(uri.key()))
                .text("UploadId", id)
                .text("PartNumberMarker", Integer.toString(marker))
                .text("MaxParts", Integer.toString(most))
                .text("IsTruncated", Boolean.toString(page.size() < after.size()));
        if (!page.isEmpty()) {
            xml.text(
                    "NextPartNumberMarker",
                    Integer.toString(page.get(page.size() - 1).number()));
        }
        Listing.owner(xml, "Initiator");
        Listing.owner(xml, "Owner");
        xml.text("StorageClass", "STANDARD");
        for (UploadedPart part : page) {
            xml.open("Part")
                    .text("PartNumber", Integer.toString(part.number()))
                    .text("LastModified", Texts.time(part.lastModified()))
                    .text("ETag", Texts.quoted(part.etag()))
                    .text("Size", Long.toString(part.size()));
            part.checksum().ifPresent(sum -> xml.text(Texts.element(sum), sum.value()));
            xml.close();
        }
        return S3Answer.xml(xml);
    }

    /** Pages begin after a key; S3 can also begin within the uploads of one key. */
    S3Answer uploads(S3Request request) {
        ObjectUris.requireBucket(request.bucket());
        String prefix = request.parameter("prefix").orElse("");
        String marker = request.parameter("key-marker").orElse("");
        int most = Math.min(MOST, request.number("max-uploads", MOST, 1, Integer.MAX_VALUE));
        List<MultipartUpload> after = store.uploads().list(request.bucket()).stream()
                .filter(upload -> upload.uri().key().startsWith(prefix)
                        && upload.uri().key().compareTo(marker) > 0)
                .toList();
        List<MultipartUpload> page = after.subList(0, end(after, most));
        Listing.Encoding encoding = Listing.encoding(request);
        XmlWriter xml = XmlWriter.of("ListMultipartUploadsResult")
                .text("Bucket", request.bucket())
                .text("KeyMarker", encoding.of(marker))
                .text("UploadIdMarker", "")
                .text("Prefix", encoding.of(prefix))
                .text("MaxUploads", Integer.toString(most))
                .text("IsTruncated", Boolean.toString(page.size() < after.size()));
        request.parameter("encoding-type").ifPresent(type -> xml.text("EncodingType", type));
        if (page.size() < after.size()) {
            MultipartUpload last = page.get(page.size() - 1);
            xml.text("NextKeyMarker", encoding.of(last.uri().key())).text("NextUploadIdMarker", last.id());
        }
        for (MultipartUpload upload : page) {
            xml.open("Upload").text("Key", encoding.of(upload.uri().key())).text("UploadId", upload.id());
            Listing.owner(xml, "Initiator");
            Listing.owner(xml, "Owner");
            xml.text("StorageClass", "STANDARD")
                    .text("Initiated", Texts.time(upload.initiated()))
                    .close();
        }
        return S3Answer.xml(xml);
    }

    /** All uploads of the last key belong to the page, which can be longer for that. */
    private static int end(List<MultipartUpload> uploads, int most) {
        int end = Math.min(most, uploads.size());
        while (end > 0
                && end < uploads.size()
                && uploads.get(end).uri().equals(uploads.get(end - 1).uri())) {
            end++;
        }
        return end;
    }
}
