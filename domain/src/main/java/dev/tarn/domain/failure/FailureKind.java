package dev.tarn.domain.failure;

/** What kind of failure it is; a wire's translator switches over it. */
public enum FailureKind {
    /** The request is wrong; the same request will fail again. */
    INVALID,
    /** The caller may not. */
    ACCESS_DENIED,
    /** There is no such thing, or no longer. */
    NOT_FOUND,
    /** The resource was there and has been deleted. */
    GONE,
    /** The thing is in a state that does not allow it. */
    CONFLICT,
    /** The same write, by its idempotency key, has been done before. */
    DUPLICATE,
    /** The resource is not in the version, or the state, that the caller made a condition. */
    PRECONDITION_FAILED,
    /** The request is well-formed, and cannot be applied to what is there. */
    UNPROCESSABLE,
    /** Too much at once; later it may succeed. */
    THROTTLED,
    /** No memory or thread is free for the request, which was not begun; later it may succeed. */
    OVERLOADED,
    /** The memory budget or the disk is full; writes are rejected until there is room. */
    INSUFFICIENT_STORAGE,
    /** Something that HealthLake depends on failed. */
    FAILED_DEPENDENCY,
    /** HealthLake itself failed. */
    INTERNAL,
    /** HealthLake could not be reached, or did not answer to the end. */
    UNREACHABLE,
    /** What was answered cannot be true: an unknown status, a store that moved backwards. */
    BROKEN_PROMISE,
    /** This implementation cannot do that. */
    UNSUPPORTED
}
