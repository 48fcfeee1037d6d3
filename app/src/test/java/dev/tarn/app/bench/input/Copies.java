package dev.tarn.app.bench.input;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** More resources out of few: each line again, with another id. References go on pointing at the first ones. */
public final class Copies {

    private final JsonFactory json = new JsonFactory();

    /** Writes a copy of all files into a folder, in the place of what is there. */
    public void write(Input input, int number, Path folder) {
        byte[] end = ("-" + number).getBytes(StandardCharsets.US_ASCII);
        try {
            Files.createDirectories(folder);
            for (Path file : input.files()) {
                try (InputStream in = Files.newInputStream(file);
                        OutputStream out = new BufferedOutputStream(
                                Files.newOutputStream(folder.resolve(file.getFileName())), 1 << 18)) {
                    copy(in.readAllBytes(), end, out);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copy(byte[] lines, byte[] end, OutputStream out) throws IOException {
        for (int from = 0; from < lines.length; ) {
            int to = from;
            while (to < lines.length && lines[to] != '\n') {
                to++;
            }
            int id = endOfId(lines, from, to);
            out.write(lines, from, id - from);
            out.write(end);
            out.write(lines, id, to - id);
            out.write('\n');
            from = to + 1;
        }
    }

    /** {@return where the text of the resource's own id ends} */
    private int endOfId(byte[] lines, int from, int to) throws IOException {
        try (JsonParser parser = json.createParser(lines, from, to - from)) {
            parser.nextToken();
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                JsonToken value = parser.nextToken();
                if (name.equals("id") && value == JsonToken.VALUE_STRING) {
                    // Behind the quotation mark that begins it; an id has no character that is escaped.
                    return from + (int) parser.currentTokenLocation().getByteOffset() + 1 + parser.getTextLength();
                }
                parser.skipChildren();
            }
        }
        throw new IllegalStateException(
                "This line has no id: " + new String(lines, from, to - from, StandardCharsets.UTF_8));
    }
}
