package dev.tarn.http.s3;

import static dev.tarn.http.s3.S3Client.body;
import static dev.tarn.http.s3.S3Client.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.http.RawClient;
import dev.tarn.http.Tarn;
import dev.tarn.http.Tarn.Reply;
import dev.tarn.http.s3.xml.XmlElement;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The S3 API on the wire: what is told from HealthLake's requests, answers and errors. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class S3WireTest {

    /** The CRC32 of "hello". */
    private static final String CRC32 = "NhCmhg==";

    private final StubBuckets buckets = new StubBuckets();
    private Tarn tarn;
    private S3Client s3;

    @BeforeAll
    void start() {
        tarn = Tarn.start(settings -> settings, buckets);
        s3 = new S3Client(tarn);
    }

    @AfterAll
    void stop() {
        tarn.close();
    }

    @Test
    void an_object_is_put_read_and_deleted() {
        Reply put =
                s3.put("/my-bucket/in/a.ndjson", "hello", "Content-Type", "application/x-ndjson", "x-amz-meta-a", "1");
        assertThat(put.status()).isEqualTo(200);
        assertThat(put.header("ETag")).isEqualTo("\"5d41402abc4b2a76b9719d911017c592\"");
        assertThat(put.header("x-amz-request-id")).isNotEmpty().isEqualTo(put.header("x-amzn-RequestId"));

        Reply got = s3.get("/my-bucket/in/a.ndjson");
        assertThat(got.status()).isEqualTo(200);
        assertThat(body(got)).isEqualTo("hello");
        assertThat(got.header("Content-Type")).isEqualTo("application/x-ndjson");
        assertThat(got.header("x-amz-meta-a")).isEqualTo("1");
        assertThat(got.header("Last-Modified")).isEqualTo("Fri, 02 Jan 2026 03:04:05 GMT");
        assertThat(got.header("ETag")).isEqualTo(put.header("ETag"));

        Reply head = s3.send("HEAD", "/my-bucket/in/a.ndjson", "");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Length")).isEqualTo("5");
        assertThat(head.response().body()).isEmpty();

        assertThat(s3.send("DELETE", "/my-bucket/in/a.ndjson", "").status()).isEqualTo(204);
        Reply gone = s3.get("/my-bucket/in/a.ndjson");
        assertThat(gone.status()).isEqualTo(404);
        assertThat(text(gone, "Code")).isEqualTo("NoSuchKey");
        assertThat(gone.header("Content-Type")).isEqualTo("application/xml");
        assertThat(text(gone, "RequestId")).isEqualTo(gone.header("x-amz-request-id"));
    }

    @Test
    void the_credential_scope_decides_before_the_path() {
        assertThat(s3.put("/datastore/0123456789abcdef0123456789abcdef/r4/Patient", "hello")
                        .status())
                .isEqualTo(200);
        assertThat(buckets.heads).containsKey("s3://datastore/0123456789abcdef0123456789abcdef/r4/Patient");

        Reply fhir = tarn.send(tarn.to("/datastore/0123456789abcdef0123456789abcdef/r4/Patient/1")
                .header("Authorization", Tarn.AUTHORIZATION)
                .GET());
        assertThat(fhir.header("Content-Type")).contains("fhir+json");
        assertThat(tarn.call("ListFHIRDatastores", "{}").status()).isEqualTo(200);
        assertThat(tarn.send(tarn.to("/_tarn/health").GET()).status()).isEqualTo(200);
        assertThat(tarn.send(tarn.to("/my-bucket").GET()).error()).isEqualTo("UnknownOperationException");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/my-bucket/link?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKID%2F20261121%2Fus-east-1%2Fs3%2F"
                        + "aws4_request&X-Amz-Date=20261121T000000Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Signature=00",
                "/my-bucket/link?AWSAccessKeyId=AKID&Signature=c2ln&Expires=1893456000"
            })
    void a_presigned_URL_needs_no_header(String url) {
        assertThat(tarn.send(tarn.to(url).PUT(BodyPublishers.ofString("linked")))
                        .status())
                .isEqualTo(200);

        Reply got = tarn.send(tarn.to(url + "&response-content-type=text%2Fx").GET());
        assertThat(body(got)).isEqualTo("linked");
        assertThat(got.header("Content-Type")).isEqualTo("text/x");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, response-content-type=a%0D%0Ab",
        "GET, response-content-disposition=%00",
        "PUT, x-amz-meta-a=a%0Db",
        "PUT, x-amz-meta-a%0D%0Ab=c",
        "PUT, x-amz-meta-a%20b=c",
    })
    void a_parameter_that_could_be_no_header_is_refused(String method, String parameter) {
        s3.put("/my-bucket/header", "hello");

        Reply refused = s3.send(method, "/my-bucket/header?" + parameter, "");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(text(refused, "Code")).isEqualTo("InvalidArgument");
        assertThat(body(s3.get("/my-bucket/header"))).isEqualTo("hello");
    }

    @Test
    void a_list_of_deletions_with_an_error_deletes_nothing() {
        s3.put("/my-bucket/kept", "hello");

        Reply refused = s3.send(
                "POST",
                "/my-bucket?delete",
                "<Delete><Object><Key>kept</Key></Object><Object><VersionId>null</VersionId></Object></Delete>");

        assertThat(text(refused, "Code")).isEqualTo("MalformedXML");
        assertThat(body(s3.get("/my-bucket/kept"))).isEqualTo("hello");
    }

    @Test
    void a_document_of_too_many_elements_is_refused_before_it_takes_memory() {
        Reply refused = s3.send("POST", "/my-bucket?delete", "<Delete>" + "<a/>".repeat(XmlElement.MOST) + "</Delete>");

        assertThat(text(refused, "Code")).isEqualTo("MalformedXML");
        assertThat(text(refused, "Message")).contains("more than " + XmlElement.MOST + " elements");
    }

    @ParameterizedTest
    @CsvSource({"my-bucket.localhost", "my-bucket.s3.localhost", "my-bucket.healthlake.us-east-1.amazonaws.com"})
    void a_host_can_name_the_bucket(String host) throws Exception {
        s3.put("/my-bucket/virtual", "hello");
        try (RawClient client = new RawClient(tarn.server.port())) {
            RawClient.Raw got = client.send("GET /virtual HTTP/1.1\r\nHost: " + host + ":" + tarn.server.port()
                            + "\r\nAuthorization: " + S3Client.AUTHORIZATION + "\r\n\r\n")
                    .next()
                    .orElseThrow();
            assertThat(got.status()).isEqualTo(200);
            assertThat(got.body()).isEqualTo("hello");
        }
    }

    @ParameterizedTest
    @CsvSource({"localhost", "s3.localhost", "127.0.0.1"})
    void a_host_without_a_bucket_leaves_it_to_the_path(String host) throws Exception {
        s3.put("/my-bucket/virtual", "hello");
        try (RawClient client = new RawClient(tarn.server.port())) {
            RawClient.Raw got = client.send("GET /my-bucket/virtual HTTP/1.1\r\nHost: " + host + "\r\nAuthorization: "
                            + S3Client.AUTHORIZATION + "\r\n\r\n")
                    .next()
                    .orElseThrow();
            assertThat(got.body()).isEqualTo("hello");
        }
    }

    @Test
    void an_object_has_no_tags() {
        s3.put("/my-bucket/untagged", "hello");

        assertThat(body(s3.get("/my-bucket/untagged?tagging"))).endsWith("<TagSet></TagSet></Tagging>");
        assertThat(text(s3.get("/my-bucket/none?tagging"), "Code")).isEqualTo("NoSuchKey");
    }

    @Test
    void buckets_are_listed_created_and_deleted() {
        assertThat(body(s3.get("/"))).contains("<Name>datastore</Name>", "<Name>my-bucket</Name>");
        assertThat(s3.send("PUT", "/new-bucket", "").status()).isEqualTo(200);
        assertThat(s3.send("HEAD", "/new-bucket", "").header("x-amz-bucket-region"))
                .isEqualTo("eu-west-1");
        assertThat(text(s3.send("PUT", "/new-bucket/", "<CreateBucketConfiguration/>"), "Code"))
                .isEqualTo("BucketAlreadyOwnedByYou");
        assertThat(text(s3.get("/new-bucket?location"), "LocationConstraint")).isEqualTo("eu-west-1");
        assertThat(s3.send("DELETE", "/new-bucket", "").status()).isEqualTo(204);
        assertThat(s3.send("HEAD", "/new-bucket", "").status()).isEqualTo(404);
        for (String name : List.of("ab", "UPPER", "a..b", "127.0.0.1", "x".repeat(64))) {
            assertThat(text(s3.send("PUT", "/" + name, ""), "Code")).as(name).isEqualTo("InvalidBucketName");
        }
    }

    @Test
    void keys_are_encoded_in_a_list_if_the_client_asks_for_it() {
        s3.put("/my-bucket/list/%C3%A9%20%26%3C+", "hello");

        assertThat(body(s3.get("/my-bucket?list-type=2&prefix=list/"))).contains("<Key>list/é &amp;&lt;+</Key>");
        assertThat(body(s3.get("/my-bucket/?list-type=2&prefix=list/&encoding-type=url")))
                .contains("<Key>list/%C3%A9%20%26%3C%2B</Key>", "<KeyCount>1</KeyCount>");
        assertThat(body(s3.get("/my-bucket?prefix=list/"))).contains("<Marker></Marker>", "list/é");
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-1, 206, he, bytes 0-1/5",
        "bytes=3-, 206, lo, bytes 3-4/5",
        "bytes=-2, 206, lo, bytes 3-4/5",
        "bytes=0-99, 206, hello, bytes 0-4/5",
        "'bytes=0-0,2-2', 200, hello, ''",
        "bytes=3-2, 200, hello, ''",
        "lines=1-2, 200, hello, ''",
    })
    void a_range_is_a_part_of_the_object(String range, int status, String text, String contentRange) {
        s3.put("/my-bucket/range", "hello");
        Reply got = s3.get("/my-bucket/range", "Range", range);

        assertThat(got.status()).isEqualTo(status);
        assertThat(body(got)).isEqualTo(text);
        assertThat(got.header("Content-Range")).isEqualTo(contentRange);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=5-", "bytes=-0", "bytes=999999999999999999-"})
    void a_range_beyond_the_object_is_an_error(String range) {
        s3.put("/my-bucket/range", "hello");
        Reply got = s3.get("/my-bucket/range", "Range", range);

        assertThat(got.status()).isEqualTo(416);
        assertThat(text(got, "Code")).isEqualTo("InvalidRange");
        assertThat(got.header("Content-Range")).isEqualTo("bytes */5");
    }

    @ParameterizedTest
    @CsvSource({
        "If-Match, \"5d41402abc4b2a76b9719d911017c592\", 200",
        "If-Match, \"0\", 412",
        "If-None-Match, \"5d41402abc4b2a76b9719d911017c592\", 304",
        "If-None-Match, \"0\", 200",
        "If-Modified-Since, 'Fri, 02 Jan 2026 03:04:05 GMT', 304",
        "If-Modified-Since, 'Fri, 02 Jan 2026 03:04:04 GMT', 200",
        "If-Unmodified-Since, 'Fri, 02 Jan 2026 03:04:04 GMT', 412",
        "If-Unmodified-Since, 'Fri, 02 Jan 2026 03:04:05 GMT', 200",
        "If-Modified-Since, yesterday, 200",
    })
    void reads_are_conditional(String header, String value, int status) {
        s3.put("/my-bucket/conditional", "hello");

        assertThat(s3.get("/my-bucket/conditional", header, value).status()).isEqualTo(status);
    }

    @Test
    void writes_are_conditional() {
        assertThat(s3.put("/my-bucket/once", "hello", "If-None-Match", "*").status())
                .isEqualTo(200);
        Reply twice = s3.put("/my-bucket/once", "other", "If-None-Match", "*");
        assertThat(twice.status()).isEqualTo(412);
        assertThat(text(twice, "Code")).isEqualTo("PreconditionFailed");
        assertThat(s3.put("/my-bucket/once", "other", "If-Match", "\"0\"").status())
                .isEqualTo(412);
        assertThat(body(s3.get("/my-bucket/once"))).isEqualTo("hello");
        assertThat(s3.put("/my-bucket/once", "other", "If-Match", "\"5d41402abc4b2a76b9719d911017c592\"")
                        .status())
                .isEqualTo(200);
        assertThat(text(s3.put("/my-bucket/never", "x", "If-Match", "\"0\""), "Code"))
                .isEqualTo("NoSuchKey");
    }

    @Test
    void a_copy_keeps_the_metadata_or_replaces_it() {
        s3.put("/my-bucket/source", "hello", "Content-Type", "text/a", "x-amz-checksum-crc32", CRC32);

        Reply kept = s3.put("/my-bucket/kept", "", "x-amz-copy-source", "my-bucket/sour%63e");
        assertThat(kept.status()).isEqualTo(200);
        assertThat(text(kept, "ETag")).contains("5d41402abc4b2a76b9719d911017c592");
        Reply got = s3.get("/my-bucket/kept", "x-amz-checksum-mode", "ENABLED");
        assertThat(got.header("Content-Type")).isEqualTo("text/a");
        assertThat(got.header("x-amz-checksum-crc32")).isEqualTo(CRC32);

        s3.put(
                "/my-bucket/replaced",
                "",
                "x-amz-copy-source",
                "/my-bucket/source",
                "x-amz-metadata-directive",
                "REPLACE",
                "Content-Type",
                "text/b");
        assertThat(s3.get("/my-bucket/replaced").header("Content-Type")).isEqualTo("text/b");
        assertThat(text(s3.put("/my-bucket/source", "", "x-amz-copy-source", "my-bucket/source"), "Code"))
                .isEqualTo("InvalidRequest");
        assertThat(text(
                        s3.put(
                                "/my-bucket/c",
                                "",
                                "x-amz-copy-source",
                                "my-bucket/source",
                                "x-amz-copy-source-if-match",
                                "\"0\""),
                        "Code"))
                .isEqualTo("PreconditionFailed");
    }

    @Test
    void a_list_of_objects_is_deleted_and_each_failure_is_told() {
        s3.put("/my-bucket/del/a", "hello");
        s3.put("/my-bucket/del/b", "hello");
        Reply deleted = s3.send(
                "POST",
                "/my-bucket?delete",
                "<Delete xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Object><Key>del/a</Key></Object><Object>"
                        + "<Key>del/&#98;</Key></Object><Object><Key>" + "x".repeat(1025) + "</Key></Object></Delete>");

        assertThat(deleted.status()).isEqualTo(200);
        assertThat(body(deleted))
                .contains("<Deleted><Key>del/a</Key></Deleted>", "<Deleted><Key>del/b</Key></Deleted>")
                .contains("<Code>KeyTooLongError</Code>");
        assertThat(buckets.heads).doesNotContainKeys("s3://my-bucket/del/a", "s3://my-bucket/del/b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<Delete>",
                "<Other/>",
                "<Delete></Delete>",
                "<!DOCTYPE Delete [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Delete><Object><Key>&x;</Key></Object></Delete>",
                "<!DOCTYPE Delete><Delete><Object><Key>a</Key></Object></Delete>",
                "<Delete><a><a><a><a><a><a><a><a/></a></a></a></a></a></a></a></Delete>",
                "{}",
            })
    void XML_that_is_not_a_request_is_malformed(String document) {
        Reply reply = s3.send("POST", "/my-bucket?delete", document);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(text(reply, "Code")).isEqualTo("MalformedXML");
        assertThat(body(reply)).doesNotContain("root:");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /my-bucket?acl",
        "PUT, /my-bucket?versioning",
        "GET, /my-bucket?policy",
        "PUT, /my-bucket/k?tagging",
        "GET, /my-bucket?tagging",
        "GET, /my-bucket/k?versionId=3",
        "GET, /my-bucket/k?attributes",
        "POST, /my-bucket/k?select&select-type=2",
        "POST, /my-bucket",
    })
    void the_rest_of_S3_is_not_implemented(String method, String path) {
        Reply reply = s3.send(method, path, "");

        assertThat(reply.status()).isEqualTo(501);
        assertThat(text(reply, "Code")).isEqualTo("NotImplemented");
        assertThat(text(reply, "Message")).contains("S3Proxy", "--s3");
    }

    @Test
    void a_header_whose_effect_would_be_missed_is_refused() {
        assertThat(text(s3.put("/my-bucket/tagged", "x", "x-amz-tagging", "a=b"), "Code"))
                .isEqualTo("NotImplemented");
        assertThat(text(s3.put("/my-bucket/m", "x", "x-amz-meta-a", "x".repeat(2048)), "Code"))
                .isEqualTo("MetadataTooLarge");
        assertThat(buckets.heads).doesNotContainKeys("s3://my-bucket/tagged", "s3://my-bucket/m");
    }

    @ParameterizedTest
    @CsvSource({
        "/my-bucket/%zz, InvalidURI",
        "/my-bucket/%ff, InvalidURI",
        "/my-bucket/%, InvalidURI",
        "/no-bucket/a, NoSuchBucket",
        "/B/a, InvalidBucketName",
    })
    void a_path_that_names_no_object_is_an_error(String path, String code) throws Exception {
        try (RawClient client = new RawClient(tarn.server.port())) {
            RawClient.Raw reply = client.send("PUT " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n"
                            + "Expect: 100-continue\r\nAuthorization: " + S3Client.AUTHORIZATION + "\r\n\r\n")
                    .next()
                    .orElseThrow();
            assertThat(reply.body()).contains("<Code>" + code + "</Code>");
            assertThat(reply.has("Connection: close")).isTrue();
        }
    }
}
