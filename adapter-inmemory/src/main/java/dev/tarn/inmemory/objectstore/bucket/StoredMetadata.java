package dev.tarn.inmemory.objectstore.bucket;

import dev.tarn.ports.bucket.BucketException;
import dev.tarn.ports.bucket.BucketException.Reason;
import dev.tarn.ports.bucket.ObjectChecksum;
import dev.tarn.ports.bucket.ObjectMetadata;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * ETag and metadata of an object in the extended attribute {@code tarn.s3} of its file: lines {@code name=value}, in
 * UTF-8. The line {@code stamp} says for which size and time it holds: if another program has written the file
 * since, the attribute is ignored.
 *
 * @param etag without quotes
 */
record StoredMetadata(String etag, ObjectMetadata metadata) {

    private static final String ATTRIBUTE = "tarn.s3";

    /** A larger attribute is not Tarn's. */
    private static final int LARGEST = 64 * 1024;

    /** {@return what is stored with a file; without it, an ETag of its size and time, with a dash since it is no MD5} */
    static StoredMetadata read(Path file, BasicFileAttributes found) {
        Map<String, String> lines = lines(file);
        if (!stamp(found).equals(lines.get("stamp")) || !lines.containsKey("etag")) {
            return new StoredMetadata(derived(found), ObjectMetadata.NONE);
        }
        Map<String, String> headers = new TreeMap<>();
        lines.forEach((name, value) -> {
            if (name.startsWith("header.")) {
                headers.put(name.substring("header.".length()), value);
            }
        });
        @Nullable String checksum = lines.get("checksum");
        String[] parts = checksum == null ? new String[0] : checksum.split(" ", 3);
        Optional<ObjectChecksum> parsed = parts.length == 3
                ? Optional.of(new ObjectChecksum(parts[0], parts[2], parts[1].equals("composite")))
                : Optional.empty();
        return new StoredMetadata(lines.get("etag"), new ObjectMetadata(headers, parsed));
    }

    /**
     * Stores this with a file whose bytes are complete. Where the file system has no room for it, or no extended
     * attributes, nothing is stored.
     *
     * @throws BucketException if there is a user's metadata that cannot be stored
     */
    void write(Path file) throws IOException {
        BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        StringBuilder text = new StringBuilder();
        line(text, "stamp", stamp(found));
        line(text, "etag", etag);
        metadata.checksum()
                .ifPresent(sum -> line(
                        text,
                        "checksum",
                        sum.algorithm() + " " + (sum.composite() ? "composite" : "full") + " " + sum.value()));
        metadata.headers().forEach((name, value) -> line(text, "header." + name, value));
        @Nullable UserDefinedFileAttributeView view = view(file);
        IOException failure;
        try {
            if (view != null) {
                view.write(ATTRIBUTE, ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8)));
                return;
            }
            failure = new IOException("it has no extended attributes");
        } catch (IOException e) {
            failure = e;
        }
        if (metadata.headers().keySet().stream().anyMatch(name -> name.startsWith(ObjectMetadata.USER))) {
            throw new BucketException(
                    Reason.UNSUPPORTED_METADATA,
                    "The file system of the directory of objects cannot store metadata (x-amz-meta-*) of this object: "
                            + failure.getMessage()
                            + ". Send the object without it, or use --objects with a directory on ext4, XFS, Btrfs, APFS"
                            + " or NTFS",
                    failure);
        }
    }

    private static @Nullable UserDefinedFileAttributeView view(Path file) {
        return Files.getFileAttributeView(file, UserDefinedFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }

    private static Map<String, String> lines(Path file) {
        Map<String, String> lines = new TreeMap<>();
        try {
            @Nullable UserDefinedFileAttributeView view = view(file);
            int size = view == null ? 0 : view.size(ATTRIBUTE);
            if (view == null || size > LARGEST) {
                return lines;
            }
            ByteBuffer bytes = ByteBuffer.allocate(size);
            view.read(ATTRIBUTE, bytes);
            for (String line : new String(bytes.array(), StandardCharsets.UTF_8).split("\n", -1)) {
                int sign = line.indexOf('=');
                if (sign > 0) {
                    lines.put(line.substring(0, sign), line.substring(sign + 1));
                }
            }
        } catch (IOException e) {
            lines.clear(); // The file has no such attribute.
        }
        return lines;
    }

    /** A header has no line breaks: an HTTP server does not accept them. */
    private static void line(StringBuilder text, String name, String value) {
        text.append(name).append('=').append(value.replace('\n', ' ')).append('\n');
    }

    private static String stamp(BasicFileAttributes found) {
        return found.size() + " " + found.lastModifiedTime().toInstant();
    }

    private static String derived(BasicFileAttributes found) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(stamp(found).getBytes(StandardCharsets.UTF_8));
            return String.format("%032x-1", new BigInteger(1, digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has MD5", e);
        }
    }
}
