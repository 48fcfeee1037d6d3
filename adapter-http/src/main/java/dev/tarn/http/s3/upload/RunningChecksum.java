package dev.tarn.http.s3.upload;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/** A checksum that is being computed. Not thread-safe. */
public interface RunningChecksum {

    /** Adds bytes. */
    void update(byte[] bytes, int offset, int length);

    /** {@return the checksum of all bytes} Called once. */
    byte[] value();

    /** {@return a checksum of no bytes yet} */
    static RunningChecksum of(ChecksumAlgorithm algorithm) {
        return switch (algorithm) {
            case CRC32 -> crc(new CRC32(), Integer.BYTES);
            case CRC32C -> crc(new CRC32C(), Integer.BYTES);
            case CRC64NVME -> crc(new Crc64Nvme(), Long.BYTES);
            case SHA1 -> digest("SHA-1");
            case SHA256 -> digest("SHA-256");
        };
    }

    /** {@return a digest of the JDK} */
    static RunningChecksum digest(String name) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has " + name, e);
        }
        return new RunningChecksum() {
            @Override
            public void update(byte[] bytes, int offset, int length) {
                digest.update(bytes, offset, length);
            }

            @Override
            public byte[] value() {
                return digest.digest();
            }
        };
    }

    private static RunningChecksum crc(Checksum crc, int size) {
        return new RunningChecksum() {
            @Override
            public void update(byte[] bytes, int offset, int length) {
                crc.update(bytes, offset, length);
            }

            @Override
            public byte[] value() {
                return bytes(crc.getValue(), size);
            }
        };
    }

    /** {@return the last bytes of a number, the most significant first} */
    static byte[] bytes(long value, int size) {
        byte[] all = ByteBuffer.allocate(Long.BYTES).putLong(value).array();
        byte[] last = new byte[size];
        System.arraycopy(all, Long.BYTES - size, last, 0, size);
        return last;
    }

    /** {@return the bytes of Base64; empty for a text that is none} */
    static Optional<byte[]> decoded(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
