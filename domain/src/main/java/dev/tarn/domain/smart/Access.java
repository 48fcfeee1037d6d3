package dev.tarn.domain.smart;

/** What a request may do at the FHIR endpoint: everything, or what the grants of a token admit. Immutable. */
public sealed interface Access permits Access.Unrestricted, SmartGrants {

    /** Everything: the embedding program itself, or a caller who is authorized by other means. */
    Access ALL = new Unrestricted();

    /** Everything. */
    record Unrestricted() implements Access {}
}
