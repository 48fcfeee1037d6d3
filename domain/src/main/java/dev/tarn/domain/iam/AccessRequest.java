package dev.tarn.domain.iam;

/**
 * What policies decide about.
 *
 * @param action such as {@code healthlake:ReadResource}
 * @param resource an ARN; {@code *} for an action without a resource
 * @param context the values for conditions
 */
public record AccessRequest(String action, String resource, AccessContext context) {

    /** The resource of actions that have none. */
    public static final String ANY = "*";
}
