package dev.tarn.ports.contract;

import static dev.tarn.domain.failure.FailureKind.GONE;
import static dev.tarn.domain.failure.FailureKind.INVALID;
import static dev.tarn.domain.failure.FailureKind.NOT_FOUND;
import static dev.tarn.domain.failure.FailureKind.UNPROCESSABLE;
import static dev.tarn.ports.contract.Entries.URN;
import static dev.tarn.ports.contract.Entries.createPatient;
import static dev.tarn.ports.contract.Entries.delete;
import static dev.tarn.ports.contract.Entries.entry;
import static dev.tarn.ports.contract.Entries.named;
import static dev.tarn.ports.contract.Entries.patch;
import static dev.tarn.ports.contract.Entries.put;
import static dev.tarn.ports.contract.Entries.read;
import static dev.tarn.ports.contract.Entries.run;
import static dev.tarn.ports.contract.Entries.written;
import static dev.tarn.ports.contract.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tarn.domain.failure.FailureKind;
import dev.tarn.domain.fhir.IdempotencyKey;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.fhir.VersionId;
import dev.tarn.ports.fhir.CreateResource;
import dev.tarn.ports.fhir.DeletedResource;
import dev.tarn.ports.fhir.EntryAnswer;
import dev.tarn.ports.fhir.FhirRequest;
import dev.tarn.ports.fhir.PatchResource;
import dev.tarn.ports.fhir.Precondition;
import dev.tarn.ports.fhir.ReadResource;
import dev.tarn.ports.fhir.ResourceJson;
import dev.tarn.ports.fhir.StoredResource;
import dev.tarn.ports.fhir.TransactionEntry;
import dev.tarn.ports.fhir.TransactionFailed;
import dev.tarn.ports.fhir.UpdateResource;
import dev.tarn.ports.fhir.WrittenResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Transactions: in order, everything or nothing ({@code data-plane.md} 3.5). */
public interface TransactionContract extends SubjectContract {

    private static void assertFails(int entry, FailureKind kind, FhirClient client, TransactionEntry... entries) {
        assertThatExceptionOfType(TransactionFailed.class)
                .isThrownBy(() -> run(client, entries))
                .satisfies(failed -> {
                    assertThat(failed.entry()).isEqualTo(entry);
                    assertThat(failed.failure().kind()).isEqualTo(kind);
                    assertThat(failed).hasMessageContaining("Bundle.entry[" + entry + "]");
                });
    }

