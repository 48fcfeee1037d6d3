package dev.tarn.app.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A folder of objects, as everybody can see it. */
record JobFolder(Path path) {

    /** {@return the folder that a job, as it is described, writes to} */
    static JobFolder of(Path objects, JsonNode job) {
        String uri = job.findValue("S3Configuration").get("S3Uri").asText();
        return new JobFolder(objects.resolve(uri.substring("s3://".length())));
    }

    /** {@return the names of all objects; none where there is no such folder} */
    Set<String> names() {
        if (!Files.isDirectory(path)) {
            return Set.of();
        }
        try (Stream<Path> all = Files.walk(path)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> path.relativize(file).toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text(String name) {
        try {
            return Files.readString(path.resolve(name), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the lines of an object; the last must be a whole one, too} */
    Stream<String> lines(String name) {
        String text = text(name);
        if (!text.isEmpty() && !text.endsWith("\n")) {
            throw new AssertionError(
                    name + " ends in the middle of a line: " + text.substring(Math.max(0, text.length() - 200)));
        }
        return text.lines();
    }

    /** Removes the folder: nobody needs to look at it again. */
    void remove() {
        for (String name : names()) {
            try {
                Files.delete(path.resolve(name));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Requires that no object is there by half. */
    void requireWhole() {
        for (String name : names()) {
            if (name.endsWith(".ndjson")) {
                lines(name).forEach(Json::parse);
            } else if (name.endsWith(".json")) {
                Json.parse(text(name));
            } else if (!name.endsWith(".healthlake_write_access_check_file.temp")) {
                throw new AssertionError("What is this object? " + name);
            }
        }
    }
}
