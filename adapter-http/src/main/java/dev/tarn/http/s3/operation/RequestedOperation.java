package dev.tarn.http.s3.operation;

import dev.tarn.domain.operation.S3Operation;
import dev.tarn.http.s3.error.S3Error;
import dev.tarn.http.s3.error.S3ErrorCode;
import dev.tarn.http.s3.request.CopySource;
import dev.tarn.http.s3.request.S3Request;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the operation of a request: by its method, by what it is about, and by parameters of the query. */
public final class RequestedOperation {

    private static final String TAGGING = "tagging";

    /** The subresources of S3 that Tarn does not have, as parameters of the query. */
    private static final Set<String> UNSUPPORTED = Set.of(
            "abac",
            "accelerate",
            "acl",
            "analytics",
            "attributes",
            "cors",
            "encryption",
            "intelligent-tiering",
            "inventory",
            "legal-hold",
            "lifecycle",
            "logging",
            "metadataConfiguration",
            "metadataTable",
            "metrics",
            "notification",
            "object-lock",
            "ownershipControls",
            "policy",
            "policyStatus",
            "publicAccessBlock",
            "renameObject",
            "replication",
            "requestPayment",
            "restore",
            "retention",
            "select",
            "session",
            TAGGING,
            "torrent",
            "versioning",
            "versions",
            "website");

    /** What there is, for messages. */
    static final String SUPPORTED =
            "buckets (list, create, head, delete, location), objects (list, get, head, put, copy, delete) and"
                    + " multipart uploads; for the rest of S3 use S3Proxy or MinIO, and start Tarn with --s3";

    private RequestedOperation() {}

    /**
     * {@return the operation of a request}
     *
     * @throws S3Error {@code NotImplemented}, or {@code MethodNotAllowed}
     */
    public static S3Operation of(S3Request request) {
        boolean tags = request.method().equals("GET") && !request.key().isEmpty();
        for (String name : request.query().names()) {
            if (UNSUPPORTED.contains(name) && !(tags && name.equals(TAGGING))) {
                throw notImplemented("'" + name + "'");
            }
        }
        if (request.parameter("versionId").filter(id -> !id.equals("null")).isPresent()) {
            throw notImplemented("versions of objects");
        }
        if (request.bucket().isEmpty()) {
            if (request.method().equals("GET")) {
                return S3Operation.LIST_BUCKETS;
            }
            throw notAllowed(request, List.of("GET"));
        }
        return request.key().isEmpty() ? ofBucket(request) : ofObject(request);
    }

    private static S3Operation ofBucket(S3Request request) {
        return switch (request.method()) {
            case "PUT" -> S3Operation.CREATE_BUCKET;
            case "HEAD" -> S3Operation.HEAD_BUCKET;
            case "DELETE" -> S3Operation.DELETE_BUCKET;
            case "GET" -> {
                if (request.has("location")) {
                    yield S3Operation.GET_BUCKET_LOCATION;
                }
                if (request.has("uploads")) {
                    yield S3Operation.LIST_MULTIPART_UPLOADS;
                }
                yield request.has("list-type") ? S3Operation.LIST_OBJECTS_V2 : S3Operation.LIST_OBJECTS;
            }
            case "POST" -> {
                if (request.has("delete")) {
                    yield S3Operation.DELETE_OBJECTS;
                }
                throw notImplemented("uploads of HTML forms");
            }
            default -> throw notAllowed(request, List.of("GET", "HEAD", "PUT", "DELETE", "POST"));
        };
    }

    private static S3Operation ofObject(S3Request request) {
        boolean upload = request.has("uploadId");
        boolean copy = request.header(CopySource.HEADER).isPresent();
        return switch (request.method()) {
            case "GET" -> {
                if (request.has(TAGGING)) {
                    yield S3Operation.GET_OBJECT_TAGGING;
                }
                yield upload ? S3Operation.LIST_PARTS : S3Operation.GET_OBJECT;
            }
            case "HEAD" -> S3Operation.HEAD_OBJECT;
            case "PUT" -> {
                if (upload) {
                    yield copy ? S3Operation.UPLOAD_PART_COPY : S3Operation.UPLOAD_PART;
                }
                yield copy ? S3Operation.COPY_OBJECT : S3Operation.PUT_OBJECT;
            }
            case "DELETE" -> upload ? S3Operation.ABORT_MULTIPART_UPLOAD : S3Operation.DELETE_OBJECT;
            case "POST" -> {
                if (request.has("uploads")) {
                    yield S3Operation.CREATE_MULTIPART_UPLOAD;
                }
                if (upload) {
                    yield S3Operation.COMPLETE_MULTIPART_UPLOAD;
                }
                throw notImplemented("POST of an object");
            }
            default -> throw notAllowed(request, List.of("GET", "HEAD", "PUT", "DELETE", "POST"));
        };
    }

    private static S3Error notImplemented(String what) {
        return new S3Error(S3ErrorCode.NOT_IMPLEMENTED, "Tarn's S3 does not have " + what + ". It has " + SUPPORTED);
    }

    private static S3Error notAllowed(S3Request request, List<String> methods) {
        return new S3Error(
                S3ErrorCode.METHOD_NOT_ALLOWED,
                "The method " + request.method() + " is not allowed against this resource, but "
                        + String.join(", ", methods),
                Map.of("Allow", String.join(", ", methods)));
    }
}
