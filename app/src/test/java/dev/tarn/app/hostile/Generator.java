package dev.tarn.app.hostile;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Hostile requests, of a seed: the same number of the same seed is always the same attack. */
final class Generator {

    private static final List<String> OPERATIONS = List.of(
            "CreateFHIRDatastore",
            "DescribeFHIRDatastore",
            "ListFHIRDatastores",
            "StartFHIRImportJob",
            "DescribeFHIRImportJob",
            "ListFHIRImportJobs",
            "StartFHIRExportJob",
            "DescribeFHIRExportJob",
            "ListFHIRExportJobs",
            "TagResource",
            "UntagResource",
            "ListTagsForResource");

    private final Random random;
    private final Playground ground;
    private final String base;

    private Generator(Random random, Playground ground) {
        this.random = random;
        this.ground = ground;
        this.base = ground.base();
    }

    /** Kinds of attacks; those that are there more than once come more often. */
    private static final List<Function<Generator, Attack>> KINDS = List.of(
            Generator::randomBytes,
            Generator::mutatedRequest,
            Generator::mutatedRequest,
            Generator::strangeStartLine,
            Generator::strangeHeaders,
            Generator::conditions,
            Generator::conditions,
            Generator::wildTarget,
            Generator::wildControlPlane,
            Generator::wildControlPlane,
            Generator::strangePath,
            Generator::strangePath,
            Generator::strangeQuery,
            Generator::wildResource,
            Generator::wildResource,
            Generator::deepJson,
            Generator::duplicateMembers,
            Generator::strangeNumbers,
            Generator::largeBody,
            Generator::chunked,
            Generator::pipelined,
            Generator::brokenOff,
            Generator::manySmallReads,
            Generator::largeRead,
            Generator::slowReader,
            Generator::batchOfLargeReads,
            Generator::batchOfHistories,
            Generator::transactionOfLargeReads,
            Generator::patchBomb,
            Generator::patchBomb,
            Generator::batchOfPatchBombs,
            Generator::wildPatch,
            Generator::links,
            Generator::wildBundle,
            Generator::wildBundle);

    static Attack attack(long seed, int number, Playground ground) {
        Random random = new Random(seed * 1_000_003 + number);
        random.nextLong();
        return KINDS.get(random.nextInt(KINDS.size())).apply(new Generator(random, ground));
    }

    private Attack randomBytes() {
        byte[] bytes = new byte[1 + random.nextInt(4_000)];
        random.nextBytes(bytes);
        return Attack.of("random bytes", bytes).manner(Attack.Manner.BREAKS_OFF);
    }

    private byte[] usual() {
        return switch (random.nextInt(4)) {
            case 0 -> Playground.operation("ListFHIRDatastores", "{\"MaxResults\":10}");
            case 1 ->
                Playground.request("PUT", base + "Patient/p" + random.nextInt(20), "", patient("\"active\":true"));
            case 2 -> Playground.request("POST", base, "", batch("GET", Playground.SMALL, 3));
            default -> Playground.request("GET", base + Playground.SMALL, "", "");
        };
    }

    private Attack mutatedRequest() {
        byte[] bytes = usual();
        int changes = 1 + random.nextInt(5);
        for (int i = 0; i < changes; i++) {
            bytes[random.nextInt(bytes.length)] =
                    (byte) (random.nextBoolean() ? random.nextInt(256) : "\r\n :{}\"/%".charAt(random.nextInt(9)));
        }
        return Attack.of("mutated request", bytes).manner(Attack.Manner.BREAKS_OFF);
    }

