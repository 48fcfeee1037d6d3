package dev.tarn.http.operation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every operation that Tarn has. A new one is a class of its own in this package, and a line here. */
public final class Operations {

    private static final String SERVICE = "HealthLake.";

    private static final List<Operation<?, ?>> ALL = List.of(
            new CreateFHIRDatastore(),
            new DescribeFHIRDatastore(),
            new ListFHIRDatastores(),
            new UpdateFHIRDatastore(),
            new RestoreFHIRDatastore(),
            new DeleteFHIRDatastore(),
            new StartFHIRImportJob(),
            new DescribeFHIRImportJob(),
            new ListFHIRImportJobs(),
            new StartFHIRExportJob(),
            new DescribeFHIRExportJob(),
            new ListFHIRExportJobs(),
            new TagResource(),
            new UntagResource(),
            new ListTagsForResource());

    /** The rest of HealthLake's model ({@code control-plane.md} 1.1), which converts other formats to FHIR. */
    private static final Set<String> OF_DATA_TRANSFORMATION = Stream.of(
                    "CreateDataTransformationProfile",
                    "DeleteDataTransformationProfile",
                    "DescribeDataTransformationJob",
                    "GetDataTransformationProfile",
                    "ListDataTransformationJobs",
                    "ListDataTransformationProfileVersions",
                    "ListDataTransformationProfiles",
                    "PublishDataTransformationProfile",
                    "StartDataTransformationJob",
                    "UpdateDataTransformationProfile",
                    "UpdateProfileWithAgent")
            .map(name -> SERVICE + name)
            .collect(Collectors.toUnmodifiableSet());

    private static final Map<String, Operation<?, ?>> BY_TARGET = ALL.stream()
            .collect(Collectors.toUnmodifiableMap(operation -> SERVICE + operation.name(), Function.identity()));

    private Operations() {}

    /** {@return every operation} */
    public static List<Operation<?, ?>> all() {
        return ALL;
    }

    /** {@return the operation that a value of {@code X-Amz-Target} names, letter by letter} */
    public static Optional<Operation<?, ?>> find(String target) {
        return Optional.ofNullable(BY_TARGET.get(target));
    }

    /** {@return whether HealthLake has the operation of this {@code X-Amz-Target} and Tarn does not} */
    public static boolean isOfDataTransformation(String target) {
        return OF_DATA_TRANSFORMATION.contains(target);
    }
}
