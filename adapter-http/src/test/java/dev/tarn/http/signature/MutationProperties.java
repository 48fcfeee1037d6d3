package dev.tarn.http.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.http.signature.Vectors.Signed;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A valid request with one byte more, less or other is refused, unless it means the same by a slow reading of its own. */
class MutationProperties {

    private static final List<Signed> VALID = Vectors.healthLake().stream()
            .filter(signed -> signed.expect().get("form").toString().equals("[\"strict\"]"))
            .toList();
    private static final Pattern SIGNED_HEADERS = Pattern.compile("SignedHeaders=([^,&\\s]*)");
    private static final Pattern CREDENTIAL = Pattern.compile("Credential=([^,&\\s]*)");
    private static final Pattern SIGNATURE = Pattern.compile("Signature=([^,&\\s]*)");

    private enum Change {
        REPLACE,
        INSERT,
        DELETE
    }

    @Property(tries = 10_000)
    void one_byte_of_difference_is_refused_unless_the_canonical_form_is_the_same(
            @ForAll @IntRange(max = 99_999) int which,
            @ForAll @IntRange(max = 99_999) int where,
            @ForAll Change change,
            @ForAll @IntRange(min = 1, max = 255) int difference) {
        Signed signed = VALID.get(which % VALID.size());
        SignedRequest mutated = mutate(signed.request(), where, change, difference);
        boolean accepted;
        try {
            Vectors.verifier(false).verify(mutated.head(), mutated.body(), signed.now());
            accepted = true;
        } catch (SignatureRefusal e) {
            accepted = false;
        }
        if (accepted) {
            assertThat(meaning(mutated)).isEqualTo(meaning(signed.request()));
        }
    }

    private static SignedRequest mutate(SignedRequest request, int where, Change change, int difference) {
        List<String> texts = new ArrayList<>(List.of(request.method(), request.target()));
        request.headers().forEach(texts::addAll);
        texts.add(request.content());
        int at = where % texts.stream().mapToInt(text -> text.length() + 1).sum();
        int index = 0;
        while (at > texts.get(index).length()) {
            at -= texts.get(index).length() + 1;
            index++;
        }
        texts.set(index, mutate(texts.get(index), at, change, difference));
        List<List<String>> headers = new ArrayList<>();
        for (int i = 0; i < request.headers().size(); i++) {
            headers.add(List.of(texts.get(2 + 2 * i), texts.get(3 + 2 * i)));
        }
        return new SignedRequest(texts.get(0), texts.get(1), headers, texts.get(texts.size() - 1));
    }

    private static String mutate(String text, int at, Change change, int difference) {
        char other = (char) (at < text.length() ? text.charAt(at) ^ difference : difference);
        String before = text.substring(0, at);
        String after = text.substring(Math.min(text.length(), at + 1));
        return switch (change) {
            case REPLACE -> before + other + after;
            case INSERT -> before + other + text.substring(at);
            case DELETE -> before + after;
        };
    }

    /** What is signed, as lists of decoded values: it shares no code with the verifier. */
    private static List<Object> meaning(SignedRequest request) {
        String authorization = String.join("\n", values(request, "authorization"));
        String target = request.target();
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        String query = mark < 0 ? "" : target.substring(mark + 1);
        String source = authorization.isEmpty() ? decoded(query) : authorization;
        List<Object> meaning = new ArrayList<>(List.of(request.method(), request.content()));
        meaning.add(segments(path));
        meaning.add(parameters(query));
        for (Pattern part : List.of(CREDENTIAL, SIGNED_HEADERS, SIGNATURE)) {
            meaning.add(found(part, source));
        }
        for (String name : (found(SIGNED_HEADERS, source) + ";x-amz-security-token").split(";", -1)) {
            meaning.add(values(request, name).stream()
                    .map(value -> value.strip().replaceAll("[ \t\r\n]+", " "))
                    .toList());
        }
        return meaning;
    }

    private static String found(Pattern part, String source) {
        Matcher matcher = part.matcher(source);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static List<String> values(SignedRequest request, String name) {
        return request.headers().stream()
                .filter(pair -> pair.get(0).toLowerCase(Locale.ROOT).equals(name))
                .map(pair -> pair.get(1))
                .toList();
    }

    private static List<String> segments(String path) {
        List<String> kept = new ArrayList<>();
        for (String segment : path.split("/", -1)) {
            if (segment.equals("..") && !kept.isEmpty()) {
                kept.remove(kept.size() - 1);
            } else if (!List.of("", ".", "..").contains(segment)) {
                kept.add(segment);
            }
        }
        kept.add(kept.isEmpty() || path.matches(".*/\\.{0,2}") ? "/" : "");
        return kept;
    }

    private static List<String> parameters(String query) {
        return Arrays.stream(query.split("&", -1))
                .filter(pair -> !pair.isEmpty() && !pair.startsWith("X-Amz-Signature="))
                .map(pair -> pair.contains("=") ? pair : pair + "=")
                .map(pair -> decoded(pair.substring(0, pair.indexOf('='))) + "\0"
                        + decoded(pair.substring(pair.indexOf('=') + 1)))
                .sorted()
                .toList();
    }

    private static String decoded(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%' && text.substring(i).matches("(?s)%[0-9A-Fa-f]{2}.*")) {
                bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.write(c == '+' ? ' ' : c);
            }
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }
}
