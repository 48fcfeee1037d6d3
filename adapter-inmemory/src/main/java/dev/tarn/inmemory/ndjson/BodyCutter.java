package dev.tarn.inmemory.ndjson;

import dev.tarn.inmemory.ndjson.MetaMember.Cut;
import java.util.List;
import java.util.Optional;

/** Cuts the server's members out of the text of a resource, in place, and finds the place for new ones. */
final class BodyCutter {

    private BodyCutter() {}

    /**
     * {@return the body}
     *
     * @param idEnd behind the value of {@code id}; a resource without {@code meta} gets its own there
     */
    static ResourceBody cut(JsonText text, int idEnd, Optional<MetaMember> meta) {
        if (meta.isEmpty()) {
            return body(text, List.of(), idEnd, MetaSlot.AFTER_MEMBER);
        }
        MetaMember found = meta.get();
        if (!found.emptied()) {
            return body(text, found.cuts(), found.inside(), MetaSlot.INSIDE);
        }
        // Nothing in it is the client's, so that it goes as a whole; this is how our own exports lose theirs again.
        int before = text.commaOrBraceBefore(found.start());
        if (text.bytes()[before] == ',') {
            return body(text, List.of(new Cut(before, found.end())), before, MetaSlot.AFTER_MEMBER);
        }
        Cut whole = new Cut(found.start(), text.commaAfter(found.end()) + 1);
        return body(text, List.of(whole), found.start(), MetaSlot.FIRST_MEMBER);
    }

    /** What precedes a cut moves to what follows it: the server's members are near the beginning. */
    private static ResourceBody body(JsonText text, List<Cut> cuts, int slotAt, MetaSlot slot) {
        byte[] bytes = text.bytes();
        int begin = text.to();
        int end = text.to();
        for (int i = cuts.size() - 1; i >= 0; i--) {
            Cut cut = cuts.get(i);
            begin -= end - cut.to();
            System.arraycopy(bytes, cut.to(), bytes, begin, end - cut.to());
            end = cut.from();
        }
        begin -= end - text.from();
        System.arraycopy(bytes, text.from(), bytes, begin, end - text.from());
        if (!text.isPlain()) {
            // Between tokens a line may end; within a string JSON allows it only escaped, so nothing else is met here.
            LineEnds.toSpaces(bytes, begin, text.to());
        }
        return ResourceBody.of(bytes, begin, text.to(), slotAt - text.from(), slot);
    }
}
