package dev.tarn.http.s3.upload;

import java.util.Locale;
import java.util.Optional;

/** The checksums that are verified and stored. Others are accepted, and neither verified nor stored. */
public enum ChecksumAlgorithm {
    CRC32(32, 0xEDB88320L),
    CRC32C(32, 0x82F63B78L),
    CRC64NVME(64, 0x9A6C9329AC4BC9B5L),
    SHA1(0, 0),
    SHA256(0, 0);

    private final int width;
    private final long polynomial;

    /**
     * An algorithm.
     *
     * @param width of a CRC in bits; 0 for others
     * @param polynomial of a CRC, with reflected bits
     */
    ChecksumAlgorithm(int width, long polynomial) {
        this.width = width;
        this.polynomial = polynomial;
    }

    /** {@return the algorithm of S3's name} */
    public static Optional<ChecksumAlgorithm> find(String name) {
        for (ChecksumAlgorithm algorithm : values()) {
            if (algorithm.name().equals(name.toUpperCase(Locale.ROOT))) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }

    /** {@return the name of the header: {@code x-amz-checksum-crc32}} */
    public String header() {
        return "x-amz-checksum-" + name().toLowerCase(Locale.ROOT);
    }

    /** {@return whether the checksum of a whole can be computed from those of its parts} */
    public boolean isCrc() {
        return width > 0;
    }

    int width() {
        return width;
    }

    long polynomial() {
        return polynomial;
    }
}
