package dev.tarn.inmemory.repository.search.extract;

import java.util.Arrays;

/**
 * Finds the elements of a resource that the paths of a tree lead to, and how they are read. They are read afterwards: a walk that
 * reads is so much code that it takes seconds to compile. Not thread-safe.
 */
final class ElementWalk {

    private final JsonTape tape;
    private PathNode.Reading[] readings = new PathNode.Reading[64];
    private int[] values = new int[64];
    private int size;

    ElementWalk(JsonTape tape) {
        this.tape = tape;
    }

    /** {@return the number of elements that were found and not forgotten} */
    int size() {
        return size;
    }

    /** {@return how an element is read} */
    PathNode.Reading reading(int number) {
        return readings[number];
    }

    /** {@return the position of an element} */
    int value(int number) {
        return values[number];
    }

    /** Forgets all elements but the first ones. */
    void forgetFrom(int newSize) {
        size = newSize;
    }

    /** Adds the elements that a node stands for, where it stands for this one, and those below. */
    void find(PathNode node, int value) {
        for (PathNode.Reading reading : node.readings()) {
            add(reading, value);
        }
        if (node.isLeaf() || !tape.isObject(value)) {
            return;
        }
        int end = tape.next(value);
        for (int member = tape.first(value); member < end; member = tape.next(member)) {
            int name = tape.name(member);
            for (int i = node.firstEdge(name); i >= 0; i = node.nextEdge(i)) {
                PathNode.Edge edge = node.edge(i);
                if (edge.name() == name) {
                    follow(edge, member);
                }
            }
        }
    }

    private void add(PathNode.Reading reading, int value) {
        if (size == values.length) {
            readings = Arrays.copyOf(readings, size * 2);
            values = Arrays.copyOf(values, size * 2);
        }
        readings[size] = reading;
        values[size++] = value;
    }

    /** Follows an edge to a value, or to each element of an array and of the arrays in it. */
    private void follow(PathNode.Edge edge, int value) {
        int end = tape.next(value);
        int entry = value;
        while (entry < end) {
            if (tape.isArray(entry)) {
                entry = tape.first(entry);
            } else {
                if (!tape.isNull(entry) && fulfils(edge, entry)) {
                    find(edge.node(), entry);
                }
                entry = tape.next(entry);
            }
        }
    }

    private boolean fulfils(PathNode.Edge edge, int element) {
        if (edge.member() == MemberNames.UNKNOWN) {
            return true;
        }
        if (tape.isObject(element)) {
            int end = tape.next(element);
            for (int member = tape.first(element); member < end; member = tape.next(member)) {
                if (tape.name(member) == edge.member()
                        && tape.isString(member)
                        && tape.string(member).equals(edge.value())) {
                    return true;
                }
            }
        }
        return false;
    }
}
