package dev.tarn.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A socket, for what no HTTP client would send. A read that hears nothing for a minute is a hang, and fails. */
public final class RawClient implements AutoCloseable {

    private static final int HANG_MILLIS = 60_000;

    private final Socket socket;
    private final InputStream in;

    public RawClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(HANG_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /**
     * An answer as it came.
     *
     * @param head the status line and the headers
     */
    public record Raw(String head, String body) {
        public int status() {
            return Integer.parseInt(head.substring(9, 12));
        }

        public boolean has(String header) {
            return head.toLowerCase(Locale.ROOT).contains("\r\n" + header.toLowerCase(Locale.ROOT) + "\r\n");
        }
    }

    public RawClient send(String text) {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public RawClient send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Sends for as long as the server takes it; {@return whether it took all} */
    public boolean flood(byte[] piece, int times) {
        try {
            for (int i = 0; i < times; i++) {
                socket.getOutputStream().write(piece);
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** {@return the next answer; empty where the server has closed the connection} */
    public Optional<Raw> next() throws IOException {
        String head = head();
        if (head.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Raw(head, new String(read(length(head)), StandardCharsets.UTF_8)));
    }

    /** {@return the next answer, which must come} */
    public Raw answer() throws IOException {
        return next().orElseThrow(() -> new AssertionError("The server closed without an answer"));
    }

    /** {@return the next answer to a HEAD: it says a length, and has no body} */
    public String head() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int matched = 0;
        while (matched < 4) {
            int next = orEnd();
            if (next < 0) {
                return "";
            }
            head.write(next);
            matched = next == "\r\n\r\n".charAt(matched) ? matched + 1 : next == '\r' ? 1 : 0;
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    /** {@return every answer until the server closes} */
    public List<Raw> untilClosed() throws IOException {
        List<Raw> answers = new ArrayList<>();
        Optional<Raw> next = next();
        while (next.isPresent()) {
            answers.add(next.get());
            next = next();
        }
        return answers;
    }

    private byte[] read(int length) throws IOException {
        return in.readNBytes(length);
    }

    /** A reset is an end as well as a FIN is. */
    private int orEnd() throws IOException {
        try {
            return in.read();
        } catch (SocketTimeoutException e) {
            throw new AssertionError("The server hangs", e);
        } catch (SocketException e) {
            return -1;
        }
    }

    private static int length(String head) {
        String lower = head.toLowerCase(Locale.ROOT);
        int at = lower.indexOf("content-length: ");
        return at < 0 ? 0 : Integer.parseInt(lower.substring(at + 16, lower.indexOf("\r\n", at)));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