    @Test
    default void entries_are_done_in_order_and_see_what_was_done_before_them() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            client.put("old", "\"x\":1");
            client.put("patched", "\"x\":1");
            client.put("bygone", "");
            List<EntryAnswer> answers = run(
                    client,
                    entry(read("old")),
                    entry(put("old", "\"x\":2")),
                    entry(read("old")),
                    entry(new ReadResource(FhirClient.patient("old"), Optional.of(VersionId.FIRST))),
                    entry(createPatient()),
                    entry(patch("patched", "[{\"op\":\"replace\",\"path\":\"/x\",\"value\":3}]")),
                    entry(delete("bygone")),
                    entry(put("new", "")));
            assertThat(answers.get(0)).isInstanceOf(EntryAnswer.Shown.class);
            assertThat(answers.get(2)).isEqualTo(new EntryAnswer.Shown(client.read("old")));
            assertThat(answers.get(3))
                    .isEqualTo(answers.get(0))
                    .isEqualTo(new EntryAnswer.Shown(client.read("old", 1)));
            assertThat(answers.get(1)).isEqualTo(new WrittenResource(client.read("old", 2), false));
            StoredResource made = written(answers.get(4));
            assertThat(answers.get(4)).isEqualTo(new WrittenResource(made, true));
            assertThat(client.resources().read(client.store, made.address())).isEqualTo(made);
            assertThat(answers.get(5)).isEqualTo(new WrittenResource(client.read("patched", 2), false));
            FhirClient.assertSame((DeletedResource) answers.get(6), client.delete("bygone"));
            assertThat(answers.get(7)).isEqualTo(new WrittenResource(client.read("new", 1), true));
            assertThat(run(client)).isEmpty();
        }
    }

    @Test
    default void a_transaction_that_fails_at_its_end_leaves_nothing() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            StoredResource there = client.put("there", "\"x\":1").resource();
            Map<TransactionEntry, FailureKind> bad = Map.of(
                    entry(read("nowhere")), NOT_FOUND,
                    entry(delete("nowhere")), NOT_FOUND,
                    entry(UpdateResource.of(FhirClient.PATIENT, ResourceJson.of("{"))), INVALID,
                    entry(patch("more", "[{\"op\":\"remove\",\"path\":\"/x\"}]")), NOT_FOUND,
                    entry(new UpdateResource(
                                    FhirClient.PATIENT,
                                    FhirClient.patient("p", ""),
                                    Precondition.version(VersionId.FIRST))),
                            FailureKind.PRECONDITION_FAILED,
                    entry(CreateResource.of(ResourceType.Parameters, ResourceJson.of("{}"))), FailureKind.UNSUPPORTED);
            bad.forEach((last, kind) -> {
                assertFails(
                        3, kind, client, entry(put("new", "")), entry(delete("there")), entry(createPatient()), last);
                assertRefused(NOT_FOUND, () -> client.read("new"));
                assertThat(client.read("there")).isEqualTo(there);
                assertThat(client.history("there").total()).isEqualTo(1);
            });
            run(client, entry(createPatient()), entry(delete("there")));
            assertRefused(GONE, () -> client.read("there"));
        }
    }

    @Test
    default void a_patch_of_another_version_fails_the_transaction() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            client.put("p", "\"x\":1");
            client.put("p", "\"x\":2");
            PatchResource stale = new PatchResource(
                    FhirClient.PATIENT,
                    ResourceJson.of("[{\"op\":\"remove\",\"path\":\"/x\"}]"),
                    Precondition.version(VersionId.FIRST));
            assertFails(1, FailureKind.PRECONDITION_FAILED, client, entry(put("new", "")), entry(stale));
            assertRefused(NOT_FOUND, () -> client.read("new"));
        }
    }

    @Test
    default void an_idempotency_key_is_refused_in_an_entry_since_no_Bundle_can_carry_it() {
        IdempotencyKey key = new IdempotencyKey("123e4567-e89b-42d3-a456-426614174000");
        CreateResource once =
                new CreateResource(ResourceType.Patient, createPatient().json(), Optional.of(key));
        assertRefused(INVALID, () -> entry(once)).contains("idempotency key");
    }

    @Test
    default void a_patch_that_does_not_fit_fails_the_transaction() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            client.put("p", "");
            assertFails(
                    1,
                    UNPROCESSABLE,
                    client,
                    entry(put("new", "")),
                    entry(patch("p", "[{\"op\":\"remove\",\"path\":\"/x\"}]")));
            assertRefused(NOT_FOUND, () -> client.read("new"));
        }
    }

    @Test
    default void entries_that_cannot_be_done_together_are_refused() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            client.put("p", "");
            List<FhirRequest> writes = List.of(put("p", ""), patch("p", "[]"), delete("p"));
            for (FhirRequest first : writes) {
                for (FhirRequest second : writes) {
                    assertRefused(INVALID, () -> run(client, entry(first), entry(read("p")), entry(second)))
                            .contains("Patient/p", "entry[0]", "entry[2]");
                }
            }
            assertRefused(INVALID, () -> run(client, named(URN, createPatient()), named(URN, createPatient())))
                    .contains(URN);
            assertThat(client.read("p").version()).isEqualTo(VersionId.FIRST);
        }
    }

    @Test
    default void a_transaction_has_at_most_a_hundred_entries() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            List<TransactionEntry> entries = IntStream.range(0, TransactionEntry.MOST + 1)
                    .mapToObj(i -> entry(put("p" + i, "")))
                    .toList();
            assertRefused(UNPROCESSABLE, () -> client.fhir().transactions().execute(client.store, entries))
                    .contains("100", "101");
            assertRefused(NOT_FOUND, () -> client.read("p0"));
            assertThat(client.fhir().transactions().execute(client.store, entries.subList(0, TransactionEntry.MOST)))
                    .hasSize(TransactionEntry.MOST);
        }
    }

    /** A link of 9 bytes becomes an address of up to 70: the limit of a body holds for what is stored. */
    @Test
    default void a_body_that_its_links_make_larger_than_5_MiB_fails_and_nothing_is_written() {
        try (HealthLakeSubject subject = subject()) {
            FhirClient client = new FhirClient(subject);
            String link = "{\"reference\":\"urn:oid:1\"}";
            String links = "\"generalPractitioner\":[" + (link + ",").repeat(160_000) + link + "]";
            assertFails(1, UNPROCESSABLE, client, named("urn:oid:1", createPatient()), entry(put("linked", links)));
            assertRefused(NOT_FOUND, () -> client.read("linked"));
        }
    }
}
