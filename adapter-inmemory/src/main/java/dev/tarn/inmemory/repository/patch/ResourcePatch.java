package dev.tarn.inmemory.repository.patch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.failure.Unprocessable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** A JSON Patch that can be applied to a resource, any number of times. */
public final class ResourcePatch {

    /** How many operations a patch may have ({@code domain/docs/decisions.md} T25). */
    public static final int MOST_OPERATIONS = 1_000;

    /** How many bytes a resource may have after it was patched, as many as a request may have. */
    public static final int LARGEST = 5 * 1024 * 1024;

    private final List<PatchOperation> operations;

    private ResourcePatch(List<PatchOperation> operations) {
        this.operations = operations;
    }

    /**
     * {@return the patch that this text is}
     *
     * @param utf8 a text whose {@link TreeSize} was admitted
     * @throws Invalid for a text that is no JSON Patch
     */
    public static ResourcePatch parse(byte[] utf8) {
        JsonNode json = read(utf8);
        if (!json.isArray()) {
            throw new Invalid("A JSON Patch is an array of operations, as RFC 6902 has it");
        }
        if (json.size() > MOST_OPERATIONS) {
            throw new Invalid(
                    "A patch has at most " + MOST_OPERATIONS + " operations, and this one has " + json.size());
        }
        List<PatchOperation> operations = new ArrayList<>(json.size());
        for (JsonNode operation : json) {
            operations.add(PatchOperation.of(operations.size(), operation));
        }
        return new ResourcePatch(operations);
    }

    private static JsonNode read(byte[] utf8) {
        try {
            return JsonTree.read(utf8);
        } catch (IOException e) {
            throw new Invalid("Invalid JSON found in patch: " + e.getMessage());
        }
    }

    /**
     * {@return the resource after all operations}
     *
     * @param resource a text whose {@link TreeSize} was admitted
     * @param charge takes the work that each operation is about to do, in bytes of documents; it refuses by an exception
     * @throws Unprocessable if an operation cannot be done to it, or it has more than {@link #LARGEST} bytes
     * @throws Invalid if nothing is left of it
     */
    public byte[] apply(byte[] resource, LongConsumer charge) {
        requirePatchable(resource.length);
        PatchedDocument patched = new PatchedDocument(tree(resource), LARGEST, charge);
        for (PatchOperation operation : operations) {
            patched.apply(operation);
        }
        JsonNode document = patched.document();
        if (!document.isObject()) {
            throw new Invalid("After the patch this would be no resource, since a resource is a JSON object");
        }
        byte[] result = JsonWriter.write(document);
        if (result.length > LARGEST) {
            throw new Unprocessable(
                    "The patched resource would have " + result.length + " bytes, and may have " + LARGEST);
        }
        return result;
    }

    /**
     * Refuses resources that are too long to be patched.
     *
     * @throws Unprocessable for more than {@link #LARGEST} bytes
     */
    public static void requirePatchable(int bytes) {
        if (bytes > LARGEST) {
            throw new Unprocessable("This resource has " + bytes + " bytes, and only one of at most " + LARGEST
                    + " bytes can be patched; it can be read, replaced or deleted");
        }
    }

    private static JsonNode tree(byte[] resource) {
        try {
            return JsonTree.read(resource);
        } catch (IOException e) {
            // Resources may hold members that FHIR does not know, and those even twice.
            throw new Unprocessable("This resource cannot be patched, only replaced: " + e.getMessage());
        }
    }
}
