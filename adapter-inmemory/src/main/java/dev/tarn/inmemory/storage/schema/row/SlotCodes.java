package dev.tarn.inmemory.storage.schema.row;

import dev.tarn.inmemory.ndjson.MetaSlot;
import java.util.Optional;

/** The persistent codes of {@link MetaSlot}, independent of the order of the enum. */
final class SlotCodes {

    private SlotCodes() {}

    static byte code(MetaSlot slot) {
        return switch (slot) {
            case INSIDE -> 1;
            case AFTER_MEMBER -> 2;
            case FIRST_MEMBER -> 3;
        };
    }

    static Optional<MetaSlot> slot(int code) {
        for (MetaSlot slot : MetaSlot.values()) {
            if (code(slot) == code) {
                return Optional.of(slot);
            }
        }
        return Optional.empty();
    }
}
