package dev.tarn.inmemory.repository.search.column;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * A segment as the bytes of a file. The checksum of the head is in the manifest too, so that it identifies the file.
 *
 * <pre>
 * file     = segment, trailer
 * segment  = head, the rest                          {@link Segment}
 * head     = header, rows, versions, table of columns
 * trailer  = CRC-32C of each column's terms and postings: 4 bytes each
 *            CRC-32C of the head and of all before in the trailer: 4 bytes
 * </pre>
 */
public final class SegmentFormat {

    /**
     * The version of the bytes that a resource becomes. Raise it with every change of extraction, of the coding of terms or of
     * segments: files of another version are made again. {@code SegmentFormatTest} fails when the bytes have changed.
     */
    public static final int VERSION = 1;

    private SegmentFormat() {}

    /** {@return what follows the segment's own bytes in a file} */
    static ByteBuffer trailer(Segment segment) {
        ByteBuffer trailer = ByteBuffer.allocate(Integer.BYTES * (segment.columns() + 1));
        for (int column = 0; column < segment.columns(); column++) {
            trailer.putInt(segment.checksum(column).orElseThrow());
        }
        trailer.putInt(headChecksum(
                segment.data(), segment.headSize(), trailer.duplicate().flip()));
        return trailer.flip();
    }

    /** {@return the bytes of a file: those of the segment, and a trailer} */
    public static ByteBuffer[] encode(Segment segment) {
        return new ByteBuffer[] {segment.data(), trailer(segment)};
    }

    /** {@return the checksum by which a manifest knows a file} */
    public static int checksum(ByteBuffer[] encoded) {
        ByteBuffer trailer = encoded[1];
        return trailer.getInt(trailer.limit() - Integer.BYTES);
    }

    /**
     * {@return the segment in a file} Its head is checked now, and its columns when they are used.
     *
     * @param file its content, usually mapped; must not change
     * @param checksum what {@link #checksum} was when it was written
     * @throws DamagedSegmentException if it is not what was written
     */
    public static Segment decode(ByteBuffer file, int checksum) {
        long length = file.capacity();
        if (length < Segment.HEADER + Integer.BYTES) {
            throw new DamagedSegmentException("it has only " + length + " bytes");
        }
        long docs = file.getInt(0);
        long columns = file.getInt(4);
        long head = Segment.HEADER + 2 * Integer.BYTES * docs + Integer.BYTES * (columns + 1);
        long trailer = length - Integer.BYTES * (columns + 1);
        if (docs < 1 || docs > Segment.MOST_DOCS || columns < 0 || head > trailer) {
            throw new DamagedSegmentException("its header is damaged");
        }
        ByteBuffer checksums = file.slice((int) trailer, (int) (Integer.BYTES * columns));
        if (headChecksum(file, (int) head, checksums) != checksum
                || file.getInt((int) length - Integer.BYTES) != checksum) {
            throw new DamagedSegmentException("the checksum of its head is wrong");
        }
        int[] ofColumns = new int[(int) columns];
        for (int column = 0; column < ofColumns.length; column++) {
            ofColumns[column] = checksums.getInt(Integer.BYTES * column);
        }
        return new Segment(file.slice(0, (int) trailer), ColumnChecks.ofFile(ofColumns));
    }

    private static int headChecksum(ByteBuffer segment, int headSize, ByteBuffer columns) {
        CRC32C checksum = new CRC32C();
        checksum.update(segment.duplicate().position(0).limit(headSize));
        checksum.update(columns.duplicate());
        return (int) checksum.getValue();
    }
}
