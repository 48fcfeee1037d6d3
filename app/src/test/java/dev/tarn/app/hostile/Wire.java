package dev.tarn.app.hostile;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** A socket, for what no HTTP client would send. */
final class Wire implements AutoCloseable {

    /** Of an answer that does not come. */
    static final int HANG_MILLIS = 10_000;

    private static final int LONGEST_HEAD = 64 * 1024;

    private final Socket socket;
    private final InputStream in;

    Wire(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(HANG_MILLIS);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** An answer. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Answer(int status, String head, byte[] body) {

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** An answer that ended too early. */
    static final class CutShort extends IOException {

        private static final long serialVersionUID = 1L;

        CutShort(int announced, int read) {
            super("An answer of " + announced + " bytes ended after " + read);
        }
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Sends, as far as the server takes it. */
    void send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (IOException e) {
            // The server may close while the client writes; what it answered before is read all the same.
        }
    }

    /** Waits for answers so long, and no longer. */
    void patience(int millis) throws IOException {
        socket.setSoTimeout(millis);
    }

    /** Sends no more. */
    void halfClose() {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            // It is closed wholly.
        }
    }

    /**
     * {@return the next answer; empty where the connection is closed}
     *
     * @param toHead whether it answers a HEAD, and so has no body
     */
    Optional<Answer> answer(boolean toHead) throws IOException {
        String head = head();
        if (head.isEmpty()) {
            return Optional.empty();
        }
        if (!head.startsWith("HTTP/1.")) {
            throw new AssertionError("This is no HTTP: " + head);
        }
        int status = Integer.parseInt(head.substring(9, 12));
        if (status == 100) {
            return answer(toHead);
        }
        int length = toHead || status == 204 || status == 304 ? 0 : length(head);
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new CutShort(length, body.length);
        }
        return Optional.of(new Answer(status, head, body));
    }

    private String head() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int matched = 0;
        try {
            while (matched < 4 && head.size() < LONGEST_HEAD) {
                int next = in.read();
                if (next < 0) {
                    return "";
                }
                head.write(next);
                matched = next == "\r\n\r\n".charAt(matched) ? matched + 1 : next == '\r' ? 1 : 0;
            }
        } catch (SocketException reset) {
            return "";
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static int length(String head) {
        String lower = head.toLowerCase(Locale.ROOT);
        int at = lower.indexOf("content-length: ");
        return at < 0 ? 0 : Integer.parseInt(lower.substring(at + 16, lower.indexOf("\r\n", at)));
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed.
        }
    }
}
