package dev.tarn.inmemory.objectstore.bucket;

import dev.tarn.domain.job.S3Uri;
import dev.tarn.ports.bucket.BucketException;
import dev.tarn.ports.bucket.BucketException.Reason;
import dev.tarn.ports.bucket.MultipartUpload;
import dev.tarn.ports.bucket.ObjectMetadata;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The folders of multipart uploads: {@code .tarn-uploads/<id>}, which is no legal name of a bucket. Each holds the file
 * {@code upload}, with the parameters of the upload, and a file for each part. So an upload survives a restart.
 */
record UploadFolders(Path folder) {

    private static final String UPLOAD = "upload";
    private static final String INCOMPLETE = "upload.incomplete";
    private static final String HEADER = "header.";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    String create(S3Uri uri, ObjectMetadata metadata, Optional<String> algorithm, boolean composite)
            throws IOException {
        Properties stored = new Properties();
        stored.setProperty("uri", uri.value());
        stored.setProperty("initiated", Instant.now().toString());
        stored.setProperty("composite", Boolean.toString(composite));
        algorithm.ifPresent(name -> stored.setProperty("algorithm", name));
        metadata.headers().forEach((name, value) -> stored.setProperty(HEADER + name, value));
        String id = UUID.randomUUID().toString().replace("-", "");
        Path upload = Files.createDirectories(folder.resolve(id));
        Path incomplete = upload.resolve(INCOMPLETE);
        try {
            try (Writer file = Files.newBufferedWriter(incomplete, StandardCharsets.UTF_8)) {
                stored.store(file, null);
            }
            // In one step: a list of uploads must not read a half of it, also after the process died.
            Files.move(incomplete, upload.resolve(UPLOAD), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.deleteIfExists(incomplete);
            Files.deleteIfExists(upload);
            throw e;
        }
        return id;
    }

    /** {@return the folder of an upload} */
    Path of(S3Uri uri, String id) throws IOException {
        describe(uri, id);
        return folder.resolve(id);
    }

    MultipartUpload describe(S3Uri uri, String id) throws IOException {
        return find(id).filter(upload -> upload.uri().equals(uri)).orElseThrow(() -> noSuchUpload(uri, id));
    }

    List<MultipartUpload> all(String bucket) throws IOException {
        List<MultipartUpload> all = new ArrayList<>();
        try (DirectoryStream<Path> uploads = Files.newDirectoryStream(folder)) {
            for (Path upload : uploads) {
                find(String.valueOf(upload.getFileName()))
                        .filter(found -> found.uri().bucket().equals(bucket))
                        .ifPresent(all::add);
            }
        } catch (NoSuchFileException e) {
            return List.of(); // No upload has ever begun.
        }
        all.sort(Comparator.comparing((MultipartUpload upload) -> upload.uri().key())
                .thenComparing(MultipartUpload::initiated));
        return all;
    }

    private Optional<MultipartUpload> find(String id) throws IOException {
        if (!ID.matcher(id).matches()) {
            return Optional.empty();
        }
        Properties stored = new Properties();
        try (Reader file = Files.newBufferedReader(folder.resolve(id).resolve(UPLOAD), StandardCharsets.UTF_8)) {
            stored.load(file);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        Map<String, String> headers = new TreeMap<>();
        for (String name : stored.stringPropertyNames()) {
            if (name.startsWith(HEADER)) {
                headers.put(name.substring(HEADER.length()), stored.getProperty(name));
            }
        }
        return Optional.of(new MultipartUpload(
                id,
                new S3Uri(stored.getProperty("uri")),
                Instant.parse(stored.getProperty("initiated")),
                new ObjectMetadata(headers, Optional.empty()),
                Optional.ofNullable(stored.getProperty("algorithm")),
                Boolean.parseBoolean(stored.getProperty("composite"))));
    }

    /**
     * {@return the files of the parts, in the order of their numbers} Of two files of one number, left by a process that
     * died between writing the one and deleting the other, the later one is the part. A file that goes meanwhile was
     * replaced.
     */
    List<PartFile> parts(Path upload) throws IOException {
        TreeMap<Integer, PartFile> parts = new TreeMap<>();
        for (PartFile part : files(upload, "*.part")) {
            parts.merge(part.part().number(), part, UploadFolders::later);
        }
        return List.copyOf(parts.values());
    }

    private static PartFile later(PartFile one, PartFile other) {
        return one.part().lastModified().isAfter(other.part().lastModified()) ? one : other;
    }

    /** Removes what was uploaded as a part before. */
    void removeOthers(Path upload, int number, Path kept) throws IOException {
        for (PartFile part : files(upload, PartFile.prefix(number) + "*.part")) {
            if (!part.path().equals(kept)) {
                Files.deleteIfExists(part.path());
            }
        }
    }

    private static List<PartFile> files(Path upload, String pattern) throws IOException {
        List<PartFile> parts = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(upload, pattern)) {
            for (Path file : files) {
                PartFile.of(file).ifPresent(parts::add);
            }
        }
        return parts;
    }

    /** Removes an upload; the file {@code upload} first, so that it is gone even if the rest cannot be removed. */
    void remove(Path upload) throws IOException {
        Files.deleteIfExists(upload.resolve(UPLOAD));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(upload)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(upload);
    }

    static BucketException noSuchUpload(S3Uri uri, String id) {
        return new BucketException(
                Reason.NO_SUCH_UPLOAD,
                "There is no multipart upload '" + id + "' of " + uri + ": it was completed or aborted, or never began",
                null);
    }
}
