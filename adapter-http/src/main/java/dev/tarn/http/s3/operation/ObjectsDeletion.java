package dev.tarn.http.s3.operation;

import dev.tarn.domain.failure.AccessDenied;
import dev.tarn.http.s3.error.S3Error;
import dev.tarn.http.s3.error.S3ErrorCode;
import dev.tarn.http.s3.error.S3ErrorFormat;
import dev.tarn.http.s3.request.Conditions;
import dev.tarn.http.s3.request.ObjectUris;
import dev.tarn.http.s3.request.S3Request;
import dev.tarn.http.s3.xml.MalformedXml;
import dev.tarn.http.s3.xml.XmlElement;
import dev.tarn.http.s3.xml.XmlWriter;
import dev.tarn.ports.bucket.BucketException;
import dev.tarn.ports.bucket.BucketStore;
import dev.tarn.ports.bucket.WriteCondition;
import java.util.List;
import java.util.Optional;

/** DeleteObjects. */
public record ObjectsDeletion(BucketStore store, BucketOperations buckets) {

    private static final int MOST = 1000;

    /** Which objects may be deleted. */
    @FunctionalInterface
    public interface Permission {
        /** Throws {@link AccessDenied} for an object that may not. */
        void require(String bucket, String key);
    }

    S3Answer delete(S3Request request, byte[] body, Permission permission) {
        buckets.require(request.bucket());
        XmlElement list = XmlElement.parse(body, "Delete");
        List<XmlElement> objects = list.all("Object");
        if (objects.isEmpty() || objects.size() > MOST) {
            throw new MalformedXml("it has " + objects.size() + " objects, and must have 1 to " + MOST);
        }
        // All are read before the first is deleted: a list with an error deletes nothing.
        objects.forEach(ObjectsDeletion::key);
        boolean quiet = list.value("Quiet").equals(Optional.of("true"));
        XmlWriter xml = XmlWriter.of("DeleteResult");
        for (XmlElement object : objects) {
            delete(request.bucket(), object, quiet, xml, permission);
        }
        return S3Answer.xml(xml);
    }

    private void delete(String bucket, XmlElement object, boolean quiet, XmlWriter xml, Permission permission) {
        String key = key(object);
        try {
            if (object.value("VersionId").filter(id -> !id.equals("null")).isPresent()) {
                throw new S3Error(S3ErrorCode.NOT_IMPLEMENTED, "Objects have no versions here");
            }
            permission.require(bucket, key);
            store.delete(ObjectUris.of(bucket, key), condition(object));
            if (!quiet) {
                xml.open("Deleted").text("Key", key).close();
            }
        } catch (S3Error e) {
            error(xml, key, e.code().text(), e.getMessage());
        } catch (AccessDenied e) {
            error(xml, key, "AccessDenied", e.getMessage());
        } catch (BucketException e) {
            error(xml, key, S3ErrorFormat.code(e.reason()).text(), e.getMessage());
        }
    }

    private static String key(XmlElement object) {
        return object.value("Key")
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> new MalformedXml("an object has no key"));
    }

    private static WriteCondition condition(XmlElement object) {
        Optional<String> etag = object.value("ETag");
        return existing -> {
            if (etag.isPresent()
                    && existing.filter(head -> !Conditions.matches(etag.get(), head))
                            .isPresent()) {
                throw new S3Error(
                        S3ErrorCode.PRECONDITION_FAILED,
                        "At least one of the pre-conditions you specified did not hold: ETag");
            }
        };
    }

    private static void error(XmlWriter xml, String key, String code, String message) {
        xml.open("Error")
                .text("Key", key)
                .text("Code", code)
                .text("Message", S3ErrorFormat.readable(message))
                .close();
    }
}
