package dev.tarn.aws.s3;

import dev.tarn.domain.datastore.EncryptionKeyId;
import dev.tarn.domain.job.OutputDataConfig;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.ports.objectstore.ObjectWriter;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.zip.CRC32;

/** Writes an object and reads it again, in a JVM that could never hold it; see {@link S3StreamingTest}. */
public final class SmallHeap {

    private static final byte[] BLOCK = new byte[64 * 1024];

    private SmallHeap() {}

    /** Endpoint, object, megabytes; prints how many bytes were read, and whether they are those that were written. */
    public static void main(String... args) throws IOException {
        S3Uri uri = new S3Uri(args[1]);
        long size = Long.parseLong(args[2]) * 1_000_000;
        try (S3ObjectStore store = S3ObjectStore.of(S3Server.settings(URI.create(args[0])))) {
            long written = write(store, uri, size);
            CRC32 read = new CRC32();
            long count = 0;
            try (InputStream bytes = store.read(uri)) {
                for (int n = bytes.read(BLOCK); n >= 0; n = bytes.read(BLOCK)) {
                    read.update(BLOCK, 0, n);
                    count += n;
                }
            }
            System.out.println(count + (read.getValue() == written ? " bytes, the same" : " bytes, others"));
        }
    }

    private static long write(S3ObjectStore store, S3Uri uri, long size) {
        CRC32 written = new CRC32();
        try (ObjectWriter writer = store.write(uri, new OutputDataConfig(uri, new EncryptionKeyId("k")))) {
            long left = size;
            while (left > 0) {
                int count = (int) Math.min(left, BLOCK.length);
                BLOCK[(int) (left % BLOCK.length)]++;
                written.update(BLOCK, 0, count);
                writer.write(BLOCK, 0, count);
                left -= count;
            }
            writer.commit();
        }
        return written.getValue();
    }
}
