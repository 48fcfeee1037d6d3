package dev.tarn.inmemory.repository.patch;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.flipkart.zjsonpatch.JsonPatch;
import com.flipkart.zjsonpatch.JsonPatchApplicationException;
import dev.tarn.inmemory.ndjson.JsonLimits;
import java.util.function.LongConsumer;

/**
 * A document while operations change it. Before the library is asked, it is seen that what the operation speaks of is
 * there, and that the document grows neither too large nor too deep: a {@code copy} can double it each time.
 */
final class PatchedDocument {

    /** How many characters all operations together may copy, move, compare or remove. */
    private static final long MOST_WORK = 20_000_000;

    /** The document is a member of this object, so that the whole of it can be replaced like any other member. */
    private static final String ROOT = "/document";

    private final ObjectNode holder = JsonNodeFactory.instance.objectNode();
    private final long largest;
    private long size;
    private final LongConsumer charge;
    private long worked;

    /**
     * A document.
     *
     * @param charge takes the characters that each operation touches, before it does; it refuses by an exception
     */
    PatchedDocument(JsonNode document, long largest, LongConsumer charge) {
        holder.set(ROOT.substring(1), document);
        this.size = Extent.of(document).size();
        this.largest = Math.max(largest, size);
        this.charge = charge;
    }

    /** {@return the document; missing where it was removed} */
    JsonNode document() {
        return holder.at(ROOT);
    }

    /** Does one operation, or throws and leaves the document in a state that is good for nothing. */
    void apply(PatchOperation operation) {
        JsonNode target = target(operation);
        check(operation, target);
        try {
            JsonPatch.applyInPlace(JsonNodeFactory.instance.arrayNode().add(rooted(operation)), holder);
        } catch (JsonPatchApplicationException
                | IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException e) {
            throw operation.cannot(
                    operation.kind() == PatchOperation.Kind.TEST
                            ? "what is there is another value"
                            : "the place is not there: " + e.getMessage());
        }
    }

    private JsonNode target(PatchOperation operation) {
        JsonNode target = at(operation.path());
        boolean needed = switch (operation.kind()) {
            case REMOVE, REPLACE, TEST -> true;
            case ADD, MOVE, COPY -> false;
        };
        if (needed && target.isMissingNode()) {
            throw operation.cannot("nothing is at this path");
        }
        return target;
    }

    private void check(PatchOperation operation, JsonNode target) {
        boolean inArray = at(parent(operation.path())).isArray();
        Extent old = Extent.of(target);
        long there = old.size();
        Extent put = switch (operation.kind()) {
            case ADD, REPLACE -> Extent.of(operation.value());
            case COPY, MOVE -> Extent.of(source(operation));
            case REMOVE, TEST -> Extent.NOTHING;
        };
        long replaced = inArray && operation.kind() != PatchOperation.Kind.REPLACE ? 0 : there;
        size += switch (operation.kind()) {
            case ADD, REPLACE, COPY -> put.size() - replaced;
            case MOVE -> -replaced;
            case REMOVE -> -there;
            case TEST -> 0;
        };
        long touched = put.work()
                + old.work()
                + operation.path().length()
                + operation.from().length();
        worked += touched;
        charge.accept(touched);
        if (size > largest) {
            throw operation.cannot("the result would be larger than " + largest + " bytes");
        }
        if (worked > MOST_WORK) {
            throw operation.cannot("the patch touches more than " + MOST_WORK + " characters");
        }
        if (operation.levels() + put.depth() > JsonLimits.DEEPEST) {
            throw operation.cannot("the result would nest deeper than " + JsonLimits.DEEPEST + " levels");
        }
    }

    private JsonNode source(PatchOperation operation) {
        JsonNode source = at(operation.from());
        if (source.isMissingNode()) {
            throw operation.cannot("nothing is at " + PatchOperation.shown(operation.from()) + ", where it comes from");
        }
        return source;
    }

    private JsonNode at(String path) {
        return holder.at(JsonPointer.compile(ROOT + path));
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(path.lastIndexOf('/'), 0));
    }

    private static ObjectNode rooted(PatchOperation operation) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("op", operation.kind().word())
                .put("path", ROOT + lastTwice(operation.path()))
                .put("from", ROOT + lastTwice(operation.from()));
        return operation.value().isMissingNode() ? json : json.set("value", operation.value());
    }

    /** The library (0.4.16) takes the escapes out of the last name of a path twice, so that they go in twice. */
    private static String lastTwice(String path) {
        int last = parent(path).length();
        return path.substring(0, last) + path.substring(last).replace("~", "~0");
    }
}
