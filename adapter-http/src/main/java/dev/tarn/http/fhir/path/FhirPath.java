package dev.tarn.http.fhir.path;

import dev.tarn.domain.export.ExportLevel;
import dev.tarn.domain.failure.NotFound;
import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.fhir.VersionId;
import dev.tarn.domain.job.JobId;
import dev.tarn.http.error.Excerpt;
import dev.tarn.http.fhir.outcome.FhirRefusal;
import dev.tarn.http.fhir.outcome.IssueCode;
import java.util.Optional;

/**
 * A path below the base of a FHIR endpoint, taken apart. Its parts are as the caller wrote them; what asks for them as
 * values checks them.
 */
public final class FhirPath {

    private static final int MOST_PARTS = 4;
    private static final String EXPORT = "$export";
    private static final String VALIDATE = "$validate";
    private static final String JOBS = "export";
    private static final int LONGEST_VERSION = 18;

    private final PathShape shape;
    private final String[] parts;

    private FhirPath(PathShape shape, String[] parts) {
        this.shape = shape;
        this.parts = parts;
    }

    /** {@return the path that this text is; a slash at either end means nothing} */
    public static FhirPath parse(String text) {
        String[] parts = new String[MOST_PARTS];
        int count = 0;
        int from = text.startsWith("/") ? 1 : 0;
        int end = text.length() > from && text.endsWith("/") ? text.length() - 1 : text.length();
        while (from <= end && end > 0) {
            int slash = text.indexOf('/', from);
            int to = slash < 0 || slash > end ? end : slash;
            if (count == MOST_PARTS) {
                return new FhirPath(
                        text.indexOf("/$") >= 0 ? PathShape.OPERATION : PathShape.NOWHERE, new String[] {text});
            }
            parts[count++] = PercentCode.segment(text.substring(from, to));
            from = to + 1;
        }
        return new FhirPath(
                count == 0 || (count == 1 && parts[0].isEmpty()) ? PathShape.BASE : shape(parts, count), parts);
    }

    /** {@return whether two slashes stand in it with nothing between them} */
    public boolean hasEmptyPart() {
        for (String part : parts) {
            if (part != null && (part.isEmpty() || part.contains("//"))) {
                return true;
            }
        }
        return false;
    }

    private static PathShape shape(String[] parts, int count) {
        if (isExport(parts, count)) {
            return PathShape.EXPORT;
        }
        if (count == 3 && parts[2].equals("$everything") && parts[0].equals(ResourceType.Patient.name())) {
            return PathShape.EVERYTHING;
        }
        if (isValidation(parts, count)) {
            return count == 2 ? PathShape.TYPE_VALIDATION : PathShape.INSTANCE_VALIDATION;
        }
        for (int i = 0; i < count; i++) {
            if (parts[i].startsWith("$")) {
                return PathShape.OPERATION;
            }
            if (parts[i].isEmpty()) {
                return PathShape.NOWHERE;
            }
        }
        String last = parts[count - 1];
        return switch (count) {
            case 1 -> one(last);
            case 2 -> two(parts[0], last);
            case 3 -> three(last);
            default ->
                parts[0].equals(JOBS)
                        ? PathShape.EXPORT_FILE
                        : parts[2].equals("_history")
                                ? PathShape.VERSION
                                : last.equals("_search") && isMember(parts[2])
                                        ? PathShape.COMPARTMENT_SEARCH
                                        : PathShape.NOWHERE;
        };
    }

    private static boolean isExport(String[] parts, int count) {
        return parts[count - 1].equals(EXPORT)
                && switch (count) {
                    case 1 -> true;
                    case 2 -> parts[0].equals(ResourceType.Patient.name());
                    case 3 -> parts[0].equals(ResourceType.Group.name()) && !parts[1].isEmpty();
                    default -> false;
                };
    }

    private static boolean isValidation(String[] parts, int count) {
        return (count == 2 || count == 3)
                && parts[count - 1].equals(VALIDATE)
                && !parts[0].startsWith("$")
                && !parts[0].isEmpty()
                && !parts[count - 2].isEmpty();
    }

    private static PathShape one(String part) {
        return switch (part) {
            case "metadata" -> PathShape.METADATA;
            case "_history" -> PathShape.SYSTEM_HISTORY;
            case "_search" -> PathShape.SYSTEM_SEARCH;
            default -> PathShape.TYPE;
        };
    }

    private static PathShape two(String first, String last) {
        if (first.equals(JOBS)) {
            return PathShape.EXPORT_JOB;
        }
        return switch (last) {
            case "smart-configuration" -> first.equals(".well-known") ? PathShape.SMART : PathShape.INSTANCE;
            case "_history" -> PathShape.TYPE_HISTORY;
            case "_search" -> PathShape.TYPE_SEARCH;
            default -> PathShape.INSTANCE;
        };
    }

    private static PathShape three(String last) {
        if (last.equals("_history")) {
            return PathShape.HISTORY;
        }
        return isMember(last) ? PathShape.COMPARTMENT : PathShape.NOWHERE;
    }

    private static boolean isMember(String part) {
        return part.equals("*") || ResourceType.find(part).isPresent();
    }

    /** {@return what kind of path it is} */
    public PathShape shape() {
        return shape;
    }

    /**
     * {@return the resource type with which it begins}
     *
     * @throws FhirRefusal with 404 for a type that is none, or that HealthLake does not store
     */
    public ResourceType type() {
        return ResourceType.find(parts[0])
                .orElseThrow(() -> new FhirRefusal(
                        404,
                        IssueCode.NOT_SUPPORTED,
                        "HealthLake stores no resource type '" + Excerpt.of(parts[0])
                                + "'; GET metadata shows those that it stores"));
    }

    /** {@return the resource at which it is} Only for shapes that have one. */
    public ResourceAddress address() {
        return new ResourceAddress(type(), new ResourceId(parts[1]));
    }

    /** {@return the level of an export} Only for the shape that has one. */
    public ExportLevel exportLevel() {
        if (parts[0].equals(EXPORT)) {
            return new ExportLevel.SystemLevel();
        }
        return parts[1].equals(EXPORT)
                ? new ExportLevel.PatientLevel()
                : new ExportLevel.GroupLevel(new ResourceId(parts[1]));
    }

    /**
     * {@return the export job at which it is} Only for shapes that have one.
     *
     * @throws NotFound for what no job can be called
     */
    public JobId exportJob() {
        if (!JobId.RULE.violations("jobId", parts[1]).isEmpty()) {
            throw NotFound.of("Export job", Excerpt.of(parts[1]));
        }
        return new JobId(parts[1]);
    }

    /** {@return the file of an export: {@code Patient/Patient-0.ndjson}} Only for the shape that has one. */
    public String exportFile() {
        return parts[2] + "/" + parts[3];
    }

    /** {@return the type that is searched in a compartment; empty for all types} Only for shapes that have one. */
    public Optional<ResourceType> member() {
        return ResourceType.find(parts[2]);
    }

    /**
     * {@return the version at which it is} Only for the shape that has one.
     *
     * @throws NotFound for what no version can be called
     */
    public VersionId version() {
        String text = parts[3];
        boolean legal = !text.isEmpty() && text.length() <= LONGEST_VERSION && text.charAt(0) != '0';
        for (int i = 0; legal && i < text.length(); i++) {
            legal = text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        if (!legal) {
            throw new NotFound("Resource " + address() + " has no version '" + Excerpt.of(text)
                    + "'; versions are called 1, 2, 3, ...");
        }
        return new VersionId(Long.parseLong(text));
    }
}
