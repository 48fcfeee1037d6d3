package dev.tarn.validation.hapi;

import dev.tarn.ports.fhir.validation.ValidationIssue;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The kinds of resources that one of the validators refuses and the other accepts; {@code README.md} explains each. */
enum KnownDifference {
    HYPERLINK(true, "(Hyperlink|Image source) '.*' .*does not resolve"),
    CODE_OF_CONCEPT_MAP(true, "The (source|target) code .* is not valid in the (code system|value set) .*"),
    PROPERTY_OF_CODE_SYSTEM(true, "(Unknown CodeSystem Property|A property is already defined with the (URI|code)) .*"),
    DEFINITION(
            true,
            "The constraint key .* already exists in the base profile .*|The kind .* must be the same as the kind .*"
                    + "|The structure definition constrains a kind of .*"
                    + "|Error in (constraint|search expression) .*|Error generating Snapshot: .*"
                    + "|The element .* launches straight into slicing without the slicing being set up.*"),
    MAP(true, "The (source|target) context .* is not known at this point|The target path .* which is unknown"),
    ENTRY_OF_BUNDLE(
            true,
            "The fullUrl '.*' looks like a RESTful server URL.*|Can't find '.*' in the bundle.*|Except for"
                    + " transactions and batches, each entry in a Bundle must have a fullUrl.*|Bundle entry missing"
                    + " fullUrl"),
    INSIDE_OF_SAME_TYPE(true, "Unrecognized property '(relation|url|collector|collectedDateTime|method)'"),
    EXTENSION_OF_R4(true, "Sub-extension url '.*' is not defined by the Extension .*"),
    NO_BREAK_SPACE(true, "The code '.*' is not valid \\(whitespace rules\\)"),
    LIBRARY_OF_MEASURE(true, "No CQL Libraries found on this Measure"),
    WORK(false, "The rules of this resource take too much work to check");

    private final boolean hapiRefuses;
    private final Pattern text;

    KnownDifference(boolean hapiRefuses, String text) {
        this.hapiRefuses = hapiRefuses;
        this.text = Pattern.compile(text, Pattern.DOTALL);
    }

    /** {@return the kind of a difference, where all errors of the one that refuses are of kinds that are known} */
    static Optional<KnownDifference> of(List<ValidationIssue> ofHapi, List<ValidationIssue> ofTarn) {
        boolean hapiRefuses = !ofHapi.isEmpty();
        List<Optional<KnownDifference>> kinds = (hapiRefuses ? ofHapi : ofTarn)
                .stream().map(issue -> of(hapiRefuses, issue)).toList();
        return kinds.stream().allMatch(Optional::isPresent) ? kinds.get(0) : Optional.empty();
    }

    private static Optional<KnownDifference> of(boolean hapiRefuses, ValidationIssue issue) {
        return Stream.of(values())
                .filter(kind -> kind.hapiRefuses == hapiRefuses
                        && kind.text.matcher(issue.diagnostics()).matches())
                .findFirst();
    }
}
