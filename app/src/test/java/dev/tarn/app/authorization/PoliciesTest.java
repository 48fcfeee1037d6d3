package dev.tarn.app.authorization;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.app.TarnServer;
import dev.tarn.app.setting.AuthSettings;
import dev.tarn.app.setting.Settings;
import dev.tarn.domain.account.Caller;
import dev.tarn.domain.tag.Tag;
import dev.tarn.domain.tag.TaggedArn;
import dev.tarn.ports.datastore.CreateDatastoreRequest;
import dev.tarn.ports.datastore.DatastoreReceipt;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Policies and roles of {@code --auth}, over the wire. */
class PoliciesTest {

    private static final String PATIENT = "{\"resourceType\":\"Patient\",\"id\":\"p1\"}";
    private static final String STORES = "arn:aws:healthlake:us-east-1:123456789012:datastore/fhir/";

    @TempDir
    private static Path folder;

    private static TarnServer tarn;
    private static SignedCaller admin;
    private static SignedCaller reader;
    private static SignedCaller red;
    private static SignedCaller objects;
    private static SignedCaller jobs;
    private static SignedCaller clerk;
    private static String redStore;
    private static String blueStore;

    @BeforeAll
    static void start() throws IOException {
        Path auth = folder.resolve("auth");
        Files.createDirectories(auth.resolve("policies"));
        Files.createDirectories(auth.resolve("roles"));
        Files.writeString(
                auth.resolve("credentials"),
                profile("admin", "")
                        + profile("reader", "AmazonHealthLakeReadOnlyAccess")
                        + profile("red", "red")
                        + profile("objects", "objects")
                        + profile("jobs", "AmazonHealthLakeFullAccess")
                        + profile("clerk", "clerk"));
        policy(auth, "red", """
            {"Effect":"Allow","Action":"healthlake:*","Resource":"*",
             "Condition":{"StringEquals":{"aws:ResourceTag/team":"red"}}},
            {"Effect":"Deny","Action":"healthlake:DeleteResource","Resource":"*"}\
            """);
        policy(auth, "objects", """
            {"Effect":"Allow","Action":"s3:*","Resource":["arn:aws:s3:::inbox","arn:aws:s3:::inbox/*"]},
            {"Effect":"Deny","Action":"s3:*","Resource":"arn:aws:s3:::inbox/secret/*"}\
            """);
        policy(auth, "clerk", """
            {"Effect":"Allow","Action":"*","Resource":"*"},
            {"Effect":"Deny","Action":"tarn:Reset","Resource":"*"}\
            """);
        policy(auth, "import", """
            {"Effect":"Allow","Action":["s3:ListBucket","s3:GetObject","s3:PutObject"],
             "Resource":["arn:aws:s3:::inbox","arn:aws:s3:::inbox/*"]},
            {"Effect":"Allow","Action":["kms:DescribeKey","kms:GenerateDataKey*"],"Resource":"*"}\
            """);
        Files.writeString(auth.resolve("roles/Import.json"), """
            {"AssumeRolePolicyDocument":{"Statement":{"Effect":"Allow","Action":"sts:AssumeRole",
              "Principal":{"Service":"healthlake.amazonaws.com"}}},"Policies":["import"]}\
            """);
        tarn = TarnServer.start(Settings.forTest(folder.resolve("objects")).auth(AuthSettings.OFF.directory(auth)));
        admin = caller("admin");
        reader = caller("reader");
        red = caller("red");
        objects = caller("objects");
        jobs = caller("jobs");
        clerk = caller("clerk");
        redStore = store("red");
        blueStore = store("blue");
        assertThat(put(admin, blueStore).statusCode()).isEqualTo(201);
        for (String target : List.of("/inbox", "/inbox/a", "/inbox/secret/b", "/other", "/other/c")) {
            assertThat(s3(admin, "PUT", target, "").statusCode()).as(target).isEqualTo(200);
        }
    }

    @AfterAll
    static void stop() {
        tarn.close();
    }

    private static String profile(String name, String policy) {
        return "[" + name + "]\naws_access_key_id = " + name + "-key\naws_secret_access_key = " + name + "-secret\n"
                + (policy.isEmpty() ? "" : "tarn_policy = " + policy + "\n");
    }

    private static void policy(Path auth, String name, String statements) throws IOException {
        Files.writeString(
                auth.resolve("policies/" + name + ".json"),
                "{\"Version\":\"2012-10-17\",\"Statement\":[" + statements + "]}");
    }

    private static SignedCaller caller(String name) {
        return new SignedCaller(tarn.url(), name + "-key", name + "-secret");
    }

