package dev.tarn.validation.hapi;

import dev.tarn.ports.fhir.validation.ValidationIssue;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The kinds of resources that HAPI refuses and Tarn accepts; {@code README.md} explains each. */
enum KnownDifference {
    HYPERLINK("(Hyperlink|Image source) '.*' .*does not resolve"),
    CODE_OF_CONCEPT_MAP("The (source|target) code .* is not valid in the (code system|value set) .*"),
    PROPERTY_OF_CODE_SYSTEM("(Unknown CodeSystem Property|A property is already defined with the (URI|code)) .*"),
    DEFINITION("The constraint key .* already exists in the base profile .*|The kind .* must be the same as the kind .*"
            + "|The structure definition constrains a kind of .*"
            + "|Error in (constraint|search expression) .*|Error generating Snapshot: .*"
            + "|The element .* launches straight into slicing without the slicing being set up.*"),
    MAP("The (source|target) context .* is not known at this point|The target path .* which is unknown"),
    ENTRY_OF_BUNDLE("The fullUrl '.*' looks like a RESTful server URL.*|Can't find '.*' in the bundle.*|Except for"
            + " transactions and batches, each entry in a Bundle must have a fullUrl.*|Bundle entry missing"
            + " fullUrl"),
    INSIDE_OF_SAME_TYPE("Unrecognized property '(relation|url|collector|collectedDateTime|method)'"),
    EXTENSION_OF_R4("Sub-extension url '.*' is not defined by the Extension .*"),
    NO_BREAK_SPACE("The code '.*' is not valid \\(whitespace rules\\)"),
    LIBRARY_OF_MEASURE("No CQL Libraries found on this Measure");

    private final Pattern text;

    KnownDifference(String text) {
        this.text = Pattern.compile(text, Pattern.DOTALL);
    }

    /**
     * {@return the kind of a difference, where all errors of HAPI are of kinds that are known} There is none where HAPI
     * accepts the resource: Tarn refuses no example that it accepts.
     */
    static Optional<KnownDifference> of(List<ValidationIssue> ofHapi) {
        List<Optional<KnownDifference>> kinds =
                ofHapi.stream().map(KnownDifference::of).toList();
        return !kinds.isEmpty() && kinds.stream().allMatch(Optional::isPresent) ? kinds.get(0) : Optional.empty();
    }

    private static Optional<KnownDifference> of(ValidationIssue issue) {
        return Stream.of(values())
                .filter(kind -> kind.text.matcher(issue.diagnostics()).matches())
                .findFirst();
    }
}
