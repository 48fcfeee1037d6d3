package dev.tarn.domain.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.failure.Invalid;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;

class S3UriTest {

    @Property
    void a_uri_falls_apart_into_what_it_was_made_of(@ForAll("buckets") String bucket, @ForAll("keys") String key) {
        S3Uri uri = new S3Uri("s3://" + bucket + "/" + key);
        assertThat(uri.bucket()).isEqualTo(bucket);
        assertThat(uri.key()).isEqualTo(key);
        assertThat(uri).hasToString("s3://" + bucket + "/" + key);
    }

    @Property
    void a_folder_ends_with_one_slash_more_only_where_there_was_none(
            @ForAll("buckets") String bucket, @ForAll @AlphaChars @StringLength(max = 20) String key) {
        S3Uri folder = new S3Uri("s3://" + bucket + "/" + key).asFolder();
        assertThat(folder.value()).endsWith("/");
        assertThat(folder.asFolder()).isEqualTo(folder);
        assertThat(folder.bucket()).isEqualTo(bucket);
    }

    @Example
    void a_bucket_alone_has_an_empty_key() {
        assertThat(new S3Uri("s3://bucket").key()).isEmpty();
        assertThat(new S3Uri("s3://bucket").bucket()).isEqualTo("bucket");
        assertThat(new S3Uri("s3://bucket").asFolder()).isEqualTo(new S3Uri("s3://bucket/"));
    }

    @Example
    void a_job_writes_into_a_folder_of_its_own() {
        assertThat(JobKind.IMPORT.folder(new S3Uri("s3://out/jobs"), new DatastoreId("d1"), new JobId("j1")))
                .isEqualTo(new S3Uri("s3://out/jobs/d1-FHIR_IMPORT-j1/"));
        assertThat(JobKind.EXPORT.folder(new S3Uri("s3://out"), new DatastoreId("d1"), new JobId("j1")))
                .isEqualTo(new S3Uri("s3://out/d1-FHIR_EXPORT-j1/"));
    }

    @Example
    void an_output_that_leaves_no_room_for_the_jobs_folder_is_refused() {
        S3Uri output = new S3Uri("s3://out/" + "x".repeat(1015));
        assertThatThrownBy(() -> JobKind.IMPORT.folder(output, new DatastoreId("d1"), new JobId("j1")))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("at 'jobOutputDataConfig.s3Configuration.s3Uri'")
                .hasMessageContaining("length less than or equal to 1005");

        S3Uri longest = new S3Uri("s3://out/" + "x".repeat(996));
        assertThat(JobKind.IMPORT
                        .folder(longest, new DatastoreId("d1"), new JobId("j1"))
                        .value())
                .hasSize(1024);
    }

    @Provide
    Arbitrary<String> buckets() {
        Arbitrary<String> ends = Arbitraries.strings().withChars("az09").ofLength(1);
        Arbitrary<String> inside =
                Arbitraries.strings().withChars("az09.-").ofMinLength(1).ofMaxLength(61);
        return ends.flatMap(first -> inside.flatMap(middle -> ends.map(last -> first + middle + last)));
    }

    /** Anything that is not the end of a line. */
    @Provide
    Arbitrary<String> keys() {
        return Arbitraries.strings().ofMaxLength(400).map(text -> text.replaceAll("\\R", ""));
    }
}