    private static String store(String team) {
        Caller embedding = Caller.of("123456789012", "us-east-1");
        DatastoreReceipt made = tarn.healthLake(embedding).datastores().create(CreateDatastoreRequest.unnamed());
        tarn.healthLake(embedding).tagging().tag(new TaggedArn(STORES + made.id()), List.of(Tag.of("team", team)));
        return made.id().value();
    }

    private static HttpResponse<String> fhir(
            SignedCaller caller, String method, String store, String path, String json) {
        return caller.send(caller.fhir(method, "/datastore/" + store + "/r4/" + path, json));
    }

    private static HttpResponse<String> put(SignedCaller caller, String store) {
        return fhir(caller, "PUT", store, "Patient/p1", PATIENT);
    }

    private static HttpResponse<String> call(SignedCaller caller, String operation, String json) {
        return caller.send(caller.healthLake(operation, json));
    }

    private static HttpResponse<String> s3(SignedCaller caller, String method, String target, String body) {
        return caller.send(caller.sign("s3", method, target, Map.of(), body.getBytes(UTF_8), Instant.now()));
    }

    private static String start(String role, String input) {
        return "{\"DatastoreId\":\"" + redStore + "\",\"InputDataConfig\":{\"S3Uri\":\"s3://" + input + "/\"},"
                + "\"JobOutputDataConfig\":{\"S3Configuration\":{\"S3Uri\":\"s3://inbox/out\",\"KmsKeyId\":\"k\"}},"
                + "\"DataAccessRoleArn\":\"" + role + "\"}";
    }

    private static void denied(HttpResponse<String> answer, int status, String action, String resource) {
        assertThat(answer.body()).contains("is not authorized to perform: " + action + " on resource: " + resource);
        assertThat(answer.statusCode()).isEqualTo(status);
    }

