package dev.tarn.inmemory.repository.validation.profile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Writes FHIR packages. */
public final class PackageFiles {

    private static final int BLOCK = 512;

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    private PackageFiles() {}

    public static PackageFiles named(String id, String version) {
        return new PackageFiles().with("package.json", "{\"name\":\"" + id + "\",\"version\":\"" + version + "\"}");
    }

    public PackageFiles with(String name, String json) {
        files.put("package/" + name, json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** {@return the tar file} */
    public byte[] tar() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            write(out, file.getKey(), file.getValue());
        }
        out.write(new byte[2 * BLOCK]);
        return out.toByteArray();
    }

    public Path write(Path file) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(tar());
        }
        return file;
    }

    private static void write(ByteArrayOutputStream out, String name, byte[] content) throws IOException {
        byte[] header = new byte[BLOCK];
        put(header, 0, name);
        put(header, 124, String.format("%011o", content.length));
        put(header, 156, "0");
        put(header, 257, "ustar");
        out.write(header);
        out.write(content);
        out.write(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
