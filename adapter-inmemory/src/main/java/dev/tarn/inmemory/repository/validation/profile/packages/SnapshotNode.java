package dev.tarn.inmemory.repository.validation.profile.packages;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** An element of a snapshot, with those below it and its slices: the tree that a snapshot writes as a list of paths. */
final class SnapshotNode {

    /** The bounds of a hostile snapshot. */
    static final int MOST_ELEMENTS = 20_000;

    static final int DEEPEST = 40;

    private final String name;
    private final JsonNode element;
    private final List<SnapshotNode> children = new ArrayList<>();
    private final List<SnapshotNode> slices = new ArrayList<>();

    private SnapshotNode(String name, JsonNode element) {
        this.name = name;
        this.element = element;
    }

    /**
     * {@return the root}
     *
     * @throws IllegalArgumentException where the paths make no tree, or one beyond the bounds
     */
    static SnapshotNode tree(JsonNode elements) {
        if (elements.isEmpty() || elements.size() > MOST_ELEMENTS) {
            throw new IllegalArgumentException(
                    "its snapshot has " + elements.size() + " elements, and must have 1 to " + MOST_ELEMENTS);
        }
        List<SnapshotNode> open = new ArrayList<>();
        for (JsonNode element : elements) {
            String[] path = element.path("path").asText().split("\\.", -1);
            int depth = path.length - 1;
            if (depth > open.size() || depth > DEEPEST || (depth == 0 && !open.isEmpty())) {
                throw new IllegalArgumentException(
                        "its snapshot has the path '" + element.path("path").asText()
                                + "' where no element is around it, or more than " + DEEPEST + " are");
            }
            SnapshotNode node = new SnapshotNode(path[depth], element);
            if (depth > 0) {
                open.get(depth - 1).add(node);
            }
            open.subList(depth, open.size()).clear();
            open.add(node);
        }
        return open.get(0);
    }

    private void add(SnapshotNode node) {
        if (!node.slice().isEmpty()) {
            for (SnapshotNode child : children) {
                if (child.name.equals(node.name)) {
                    child.slices.add(node);
                    return;
                }
            }
        }
        children.add(node);
    }

    String name() {
        return name;
    }

    /** {@return the slice's name; empty where the element is no slice} */
    String slice() {
        return element.path("sliceName").asText();
    }

    JsonNode element() {
        return element;
    }

    List<SnapshotNode> children() {
        return children;
    }

    List<SnapshotNode> slices() {
        return slices;
    }
}