    private Attack strangeStartLine() {
        return Attack.of(
                        "start line",
                        one(
                                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                                "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
                                "GET / HTTP/1.0\r\n\r\n",
                                "GET\r\n\r\n",
                                "\r\n\r\n\r\n\r\n",
                                "GET http://localhost/_tarn/health HTTP/1.1\r\nHost: localhost\r\n\r\n",
                                "OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n",
                                "CONNECT localhost:1 HTTP/1.1\r\nHost: localhost\r\n\r\n",
                                "TRACE / HTTP/1.1\r\nHost: localhost\r\n\r\n",
                                "GET /" + "a".repeat(9_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
                                "x".repeat(1 + random.nextInt(20_000)),
                                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003" + "z".repeat(200)))
                .manner(Attack.Manner.BREAKS_OFF);
    }

    private Attack strangeHeaders() {
        String header = one(
                "Content-Length: -1",
                "Content-Length: 99999999999999999999",
                "Content-Length: 5\r\nContent-Length: 6",
                "Content-Length: 5\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: gzip, chunked",
                "Content-Encoding: gzip\r\nContent-Length: 0",
                "Expect: 100-continue\r\nContent-Length: 2000000",
                "Expect: a-miracle",
                "Host: a\r\nHost: b",
                "X: " + "x".repeat(40_000),
                ("X-" + "y".repeat(20) + ": z\r\n").repeat(2_000) + "Z: z",
                "Upgrade: websocket\r\nConnection: Upgrade",
                "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQAAP__",
                "Connection: close, keep-alive, x",
                "Range: bytes=0-18446744073709551615",
                " : x",
                "No-Colon",
                "Accept: " + "*/*;q=0.1,".repeat(2_500),
                "Folded: a\r\n b\r\n\tc",
                "Zero: \u0000");
        String path = one("/", base + Playground.SMALL, base, "/_tarn/health", base + Playground.LONG);
        String method = one("GET", "POST", "PUT", "HEAD");
        return Attack.of(
                        "headers",
                        method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + Playground.AUTHORIZATION + header
                                + "\r\n\r\n")
                .toHead(method.equals("HEAD"))
                .manner(Attack.Manner.BREAKS_OFF);
    }

    private Attack conditions() {
        String name = one(
                "If-Match",
                "If-None-Match",
                "If-Modified-Since",
                "If-None-Exist",
                "Accept",
                "Prefer",
                "Content-Type",
                "x-amz-fhir-idempotency-key",
                "x-amzn-healthlake-fhir-validation-level",
                "Authorization",
                "Origin");
        String value = one(
                "W/\"1\"",
                "W/\"" + "9".repeat(1 + random.nextInt(300)) + "\"",
                "*",
                "\"",
                "W/",
                "W/\"\"" + ",W/\"2\"".repeat(random.nextInt(1_000)),
                "Thu, 01 Jan 1970 00:00:00 GMT",
                "Thu, 99 Foo 99999 99:99:99 GMT",
                "-1",
                "return=representation; return=minimal",
                "return=OperationOutcome",
                "application/" + "x".repeat(random.nextInt(3_000)),
                "application/fhir+json; charset=" + one("utf-8", "utf-16", "\u00e9", "nonsense"),
                "\u00ff\u00fe",
                "AWS4-HMAC-SHA256 Credential=" + "/".repeat(random.nextInt(2_000)));
        String headers = name + ": " + value + "\r\n";
        String method = one("GET", "PUT", "PATCH", "DELETE", "HEAD", "POST");
        String path = method.equals("POST") ? "Patient" : "Patient/p" + random.nextInt(20);
        String body = method.equals("PUT") || method.equals("POST") ? patient("\"a\":1") : "[]";
        return Attack.of("conditions", Playground.request(method, base + path, headers, body))
                .toHead(method.equals("HEAD"));
    }

    private Attack wildTarget() {
        String target = one(
                "HealthLake.",
                "HealthLake.Nothing",
                "healthlake.listfhirdatastores",
                "HealthLake.ListFHIRDatastores.x",
                "x".repeat(random.nextInt(5_000)),
                "\u00e4",
                "HealthLake.UpdateFHIRDatastore",
                "HealthLake.RestoreFHIRDatastore");
        return Attack.of(
                "target",
                Playground.request(
                        "POST",
                        "/",
                        "X-Amz-Target: " + target + "\r\nContent-Type: application/x-amz-json-1.0\r\n",
                        json(3)));
    }

    private Attack wildControlPlane() {
        String operation = OPERATIONS.get(1 + random.nextInt(OPERATIONS.size() - 1));
        String body = one(
                json(5),
                "{\"DatastoreId\":\"" + ground.id() + "\",\"JobId\":" + json(1) + "}",
                "{\"DatastoreId\":\"" + text(2_000) + "\"}",
                "{\"ResourceARN\":\"arn:aws:healthlake:us-east-1:123456789012:datastore/fhir/" + ground.id()
                        + "\",\"Tags\":[" + repeated("{\"Key\":\"" + text(20) + "\",\"Value\":7}", 9_000) + "]}",
                "{\"ResourceARN\":\"" + text(300) + "\",\"TagKeys\":[" + repeated("\"k\"", 60_000) + "]}",
                "{\"MaxResults\":" + number() + ",\"NextToken\":\"" + text(9_000) + "\"}",
                "{\"Filter\":" + json(4) + "}",
                "{\"DatastoreId\":\"" + ground.id() + "\",\"InputDataConfig\":{\"S3Uri\":\"" + text(50)
                        + "\"},\"JobOutputDataConfig\":{\"S3Configuration\":" + json(3) + "},\"DataAccessRoleArn\":"
                        + json(1) + "}",
                "[".repeat(random.nextInt(100_000)),
                "{\"a\":".repeat(random.nextInt(100_000)));
        return Attack.of("control plane", Playground.operation(operation, body));
    }

    private Attack strangePath() {
        String path = one(
                base + one("%", "%2", "%zz", "%00", "%2e%2e/%2e%2e/", "%ff%fe", "%c0%af", "%F0%9F%98%80"),
                base + "Patient/" + text(100).replaceAll("[^!-~]", "%C3%A9").replace("\"", "%22"),
                base + "Patient/../../../../etc/passwd",
                base + "Patient/" + "a".repeat(random.nextInt(7_000)),
                base + "/".repeat(random.nextInt(3_000)),
                base + "Patient//_history//1",
                base + Playground.SMALL + "/_history/" + number(),
                base + "$" + "x".repeat(random.nextInt(100)),
                "/datastore/" + "0".repeat(random.nextInt(64)) + "/r4/Patient/1",
                "/datastore/" + ground.id() + "/r5/Patient/1",
                "/datastore/" + ground.id() + "//r4/Patient/1",
                "/_tarn/" + "x/".repeat(random.nextInt(500)),
                "/" + "%41".repeat(random.nextInt(2_000)),
                "//localhost/_tarn/health",
                base + one("NoSuchType", "patient", "Binary", "Bundle", "OperationOutcome") + "/1");
        return Attack.of("path", Playground.request(one("GET", "PUT", "DELETE", "POST", "PATCH"), path, "", json(2)));
    }

    private Attack strangeQuery() {
        String query = one(
                "_count=" + number(),
                "_since=" + one("2020", "99999-99-99T99:99:99Z", "-1", "2020-02-30", "%00"),
                "_at=" + text(10).replaceAll("[^a-zA-Z0-9]", "%20"),
                "page=" + "A".repeat(random.nextInt(5_000)),
                "&".repeat(random.nextInt(6_000)),
                "a=b&".repeat(random.nextInt(1_500)),
                "%".repeat(random.nextInt(2_000)),
                "_format=" + one("xml", "json", "text/html", "%00"),
                "_count=1&_count=2");
        return Attack.of(
                "query",
                Playground.request("GET", base + Playground.SMALL + one("", "/_history") + "?" + query, "", ""));
    }

    private Attack wildResource() {
        String body = one(
                json(6),
                patient("\"meta\":" + json(3)),
                patient("\"x\":" + json(8)),
                patient("\"text\":{\"div\":\"" + text(5_000) + "\"}"),
                "{\"resourceType\":" + json(1) + "}",
                "\ufeff" + patient("\"a\":1"),
                patient("\"a\":\"\\ud800\""),
                patient("\"a\":1") + patient("\"a\":1"),
                patient("\"meta\":{\"versionId\":" + json(2) + ",\"lastUpdated\":" + json(2) + "}"));
        return Attack.of(
                "resource", Playground.request("PUT", base + "Patient/p", one("", "Prefer: return=minimal\r\n"), body));
    }

    private Attack deepJson() {
        int depth = 1 + random.nextInt(300_000);
        String body = one(
                patient("\"x\":" + "[".repeat(depth) + "]".repeat(depth)),
                patient("\"x\":" + "{\"a\":".repeat(depth) + "1" + "}".repeat(depth)),
                "[".repeat(depth),
                "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":" + "[".repeat(depth) + "}");
        return Attack.of(
                "deep JSON", Playground.request(one("PUT", "POST"), base + one("Patient/p", "", "Patient"), "", body));
    }

    private Attack duplicateMembers() {
        int count = 1 + random.nextInt(200_000);
        String body = one(
                patient(repeated("\"x\":1", count)),
                patient(IntStream.range(0, count / 2)
                        .mapToObj(i -> "\"x" + i + "\":1")
                        .collect(Collectors.joining(","))),
                patient("\"id\":\"p\",\"resourceType\":\"Patient\""),
                "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"type\":\"batch\",\"entry\":[]}");
        return Attack.of("duplicate members", Playground.request("PUT", base + "Patient/p", "", body));
    }

    private Attack strangeNumbers() {
        return Attack.of(
                "numbers",
                Playground.request(
                        one("PUT", "PATCH"),
                        base + "Patient/p" + random.nextInt(20),
                        one("", "Content-Type: application/json-patch+json\r\n"),
                        one(
                                patient("\"x\":" + number()),
                                "[{\"op\":\"test\",\"path\":\"/x\",\"value\":" + number() + "}]")));
    }

    private Attack largeBody() {
        int size = one(5, 100) * 1_000_000 / one(1, 20) + random.nextInt(1_000);
        String path = one(base + "Patient/p", base, "/");
        return Attack.of("large body", Playground.request("POST", path, "", "x".repeat(Math.min(size, 7_000_000))));
    }

    private Attack chunked() {
        String head = "PUT " + base + "Patient/p HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/fhir+json\r\n"
                + Playground.AUTHORIZATION + "Transfer-Encoding: chunked\r\n\r\n";
        String body = one(
                "zz\r\n",
                "-1\r\n",
                "FFFFFFFFFFFFFFFFF\r\n",
                "7fffffff\r\nx",
                "1\r\n{\r\n".repeat(20_000),
                "2\r\n{}\r\n0\r\n" + "T: x\r\n".repeat(random.nextInt(20_000)) + "\r\n",
                "1;" + "e".repeat(random.nextInt(20_000)) + "\r\n{\r\n0\r\n\r\n",
                "0\r\n\r\n",
                "3\r\n{}\r\n0\r\n\r\n");
        return Attack.of("chunked", head + body).manner(Attack.Manner.BREAKS_OFF);
    }

    private Attack pipelined() {
        int count = 2 + random.nextInt(60);
        StringBuilder requests = new StringBuilder();
        for (int i = 0; i < count; i++) {
            requests.append(new String(usual(), StandardCharsets.ISO_8859_1));
        }
        return Attack.of("pipelined", requests.toString()).answers(count);
    }

    private Attack manySmallReads() {
        byte[] read = Playground.request("GET", base + Playground.SMALL, "", "");
        byte[] many = new byte[read.length * 2_000];
        for (int i = 0; i < 2_000; i++) {
            System.arraycopy(read, 0, many, i * read.length, read.length);
        }
        return Attack.of("pipelined without reading", many).manner(Attack.Manner.NEVER_READS);
    }

    private Attack brokenOff() {
        byte[] bytes = usual();
        return Attack.of("broken off", Arrays.copyOf(bytes, random.nextInt(bytes.length)))
                .manner(Attack.Manner.BREAKS_OFF);
    }

    private Attack largeRead() {
        boolean head = random.nextInt(4) == 0;
        String path = one(Playground.LONG, Playground.DENSE, Playground.CHANGED + "/_history", Playground.CHANGED);
        return Attack.of("large read", Playground.request(head ? "HEAD" : "GET", base + path, "", ""))
                .toHead(head);
    }

    private Attack slowReader() {
        return largeRead().manner(Attack.Manner.NEVER_READS);
    }

    private Attack batchOfLargeReads() {
        String path = one(Playground.LONG, Playground.DENSE, Playground.CHANGED + "/_history/3");
        return Attack.of(
                "batch of large reads",
                Playground.request("POST", base, "", batch("GET", path, 1 + random.nextInt(500))));
    }

    private Attack batchOfHistories() {
        return Attack.of(
                "batch of histories",
                Playground.request(
                        "POST", base, "", batch("GET", Playground.CHANGED + "/_history", 1 + random.nextInt(100))));
    }

    private Attack transactionOfLargeReads() {
        return Attack.of(
                "transaction of large reads",
                Playground.request(
                        "POST",
                        base,
                        "",
                        batch("GET", Playground.LONG, 1 + random.nextInt(100)).replace("batch", "transaction")));
    }

    private String bomb() {
        int count = 1 + random.nextInt(1_000);
        return one(
                "[{\"op\":\"add\",\"path\":\"/y\",\"value\":[1]},"
                        + repeated("{\"op\":\"copy\",\"from\":\"/y\",\"path\":\"/y/-\"}", 30) + "]",
                "[" + repeated("{\"op\":\"copy\",\"from\":\"/x\",\"path\":\"/y\"}", count) + "]",
                "[" + repeated("{\"op\":\"move\",\"from\":\"/x\",\"path\":\"/x\"}", count) + "]",
                "[" + repeated("{\"op\":\"test\",\"path\":\"/x\",\"value\":[1,2]}", count) + "]",
                "[" + repeated("{\"op\":\"remove\",\"path\":\"/x/0\"}", count) + "]",
                "[" + repeated("{\"op\":\"add\",\"path\":\"/x/0\",\"value\":{\"a\":[1,2,3]}}", count) + "]",
                "["
                        + repeated(
                                "{\"op\":\"replace\",\"path\":\"/x/" + random.nextInt(2_000_000) + "\",\"value\":7}",
                                count)
                        + "]",
                "[" + repeated("{\"op\":\"add\",\"path\":\"" + "/a".repeat(900) + "\",\"value\":1}", count) + "]",
                "[{\"op\":\"replace\",\"path\":\"\",\"value\":" + "[".repeat(900) + "]".repeat(900) + "}]");
    }

    private Attack patchBomb() {
        return Attack.of(
                "patch bomb",
                Playground.request(
                        "PATCH",
                        base + one(Playground.DENSE, Playground.LONG, Playground.SMALL, Playground.CHANGED),
                        "Content-Type: application/json-patch+json\r\nPrefer: return=minimal\r\n",
                        bomb()));
    }

    private Attack batchOfPatchBombs() {
        String data = Base64.getEncoder().encodeToString(bomb().getBytes(StandardCharsets.UTF_8));
        String entry =
                "{\"resource\":{\"resourceType\":\"Binary\",\"contentType\":\"application/json-patch+json\",\"data\":\""
                        + data + "\"},\"request\":{\"method\":\"PATCH\",\"url\":\""
                        + one(Playground.DENSE, Playground.LONG, Playground.SMALL) + "\"}}";
        int count = Math.max(1, Math.min(1 + random.nextInt(100), 4_500_000 / entry.length()));
        return Attack.of(
                "batch of patch bombs",
                Playground.request(
                        "POST",
                        base,
                        "",
                        "{\"resourceType\":\"Bundle\",\"type\":\"" + one("batch", "transaction") + "\",\"entry\":["
                                + repeated(entry, count) + "]}"));
    }

    private Attack wildPatch() {
        return Attack.of(
                "patch",
                Playground.request(
                        "PATCH",
                        base + "Patient/p" + random.nextInt(20),
                        "Content-Type: application/json-patch+json\r\n",
                        one(
                                json(4),
                                "[{\"op\":" + json(1) + ",\"path\":\"" + text(20) + "\"}]",
                                "[{\"op\":\"add\",\"path\":\"/" + "~1".repeat(random.nextInt(2_000)) + "\",\"value\":"
                                        + json(3) + "}]",
                                "[{\"op\":\"remove\",\"path\":\"" + one("", "/id", "/resourceType", "/meta")
                                        + "\"}]")));
    }

    private Attack links() {
        String name =
                one("urn:oid:1", "urn:uuid:0b0b0b0b-0000-4000-8000-000000000001", "urn:oid:" + "1".repeat(1_000_000));
        int count = 1 + random.nextInt(Math.max(1, 4_000_000 / (name.length() + 3)));
        String links = one(
                "\"generalPractitioner\":[" + repeated("{\"reference\":\"" + name + "\"}", Math.max(1, count / 2))
                        + "]",
                "\"x\":[" + repeated("\"" + name + "\"", count) + "]",
                "\"text\":{\"div\":\"<a href='" + "\\/".repeat(count / 2) + "'/>\"}",
                "\"text\":{\"div\":\"" + "<a href='" + name + "'/>".repeat(Math.min(count, 60_000)) + "\"}",
                "\"text\":{\"div\":\"" + "href ".repeat(200_000) + "\"}");
        return Attack.of(
                "links",
                Playground.request(
                        "POST",
                        base,
                        "",
                        "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"fullUrl\":\"" + name
                                + "\",\"resource\":{\"resourceType\":\"Patient\"},\"request\":{\"method\":\"POST\",\"url\":"
                                + "\"Patient\"}},{\"resource\":" + patient(links)
                                + ",\"request\":{\"method\":\"PUT\",\"url\":\"Patient/p\"}}]}"));
    }

    private Attack wildBundle() {
        String type = one("batch", "transaction", "document", "\u00e9");
        String entry = one(
                "{\"request\":" + json(2) + "}",
                "{\"fullUrl\":" + json(1) + ",\"resource\":" + json(4)
                        + ",\"request\":{\"method\":\"PUT\",\"url\":\"Patient/1\"}}",
                "{\"request\":{\"method\":\"GET\",\"url\":\"" + text(200) + "\"}}",
                "{\"request\":{\"method\":\"GET\",\"url\":\"" + one("metadata", "/", "", "Patient?name=x", "$export")
                        + "\"}}",
                "{\"request\":{\"method\":\"DELETE\",\"url\":\"Patient/none\",\"ifMatch\":\"" + text(30) + "\"}}",
                "{}");
        return Attack.of(
                "bundle",
                Playground.request(
                        "POST",
                        base,
                        one("", "Prefer: return=representation\r\n", "Prefer: respond-async\r\n"),
                        "{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\",\"entry\":["
                                + repeated(entry, random.nextInt(600)) + "]}"));
    }

    private static String batch(String method, String url, int count) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":["
                + repeated("{\"request\":{\"method\":\"" + method + "\",\"url\":\"" + url + "\"}}", count) + "]}";
    }

    private static String patient(String members) {
        return "{\"resourceType\":\"Patient\",\"id\":\"p\"," + members + "}";
    }

    private static String repeated(String text, int count) {
        return count == 0 ? "" : (text + ",").repeat(count - 1) + text;
    }

    private String json(int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 7)) {
            case 0 -> "\"" + text(40) + "\"";
            case 1 -> number();
            case 2 -> "true";
            case 3 -> "null";
            case 4 -> one("{", "}", "[1,]", "{\"a\"}", "'", "tru", "NaN", "\u0000", "//", "\"");
            case 5 -> "\"" + ground.id() + "\"";
            case 6 -> "{}";
            case 7 ->
                IntStream.range(0, random.nextInt(8))
                        .mapToObj(i -> json(depth - 1))
                        .collect(Collectors.joining(",", "[", "]"));
            default ->
                IntStream.range(0, random.nextInt(8))
                        .mapToObj(i ->
                                "\"" + one("id", "meta", "DatastoreId", "x" + i, text(8)) + "\":" + json(depth - 1))
                        .collect(Collectors.joining(",", "{", "}"));
        };
    }

    private String number() {
        return one(
                "0",
                "-0",
                "-1",
                "1e999999999",
                "1E-400",
                "1".repeat(1 + random.nextInt(2_000)),
                "0." + "3".repeat(1 + random.nextInt(2_000)),
                "9223372036854775808",
                "00",
                "0x10",
                "1.",
                Long.toString(random.nextLong()));
    }

    private String text(int most) {
        int length = random.nextInt(most + 1);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(
                    switch (random.nextInt(12)) {
                        case 0 -> "\u00e9";
                        case 1 -> "\ud83d\ude00";
                        case 2 -> "\\u0000";
                        case 3 -> "\\ud83d";
                        case 4 -> "\u202e";
                        case 5 -> "/";
                        case 6 -> "%";
                        default -> Character.toString((char) ('a' + random.nextInt(26)));
                    });
        }
        return text.toString();
    }

    @SafeVarargs
    private <T> T one(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
