package dev.tarn.inmemory.task.exporting;

import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.export.CodingFilter;
import dev.tarn.domain.export.ExportLevel;
import dev.tarn.domain.export.ExportSelection;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.r4.R4;
import dev.tarn.domain.r4.SearchParameter;
import dev.tarn.inmemory.repository.search.extract.ElementValue;
import dev.tarn.inmemory.repository.search.extract.ResourceExtractor;
import dev.tarn.inmemory.repository.store.ResourceVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which resources of one type an export writes. The compartment, tags and security labels of a resource are read from its
 * own version, not from the search index, which knows the current versions alone. Immutable, thread-safe.
 */
final class ExportFilter {

    private static final String PATIENT = ResourceType.Patient.name();
    private static final String TAG = "_tag";
    private static final String SECURITY = "_security";

    private final ExportSelection selection;
    private final boolean isWhole;
    private final Predicate<String> patients;
    private final boolean isPatient;
    private final List<SearchParameter> parameters;
    private final ResourceExtractor extractor;

    /**
     * The filter of a type.
     *
     * @param patients whether the patient of this id is exported; not asked at the level of the system
     */
    ExportFilter(ResourceType type, ExportSelection selection, Predicate<String> patients, DatastoreId store) {
        this.selection = selection;
        this.isWhole = selection.level() instanceof ExportLevel.SystemLevel;
        this.patients = patients;
        this.isPatient = type == ResourceType.Patient;
        List<String> compartment = isWhole ? List.of() : R4.compartments().parameters(PATIENT, type.name());
        this.parameters = R4.searchParameters().of(type.name()).stream()
                .filter(parameter -> compartment.contains(parameter.code())
                        || (parameter.code().equals(TAG) && !selection.tags().isEmpty())
                        || (parameter.code().equals(SECURITY)
                                && !selection.security().isEmpty()))
                .toList();
        this.extractor = new ResourceExtractor(type.name(), parameters, "/datastore/" + store + "/r4/");
    }

    /** {@return whether resources of this type can be in the export at all, whatever they hold} */
    static boolean canInclude(ResourceType type, ExportSelection selection) {
        return selection.includes(type)
                && (selection.level() instanceof ExportLevel.SystemLevel
                        || R4.compartments().types(PATIENT).contains(type.name()));
    }

    /** {@return whether the export has this version} */
    boolean accepts(ResourceVersion version) {
        if (!selection.includes(version.lastUpdated())) {
            return false;
        }
        boolean isInside =
                isWhole || (isPatient && patients.test(version.address().id().value()));
        if (parameters.isEmpty()) {
            return isInside;
        }
        Found found = new Found();
        extractor.extract(version.body().content(), found);
        return (isInside || found.isInCompartment)
                && Found.haveAll(found.tags, selection.tags())
                && Found.haveAll(found.security, selection.security());
    }

    /** What one resource says of itself. */
    private final class Found implements ResourceExtractor.Action {

        private boolean isInCompartment;
        private final List<ElementValue.Code> tags = new ArrayList<>(0);
        private final List<ElementValue.Code> security = new ArrayList<>(0);

        @Override
        public void accept(int parameter, ElementValue value) {
            String code = parameters.get(parameter).code();
            if (value instanceof ElementValue.Code coding && code.equals(TAG)) {
                tags.add(coding);
            } else if (value instanceof ElementValue.Code coding && code.equals(SECURITY)) {
                security.add(coding);
            } else if (value instanceof ElementValue.Link link) {
                isInCompartment |= link.type().equals(PATIENT) && patients.test(link.id());
            }
        }

        static boolean haveAll(List<ElementValue.Code> codings, List<CodingFilter> wanted) {
            return wanted.stream().allMatch(filter -> codings.stream().anyMatch(coding -> accepts(filter, coding)));
        }

        private static boolean accepts(CodingFilter filter, ElementValue.Code coding) {
            return coding.system() != null && filter.accepts(coding.system(), coding.code());
        }
    }
}
