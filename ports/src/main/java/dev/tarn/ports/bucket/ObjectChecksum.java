package dev.tarn.ports.bucket;

/**
 * The checksum of an object, verified when the object was written.
 *
 * @param algorithm in S3's spelling: {@code CRC32}, {@code CRC32C}, {@code CRC64NVME}, {@code SHA1}, {@code SHA256}
 * @param value Base64; of a composite checksum with the number of parts, {@code ...-3}
 * @param composite whether it is the checksum of the parts' checksums, and not of the object's bytes
 */
public record ObjectChecksum(String algorithm, String value, boolean composite) {}
