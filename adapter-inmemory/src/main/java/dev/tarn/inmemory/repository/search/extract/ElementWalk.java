package dev.tarn.inmemory.repository.search.extract;

/** Walks the elements of a resource that the paths of a tree lead to. Not thread-safe. */
final class ElementWalk {

    private final JsonTape tape;

    ElementWalk(JsonTape tape) {
        this.tape = tape;
    }

    /** Takes the elements. */
    interface Visitor {

        /** Takes an element, which is a value of the targets of a reading. */
        void visit(PathNode.Reading reading, int value);
    }

    /** Visits an element that a node stands for, and those below it. */
    void element(PathNode node, int value, Visitor visitor) {
        for (PathNode.Reading reading : node.readings()) {
            visitor.visit(reading, value);
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
                    follow(edge, member, visitor);
                }
            }
        }
    }

    /** Follows an edge to a value, or to each element of an array. */
    private void follow(PathNode.Edge edge, int value, Visitor visitor) {
        if (tape.isArray(value)) {
            int end = tape.next(value);
            for (int element = tape.first(value); element < end; element = tape.next(element)) {
                follow(edge, element, visitor);
            }
        } else if (!tape.isNull(value) && fulfils(edge, value)) {
            element(edge.node(), value, visitor);
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
