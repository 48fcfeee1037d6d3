package dev.tarn.aws.fhir;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the body of a failure says: the issues of an OperationOutcome, or the message of an AWS error, which some layers of
 * HealthLake answer on this endpoint too ({@code data-plane.md} 3.4).
 */
record Outcome(List<Issue> issues) {

    /**
     * One issue.
     *
     * @param place the first of {@code expression} or {@code location}
     */
    record Issue(Optional<String> severity, Optional<String> code, Optional<String> text, Optional<String> place) {}

    Outcome {
        issues = List.copyOf(issues);
    }

    /** {@return what the body says; nothing where it is neither} */
    static Outcome read(byte[] body) {
        List<Issue> issues = new ArrayList<>();
        try {
            JsonTokenReader.object(body, (name, parser) -> {
                switch (name) {
                    case "issue" -> JsonTokenReader.objects(parser, () -> issues.add(issue(parser)));
                    case "message", "Message" ->
                        JsonTokenReader.text(parser)
                                .ifPresent(text -> issues.add(new Issue(
                                        Optional.empty(), Optional.empty(), Optional.of(text), Optional.empty())));
                    default -> parser.skipChildren();
                }
            });
        } catch (IOException e) {
            return new Outcome(List.of());
        }
        return new Outcome(issues);
    }

    /** {@return all texts in one sentence; empty where there is none} */
    Optional<String> message() {
        String all = issues.stream().flatMap(issue -> issue.text().stream()).collect(Collectors.joining("; "));
        return Optional.of(all).filter(text -> !text.isBlank());
    }

    /** {@return whether an issue has this code of FHIR's} */
    boolean has(String code) {
        return issues.stream().anyMatch(issue -> issue.code().equals(Optional.of(code)));
    }

    private static Issue issue(JsonParser parser) throws IOException {
        Map<String, String> found = new HashMap<>();
        JsonTokenReader.members(parser, (name, at) -> {
            switch (name) {
                case "severity", "code", "diagnostics" ->
                    JsonTokenReader.text(at).ifPresent(text -> found.put(name, text));
                case "details" ->
                    JsonTokenReader.members(
                            at,
                            (inner, value) -> JsonTokenReader.text(value)
                                    .filter(text -> inner.equals("text"))
                                    .ifPresent(text -> found.put("details", text)));
                case "expression", "location" -> first(at).ifPresent(text -> found.put("place", text));
                default -> at.skipChildren();
            }
        });
        return new Issue(
                Optional.ofNullable(found.get("severity")),
                Optional.ofNullable(found.get("code")),
                Optional.ofNullable(found.get("diagnostics")).or(() -> Optional.ofNullable(found.get("details"))),
                Optional.ofNullable(found.get("place")));
    }

    private static Optional<String> first(JsonParser parser) throws IOException {
        Optional<String> first = Optional.empty();
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            return JsonTokenReader.text(parser);
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Optional<String> text = JsonTokenReader.text(parser);
            first = first.or(() -> text);
        }
        return first;
    }
}
