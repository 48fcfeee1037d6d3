package dev.tarn.aws.fhir;

import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.VersionId;
import dev.tarn.ports.fhir.DeleteResource;
import dev.tarn.ports.fhir.EntryAnswer;
import dev.tarn.ports.fhir.FhirRequest;
import dev.tarn.ports.fhir.StoredResource;
import dev.tarn.ports.fhir.TransactionEntry;
import dev.tarn.ports.fhir.WrittenResource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The Bundle that answers a transaction ({@code data-plane.md} 3.5). */
final class TransactionAnswer {

    private TransactionAnswer() {}

    /** Reads a version of a resource. */
    @FunctionalInterface
    interface Versions {
        StoredResource read(ResourceAddress address, VersionId version);
    }

    /**
     * {@return one answer for each entry, in their order}
     *
     * @param versions for what was written and is not in the Bundle
     * @throws IOException for a body that is no such Bundle
     */
    static List<EntryAnswer> read(byte[] body, List<TransactionEntry> asked, Versions versions) throws IOException {
        List<AnsweredBundle.Entry> entries = AnsweredBundle.read(body).entries();
        if (entries.size() != asked.size()) {
            throw new IOException(entries.size() + " entries answer " + asked.size());
        }
        List<EntryAnswer> answers = new ArrayList<>(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            answers.add(answer(entries.get(i), asked.get(i).request(), versions));
        }
        return answers;
    }

    private static EntryAnswer answer(AnsweredBundle.Entry entry, FhirRequest request, Versions versions)
            throws IOException {
        return switch (request.kind()) {
            case READ ->
                new EntryAnswer.Shown(Stored.read(
                        entry.resource().orElseThrow(() -> new IOException("the entry of a read has no resource"))));
            case CREATE, UPDATE, PATCH, CONDITIONAL_CREATE, CONDITIONAL_UPDATE -> written(entry, versions);
            case DELETE -> HistoryCall.deletion(entry, ((DeleteResource) request).address());
            case CONDITIONAL_DELETE -> throw new IllegalArgumentException("no transaction is sent with one");
        };
    }

    private static WrittenResource written(AnsweredBundle.Entry entry, Versions versions) throws IOException {
        StoredResource resource =
                entry.resource().isPresent() ? Stored.read(entry.resource().get()) : missing(entry, versions);
        return new WrittenResource(resource, entry.required("response.status").startsWith("201"));
    }

    private static StoredResource missing(AnsweredBundle.Entry entry, Versions versions) throws IOException {
        Reference reference = Reference.parse(entry.required("response.location"));
        return versions.read(reference.address(), reference.version());
    }
}