    @Test
    void the_control_plane_refuses_with_AccessDeniedException_in_the_words_of_IAM() {
        assertThat(call(reader, "ListFHIRDatastores", "{}").statusCode()).isEqualTo(200);

        HttpResponse<String> answer = call(reader, "CreateFHIRDatastore", "{\"DatastoreTypeVersion\":\"R4\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("x-amzn-ErrorType")).hasValue("AccessDeniedException");
        assertThat(answer.body())
                .contains("com.amazonaws.healthlake#AccessDeniedException")
                .contains("\"Message\":\"User: arn:aws:iam::123456789012:user/reader is not authorized to perform:"
                        + " healthlake:CreateFHIRDatastore on resource: * because no identity-based policy allows the"
                        + " healthlake:CreateFHIRDatastore action\"");
    }

    @Test
    void the_FHIR_endpoint_refuses_with_403_and_the_name_of_the_error() {
        assertThat(fhir(reader, "GET", blueStore, "Patient/p1", "").statusCode())
                .isEqualTo(200);
        HttpResponse<String> answer = put(reader, blueStore);

        denied(answer, 403, "healthlake:UpdateResource", STORES + blueStore);
        assertThat(answer.headers().firstValue("x-amzn-ErrorType")).hasValue("AccessDeniedException");
        assertThat(answer.body()).contains("\"code\":\"forbidden\"");
        denied(
                fhir(reader, "POST", blueStore, "", "{\"resourceType\":\"Bundle\",\"type\":\"batch\"}"),
                403,
                "healthlake:ProcessBundle",
                STORES + blueStore);
    }

    @Test
    void a_policy_can_ask_for_a_tag_of_the_data_store() {
        assertThat(put(red, redStore).statusCode()).isBetween(200, 201);
        denied(put(red, blueStore), 403, "healthlake:UpdateResource", STORES + blueStore);
        denied(
                call(red, "DescribeFHIRDatastore", "{\"DatastoreId\":\"" + blueStore + "\"}"),
                400,
                "healthlake:DescribeFHIRDatastore",
                STORES + blueStore);
        assertThat(fhir(red, "DELETE", redStore, "Patient/p1", "").body())
                .contains("with an explicit deny in an identity-based policy");
    }

    /** Whether a data store exists must not show in a refusal. */
    @Test
    void a_data_store_that_does_not_exist_is_denied_as_one_that_exists() {
        String none = "0123456789abcdef0123456789abcdef";

        denied(put(reader, none), 403, "healthlake:UpdateResource", STORES + none);
        assertThat(put(admin, none).statusCode()).isEqualTo(404);
    }

    @Test
    void S3_is_checked_by_the_same_policies_and_a_deny_holds_on_every_way_to_an_object() {
        assertThat(s3(objects, "GET", "/inbox/a", "").statusCode()).isEqualTo(200);
        denied(s3(objects, "GET", "/inbox/secret/b", ""), 403, "s3:GetObject", "arn:aws:s3:::inbox/secret/b");
        denied(s3(objects, "GET", "/other/c", ""), 403, "s3:GetObject", "arn:aws:s3:::other/c");
        assertThat(s3(objects.in("cn-north-1"), "GET", "/inbox/a", "").statusCode())
                .isEqualTo(200);
        denied(
                s3(objects.in("cn-north-1"), "GET", "/inbox/secret/b", ""),
                403,
                "s3:GetObject",
                "arn:aws-cn:s3:::inbox/secret/b with an explicit deny");
        denied(s3(objects, "GET", "/", ""), 403, "s3:ListAllMyBuckets", "*");
        denied(s3(objects, "PUT", "/other/d", "x"), 403, "s3:PutObject", "arn:aws:s3:::other/d");
        HttpResponse<String> copy = objects.send(objects.sign(
                "s3", "PUT", "/inbox/copy", Map.of("x-amz-copy-source", "inbox/secret/b"), new byte[0], Instant.now()));
        denied(copy, 403, "s3:GetObject", "arn:aws:s3:::inbox/secret/b");
        HttpResponse<String> deletion = s3(
                objects,
                "POST",
                "/inbox?delete=",
                "<Delete><Object><Key>secret/b</Key></Object><Object><Key>none</Key></Object></Delete>");
        assertThat(deletion.body())
                .contains("<Key>secret/b</Key><Code>AccessDenied</Code>")
                .contains("<Deleted><Key>none</Key></Deleted>");
        assertThat(s3(admin, "GET", "/inbox/secret/b", "").statusCode()).isEqualTo(200);
    }

    @Test
    void a_job_is_refused_at_its_start_if_its_role_cannot_do_it() {
        String role = "arn:aws:iam::123456789012:role/Import";
        assertThat(call(jobs, "StartFHIRImportJob", start(role, "inbox")).body())
                .contains("\"JobId\"");
        denied(
                call(jobs, "StartFHIRImportJob", start(role, "other")),
                400,
                "s3:ListBucket",
                "arn:aws:s3:::other because");
        assertThat(call(jobs, "StartFHIRImportJob", start(role.replace("role/", "role/path/"), "inbox"))
                        .body())
                .contains("AccessDeniedException", "Tarn: roles/Import.json is " + role + "; use this ARN");
        assertThat(call(jobs, "StartFHIRImportJob", start(role + "Old", "inbox"))
                        .body())
                .contains("Tarn: there is no such role; define it in roles/ImportOld.json");
        denied(
                call(jobs, "StartFHIRImportJob", start("arn:aws:iam::999999999999:role/Import", "inbox")),
                400,
                "iam:PassRole",
                "arn:aws:iam::999999999999:role/Import");
        denied(call(red, "StartFHIRImportJob", start(role, "inbox")), 400, "iam:PassRole", role);
        String export = "{\"JobName\":\"x\",\"DataAccessRoleArn\":\"" + role + "\",\"OutputDataConfig\":"
                + "{\"S3Configuration\":{\"S3Uri\":\"s3://other/out\",\"KmsKeyId\":\"k\"}}}";
        denied(fhir(jobs, "POST", redStore, "$export", export), 403, "s3:ListBucket", "arn:aws:s3:::other because");
    }

    @Test
    void the_paths_of_the_administrator_have_actions_too() {
        HttpResponse<String> answer =
                reader.send(reader.sign("healthlake", "POST", "/_tarn/reset", Map.of(), new byte[0], Instant.now()));

        denied(answer, 400, "tarn:Reset", "*");
        assertThat(fhir(admin, "GET", blueStore, "Patient/p1", "").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/_tarn/r%65set",
                "/_tarn/clock/../reset",
                "//_tarn/reset",
                "/_tarn//reset",
                "/%5Ftarn/reset",
                "/x/../_tarn/./reset"
            })
    void a_deny_of_an_action_of_the_administrator_holds_for_every_spelling_of_its_path(String target) {
        assertThat(signed(clerk, "GET", "/_tarn/clock").statusCode()).isEqualTo(200);
        denied(signed(clerk, "POST", "/_tarn/reset"), 400, "tarn:Reset", "*");
        denied(signed(reader, "PUT", "/_tarn/snapshots/reset/restore"), 400, "tarn:Snapshots", "*");

        HttpResponse<String> answer = signed(clerk, "POST", target);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
        assertThat(fhir(admin, "GET", blueStore, "Patient/p1", "").statusCode())
                .as("nothing was reset")
                .isEqualTo(200);
    }

    /** Signed is the target as it is sent. */
    private static HttpResponse<String> signed(SignedCaller caller, String method, String target) {
        SignedCaller.Request request = caller.sign("healthlake", method, target, Map.of(), new byte[0], Instant.now());
        assertThat(request.target()).isEqualTo(target);
        return caller.send(request);
    }
}
