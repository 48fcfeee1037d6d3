package dev.tarn.app.authorization;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Sends requests exactly as they are given, also those that no HTTP client would send. */
final class RawHttp {

    private final URI server;

    /** An answer: its head in lower case, and everything that came. */
    record Answer(int status, String head, String text) {

        /** {@return whether the header with the name of the error has this value} */
        boolean is(String type) {
            return head.contains("\r\nx-amzn-errortype: " + type.toLowerCase(Locale.ROOT) + "\r\n");
        }
    }

    RawHttp(URI server) {
        this.server = server;
    }

    /** {@return the lines of the headers of a request, to be changed} */
    static List<String> headers(SignedCaller.Request request) {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, String> header : request.headers().entrySet()) {
            if (!header.getKey().equalsIgnoreCase("content-length")) {
                lines.add(header.getKey() + ": " + header.getValue());
            }
        }
        return lines;
    }

    Answer send(String method, String target, List<String> headers, byte[] body) {
        return send(method, target, headers, body, body.length);
    }

    /** Sends a request whose body can be shorter than it says. */
    Answer send(String method, String target, List<String> headers, byte[] body, long contentLength) {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(60_000);
            StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
            headers.forEach(line -> head.append(line).append("\r\n"));
            head.append("Connection: close\r\nContent-Length: ")
                    .append(contentLength)
                    .append("\r\n\r\n");
            OutputStream out = socket.getOutputStream();
            out.write(head.toString().getBytes(ISO_8859_1));
            out.write(body);
            out.flush();
            String text = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
            int end = text.indexOf("\r\n\r\n") + 2;
            return new Answer(
                    Integer.parseInt(text.substring(9, 12)),
                    text.substring(0, end).toLowerCase(Locale.ROOT),
                    text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
