package dev.tarn.domain.quota;

import dev.tarn.domain.operation.HealthLakeOperation;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Whether the quotas of an account apply ({@code decisions.md} D33, {@code control-plane.md} 4.8, {@code data-plane.md} 7.1). */
public enum Quotas {
    /** No quotas. */
    OFF,
    /** The default quotas of AWS for an account. */
    AWS;

    /** How many data stores an account can have in a region. */
    public static final int DATASTORES = 20;

    /**
     * {@return the quotas of this name: off or aws}
     *
     * @throws IllegalArgumentException that says what would be right
     */
    public static Quotas parse(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "off" -> OFF;
            case "aws" -> AWS;
            default -> throw new IllegalArgumentException("'" + text + "' is not known: use off or aws");
        };
    }

    /** The operations that share a rate. */
    public enum RateGroup {
        CREATE_DATASTORE(1, 60),
        DELETE_DATASTORE(1, 60),
        DESCRIBE_DATASTORE(10, 1),
        LIST_DATASTORES(10, 1),
        START_IMPORT(25, 1),
        DESCRIBE_IMPORT(10, 1),
        LIST_IMPORTS(10, 1),
        START_EXPORT(1, 1),
        START_EXPORT_WITH_GET(1, 1),
        START_EXPORT_WITH_POST(1, 1),
        CANCEL_EXPORT(1, 1),
        DESCRIBE_EXPORT(10, 1),
        DESCRIBE_EXPORT_WITH_GET(10, 1),
        LIST_EXPORTS(10, 1),
        TAG(10, 1),
        UNTAG(10, 1),
        LIST_TAGS(10, 1),
        READ(6_000, 1),
        WRITE(6_000, 1),
        SEARCH_GET(200, 1),
        SEARCH_POST(200, 1),
        EVERYTHING(10, 1),
        CAPABILITIES(10, 1),
        VALIDATE(2_000, 1);

        private final int requests;
        private final int seconds;

        RateGroup(int requests, int seconds) {
            this.requests = requests;
            this.seconds = seconds;
        }

        /** {@return the rate for one account} */
        public RateLimit limit() {
            return new RateLimit(requests, Duration.ofSeconds(seconds));
        }

        /** {@return the group of an operation; empty for one whose rate AWS does not document} */
        public static Optional<RateGroup> of(HealthLakeOperation operation) {
            return switch (operation) {
                case CREATE_FHIR_DATASTORE -> Optional.of(CREATE_DATASTORE);
                case DELETE_FHIR_DATASTORE -> Optional.of(DELETE_DATASTORE);
                case DESCRIBE_FHIR_DATASTORE -> Optional.of(DESCRIBE_DATASTORE);
                case LIST_FHIR_DATASTORES -> Optional.of(LIST_DATASTORES);
                case START_FHIR_IMPORT_JOB -> Optional.of(START_IMPORT);
                case DESCRIBE_FHIR_IMPORT_JOB -> Optional.of(DESCRIBE_IMPORT);
                case LIST_FHIR_IMPORT_JOBS -> Optional.of(LIST_IMPORTS);
                case START_FHIR_EXPORT_JOB -> Optional.of(START_EXPORT);
                case START_FHIR_EXPORT_JOB_WITH_GET -> Optional.of(START_EXPORT_WITH_GET);
                case START_FHIR_EXPORT_JOB_WITH_POST -> Optional.of(START_EXPORT_WITH_POST);
                case CANCEL_FHIR_EXPORT_JOB_WITH_DELETE -> Optional.of(CANCEL_EXPORT);
                case DESCRIBE_FHIR_EXPORT_JOB -> Optional.of(DESCRIBE_EXPORT);
                case DESCRIBE_FHIR_EXPORT_JOB_WITH_GET -> Optional.of(DESCRIBE_EXPORT_WITH_GET);
                case LIST_FHIR_EXPORT_JOBS -> Optional.of(LIST_EXPORTS);
                case TAG_RESOURCE -> Optional.of(TAG);
                case UNTAG_RESOURCE -> Optional.of(UNTAG);
                case LIST_TAGS_FOR_RESOURCE -> Optional.of(LIST_TAGS);
                case READ_RESOURCE, VERSION_READ_RESOURCE, GET_HISTORY_BY_RESOURCE_ID -> Optional.of(READ);
                case CREATE_RESOURCE, UPDATE_RESOURCE, PATCH_RESOURCE, DELETE_RESOURCE, PROCESS_BUNDLE ->
                    Optional.of(WRITE);
                case SEARCH_WITH_GET -> Optional.of(SEARCH_GET);
                case SEARCH_WITH_POST -> Optional.of(SEARCH_POST);
                case SEARCH_EVERYTHING -> Optional.of(EVERYTHING);
                case GET_CAPABILITIES -> Optional.of(CAPABILITIES);
                case VALIDATE_RESOURCE -> Optional.of(VALIDATE);
                case UPDATE_FHIR_DATASTORE,
                        RESTORE_FHIR_DATASTORE,
                        GET_HISTORY_BY_RESOURCE_TYPE,
                        GET_FULL_HISTORY,
                        GET_EXPORTED_FILE -> Optional.empty();
            };
        }
    }
}
