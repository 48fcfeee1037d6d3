package dev.tarn.http.fhir.path;

/** What kinds of paths FHIR has below its base. */
public enum PathShape {
    /** The base itself. */
    BASE(false),
    /** {@code metadata}. */
    METADATA(false),
    /** {@code Type}. */
    TYPE(true),
    /** {@code Type/id}. */
    INSTANCE(true),
    /** {@code Type/id/_history}. */
    HISTORY(true),
    /** {@code Type/id/_history/version}. */
    VERSION(true),
    /** {@code _history}. */
    SYSTEM_HISTORY(false),
    /** {@code Type/_history}. */
    TYPE_HISTORY(true),
    /** {@code _search}. */
    SYSTEM_SEARCH(false),
    /** {@code Type/_search}. */
    TYPE_SEARCH(true),
    /** {@code Type/id/Type}, or {@code Type/id/*}. */
    COMPARTMENT(true),
    /** {@code Type/id/Type/_search}. */
    COMPARTMENT_SEARCH(true),
    /** {@code Patient/id/$everything}. */
    EVERYTHING(true),
    /** {@code Type/$validate}. */
    TYPE_VALIDATION(true),
    /** {@code Type/id/$validate}. */
    INSTANCE_VALIDATION(true),
    /** {@code $export}, {@code Patient/$export}, or {@code Group/id/$export}. */
    EXPORT(false),
    /** {@code export/job}. */
    EXPORT_JOB(false),
    /** {@code export/job/Type/file}. */
    EXPORT_FILE(false),
    /** {@code $operation}, at any level; those that have a shape of their own excepted. */
    OPERATION(false),
    /** {@code .well-known/smart-configuration}. */
    SMART(false),
    /** What FHIR does not have. */
    NOWHERE(false);

    private final boolean typed;

    PathShape(boolean typed) {
        this.typed = typed;
    }

    /** {@return whether such a path begins with a resource type} */
    public boolean isTyped() {
        return typed;
    }
}
