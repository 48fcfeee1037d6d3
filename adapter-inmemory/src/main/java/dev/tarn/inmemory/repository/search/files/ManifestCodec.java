package dev.tarn.inmemory.repository.search.files;

import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.inmemory.repository.search.column.SegmentFormat;
import dev.tarn.inmemory.repository.search.files.Manifest.SegmentEntry;
import dev.tarn.inmemory.repository.search.files.Manifest.TypeFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Manifests as bytes.
 *
 * <pre>
 * manifest = version (4), count (4), type*
 * type     = name (UTF), schema (4), rows (4), reread (bits), count (4), segment*
 * segment  = name (8), length (8), checksum (4), dead (bits)
 * bits     = length (4), bytes of a {@link BitSet}
 * </pre>
 *
 * The reader is given bytes whose checksum was right.
 */
final class ManifestCodec {

    private ManifestCodec() {}

    static byte[] write(Manifest manifest) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        try {
            out.writeInt(SegmentFormat.VERSION);
            out.writeInt(manifest.types().size());
            for (TypeFiles type : manifest.types()) {
                out.writeUTF(type.type().name());
                out.writeInt(type.schema());
                out.writeInt(type.rows());
                write(type.reread(), out);
                out.writeInt(type.segments().size());
                for (SegmentEntry segment : type.segments()) {
                    out.writeLong(segment.file().name());
                    out.writeLong(segment.file().length());
                    out.writeInt(segment.file().checksum());
                    write(segment.dead(), out);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(BitSet bits, DataOutputStream out) throws IOException {
        byte[] bytes = bits.toByteArray();
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** {@return the manifest; an empty one where the bytes are of another version} */
    static Manifest read(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        List<TypeFiles> types = new ArrayList<>();
        if (in.readInt() != SegmentFormat.VERSION) {
            return new Manifest(types);
        }
        for (int left = in.readInt(); left > 0; left--) {
            types.add(type(in));
        }
        return new Manifest(types);
    }

    private static TypeFiles type(DataInputStream in) throws IOException {
        ResourceType type = ResourceType.valueOf(in.readUTF());
        int schema = in.readInt();
        int rows = in.readInt();
        BitSet reread = bits(in);
        List<SegmentEntry> segments = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            SegmentFile file = new SegmentFile(in.readLong(), in.readLong(), in.readInt());
            segments.add(new SegmentEntry(file, bits(in)));
        }
        return new TypeFiles(type, schema, rows, reread, segments);
    }

    private static BitSet bits(DataInputStream in) throws IOException {
        return BitSet.valueOf(in.readNBytes(in.readInt()));
    }
}
