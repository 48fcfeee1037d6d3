package dev.tarn.http.s3.operation;

import dev.tarn.http.s3.upload.RunningChecksum;
import dev.tarn.ports.bucket.ObjectContent;
import dev.tarn.ports.bucket.ObjectUpload;
import java.util.HexFormat;

/** Copies bytes of one object into another. */
final class ContentCopy {

    private static final int BUFFER = 256 * 1024;

    private ContentCopy() {}

    /** {@return the MD5 of the bytes in hex} Blocks until they are copied. */
    static String copy(ObjectContent from, long first, long length, ObjectUpload to) {
        RunningChecksum md5 = RunningChecksum.digest("MD5");
        byte[] buffer = new byte[(int) Math.min(BUFFER, length)];
        for (long done = 0; done < length; ) {
            int count = from.read(first + done, buffer, 0, (int) Math.min(buffer.length, length - done));
            md5.update(buffer, 0, count);
            to.write(buffer, 0, count);
            done += count;
        }
        return HexFormat.of().formatHex(md5.value());
    }
}
