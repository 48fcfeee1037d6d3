package dev.tarn.domain.failure;

/** The kind of a failure; each wire protocol's translator switches over it. */
public enum FailureKind {
    /** The request is wrong; the same request will fail again. */
    INVALID,
    /** The caller is not allowed to do this. */
    ACCESS_DENIED,
    /** The scopes of the caller's token do not admit the request. */
    INSUFFICIENT_SCOPE,
    /** The target does not exist, or no longer exists. */
    NOT_FOUND,
    /** The resource was there and has been deleted. */
    GONE,
    /** The status of the target does not allow the request. */
    CONFLICT,
    /** A write with the same idempotency key has been done before. */
    DUPLICATE,
    /** The resource does not satisfy the precondition of the request. */
    PRECONDITION_FAILED,
    /** The request is well-formed, but cannot be applied to the current state. */
    UNPROCESSABLE,
    /** Too many requests; a retry may succeed. */
    THROTTLED,
    /** No memory or thread is available, and the request was not begun; a retry may succeed. */
    OVERLOADED,
    /** The memory budget or the disk is full; writes are rejected until there is room. */
    INSUFFICIENT_STORAGE,
    /** Something that HealthLake depends on failed. */
    FAILED_DEPENDENCY,
    /** HealthLake itself failed. */
    INTERNAL,
    /** HealthLake could not be reached, or its answer was cut off. */
    UNREACHABLE,
    /** An impossible answer: an unknown status, or a state that moved backwards. */
    BROKEN_PROMISE,
    /** This implementation does not support the request. */
    UNSUPPORTED
}
