package dev.tarn.inmemory.objectstore.bucket;

import dev.tarn.ports.bucket.ObjectChecksum;
import dev.tarn.ports.bucket.UploadedPart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name of a part's file: {@code <number>-<MD5>-<checksum>.part}; the checksum in base64url, or {@code none}. */
record PartFile(Path path, UploadedPart part) {

    private static final Pattern NAME = Pattern.compile("(\\d{5})-([0-9a-f]{32})-(none|[0-9A-Za-z_-]+)\\.part");

    /** {@return the file name of a part} */
    static String name(int number, StoredMetadata metadata) {
        String checksum = metadata.metadata()
                .checksum()
                .map(sum -> Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString((sum.algorithm() + " " + sum.value()).getBytes(StandardCharsets.UTF_8)))
                .orElse("none");
        return prefix(number) + metadata.etag() + "-" + checksum + ".part";
    }

    /** {@return what the names of the files of a part begin with; in ASCII digits in every locale} */
    static String prefix(int number) {
        return String.format(Locale.ROOT, "%05d-", number);
    }

    /** {@return the part of a file; empty for a file that is none, or is gone} */
    static Optional<PartFile> of(Path file) throws IOException {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        if (!name.matches()) {
            return Optional.empty();
        }
        BasicFileAttributes found;
        try {
            found = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        return Optional.of(new PartFile(
                file,
                new UploadedPart(
                        Integer.parseInt(name.group(1)),
                        found.size(),
                        name.group(2),
                        found.lastModifiedTime().toInstant(),
                        checksum(name.group(3)))));
    }

    private static Optional<ObjectChecksum> checksum(String text) {
        if (text.equals("none")) {
            return Optional.empty();
        }
        String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", 2);
        return parts.length == 2 ? Optional.of(new ObjectChecksum(parts[0], parts[1], false)) : Optional.empty();
    }
}
