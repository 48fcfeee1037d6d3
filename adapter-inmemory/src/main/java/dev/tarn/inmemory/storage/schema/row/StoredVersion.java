package dev.tarn.inmemory.storage.schema.row;

import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.inmemory.ndjson.MetaSlot;
import dev.tarn.inmemory.ndjson.ResourceBody;
import dev.tarn.inmemory.repository.store.ResourceVersion;
import dev.tarn.inmemory.storage.Codec;
import dev.tarn.inmemory.storage.Column;
import dev.tarn.inmemory.storage.RowOutput;
import dev.tarn.inmemory.storage.StorageException;
import dev.tarn.inmemory.storage.VarInts;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A version of a resource as it is in a row; its type is in the key.
 *
 * @param updated in milliseconds since 1970
 */
public record StoredVersion(String id, long version, long updated, ResourceBody body) {

    /** Its bytes. */
    public static final Column<StoredVersion> COLUMN = Column.of("version", new VersionCodec());

    /** {@return the version as a row, with bytes of its own: those of a batch are lent} */
    public static StoredVersion of(ResourceVersion version) {
        return new StoredVersion(
                version.address().id().value(),
                version.versionId(),
                version.lastUpdated().toEpochMilli(),
                version.body().owned());
    }

    public boolean isDeletion() {
        return body.size() == 0;
    }

    public ResourceVersion of(ResourceAddress address) {
        return new ResourceVersion(address, version, Instant.ofEpochMilli(updated), body);
    }

    /** Validates the id here instead of when rows are read: opening a file reads many rows whose ids are not needed. */
    public ResourceVersion of(ResourceType type) {
        try {
            return of(new ResourceAddress(type, new ResourceId(id)));
        } catch (Invalid e) {
            throw damaged(e.getMessage());
        }
    }

    private static StorageException damaged(String fault) {
        return StorageException.failed("A resource cannot be read, since its row is damaged: " + fault, null);
    }

    private static final class VersionCodec implements Codec<StoredVersion> {

        /** Of the objects and the fields, in bytes. */
        private static final int FRAME = 160;

        private static final byte DELETION = 0;

        @Override
        public int memory(StoredVersion version) {
            return FRAME + version.id.length() + version.body.size();
        }

        /** Bodies differ too much in size to guess at them. */
        @Override
        public boolean isSizeEstimated() {
            return false;
        }

        @Override
        public void write(RowOutput to, StoredVersion version) {
            // The characters of an id are ASCII.
            byte[] id = version.id.getBytes(StandardCharsets.ISO_8859_1);
            to.putVarInt(id.length).putBytes(id).putVarLong(version.version).putVarLong(version.updated);
            ResourceBody body = version.body;
            if (version.isDeletion()) {
                to.putByte(DELETION);
            } else {
                to.putByte(SlotCodes.code(body.slot())).putVarInt(body.at());
                to.putVarInt(body.size()).putBytes(body.content());
            }
        }

        @Override
        public StoredVersion read(ByteBuffer from) {
            String id = new String(bytes(from), StandardCharsets.ISO_8859_1);
            long version = VarInts.readLong(from);
            long updated = VarInts.readLong(from);
            byte code = from.get();
            return new StoredVersion(id, version, updated, code == DELETION ? ResourceBody.NONE : body(from, code));
        }

        private static ResourceBody body(ByteBuffer from, byte code) {
            MetaSlot slot = SlotCodes.slot(code).orElseThrow(() -> damaged("its meta goes to place " + code));
            int at = VarInts.readInt(from);
            byte[] content = bytes(from);
            if (at < 0 || at > content.length) {
                throw damaged("its meta is at " + at + " of " + content.length + " bytes");
            }
            return new ResourceBody(content, at, slot);
        }

        private static byte[] bytes(ByteBuffer from) {
            int length = VarInts.readInt(from);
            if (length < 0 || length > from.remaining()) {
                throw damaged("it has " + length + " bytes, of which " + from.remaining() + " are there");
            }
            byte[] bytes = new byte[length];
            from.get(bytes);
            return bytes;
        }
    }
}
