package dev.tarn.domain.iam;

/** The result of evaluating policies: an explicit deny wins over an allow, and without an allow access is denied. */
public enum Decision {
    ALLOWED,
    /** No statement allows the request. */
    IMPLICIT_DENY,
    /** A statement denies the request. */
    EXPLICIT_DENY
}
