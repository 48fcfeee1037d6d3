package dev.tarn.domain.export;

import dev.tarn.domain.fhir.ResourceId;

/** Of what an export is: the level at which {@code $export} was called ({@code data-plane.md} 2.1). Immutable. */
public sealed interface ExportLevel {

    /** {@return the path of the operation, below the base of the endpoint} */
    String path();

    /** All resources of the data store. */
    record SystemLevel() implements ExportLevel {
        @Override
        public String path() {
            return "$export";
        }
    }

    /** All patients, and the resources in their compartments. */
    record PatientLevel() implements ExportLevel {
        @Override
        public String path() {
            return "Patient/$export";
        }
    }

    /** The patients that are members of a Group, and the resources in their compartments. */
    record GroupLevel(ResourceId id) implements ExportLevel {
        private static final String BEFORE = "Group/";
        private static final String AFTER = "/$export";

        @Override
        public String path() {
            return BEFORE + id + AFTER;
        }
    }

    /**
     * {@return the level with this path}
     *
     * @throws IllegalArgumentException for any other text
     */
    static ExportLevel of(String path) {
        for (ExportLevel level : new ExportLevel[] {new SystemLevel(), new PatientLevel()}) {
            if (level.path().equals(path)) {
                return level;
            }
        }
        if (!path.startsWith(GroupLevel.BEFORE) || !path.endsWith(GroupLevel.AFTER)) {
            throw new IllegalArgumentException("'" + path + "' is not a path of $export");
        }
        return new GroupLevel(
                new ResourceId(path.substring(GroupLevel.BEFORE.length(), path.length() - GroupLevel.AFTER.length())));
    }
}
