package dev.tarn.http.signature.canonical;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** The path in the canonical request, by the rule of a service. Stateless. */
@FunctionalInterface
public interface CanonicalUri {
    /** Dot segments and empty segments are removed; what the client has encoded is encoded once more. Every service but S3. */
    CanonicalUri NORMALIZED = path -> PercentCodec.encode(isNormal(path) ? path : normalized(path), true);

    /** Encoded once, every segment as it was sent: S3, whose keys may have dots and slashes. */
    CanonicalUri ENCODED_ONCE = path -> PercentCodec.encode(PercentCodec.decode(path, false), true);

    /**
     * {@return the canonical form of a path as it was received}
     *
     * @throws MalformedEscape where the path is decoded and cannot be
     */
    String of(String path);

    private static boolean isNormal(String path) {
        return path.startsWith("/") && !path.contains("//") && !path.contains("/.");
    }

    private static String normalized(String path) {
        Deque<String> kept = new ArrayDeque<>();
        for (String segment : path.split("/", -1)) {
            if (segment.equals("..")) {
                kept.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                kept.addLast(segment);
            }
        }
        StringBuilder normal = new StringBuilder(path.length());
        for (Iterator<String> segments = kept.iterator(); segments.hasNext(); ) {
            normal.append('/').append(segments.next());
        }
        if (kept.isEmpty() || path.endsWith("/") || path.endsWith("/.") || path.endsWith("/..")) {
            normal.append('/');
        }
        return normal.toString();
    }
}
