package dev.tarn.http.access;

import dev.tarn.domain.account.Caller;
import dev.tarn.domain.account.Principal;
import dev.tarn.domain.account.Scope;
import dev.tarn.domain.failure.AccessDenied;
import dev.tarn.domain.failure.Invalid;
import dev.tarn.domain.failure.NotFound;
import dev.tarn.domain.iam.AccessContext;
import dev.tarn.domain.iam.AccessRequest;
import dev.tarn.domain.iam.Authorizer;
import dev.tarn.domain.operation.HealthLakeOperation;
import dev.tarn.domain.tag.Tag;
import dev.tarn.domain.tag.TagKey;
import dev.tarn.domain.tag.TaggedArn;
import dev.tarn.ports.HealthLakes;
import java.util.List;
import java.util.Optional;

/** Checks whether callers may do what they request. The checks can block, since conditions can read tags. Thread-safe. */
public final class AccessControl {

    private static final String HEALTHLAKE = "healthlake:";

    private final Authorizer authorizer;
    private final HealthLakes healthLakes;

    /**
     * Access control.
     *
     * @param healthLakes where the tags of data stores are
     */
    public AccessControl(Authorizer authorizer, HealthLakes healthLakes) {
        this.authorizer = authorizer;
        this.healthLakes = healthLakes;
    }

    /** {@return whether {@link #check} can deny a request of this caller} */
    public boolean verifies(Caller caller) {
        return !(caller.principal() instanceof Principal.Unverified);
    }

    /**
     * Requires that the caller may execute an operation.
     *
     * @param operation empty for a request that has no action in IAM, which is denied to callers with policies
     * @param secure whether the request came by https
     * @throws AccessDenied with AWS's sentence
     */
    public void check(Caller caller, Optional<HealthLakeOperation> operation, AccessTarget target, boolean secure) {
        if (!verifies(caller)) {
            return;
        }
        Scope scope = caller.scope();
        String resource = target.resource().map(known -> known.arn(scope)).orElse(AccessRequest.ANY);
        AccessContext context = context(caller, resource, target, secure);
        if (operation.isEmpty() && authorizer.restricts(caller)) {
            throw new AccessDenied("This request has no action in IAM, so that no policy can allow it");
        }
        operation.ifPresent(
                known -> authorizer.check(caller, new AccessRequest(HEALTHLAKE + known.wireName(), resource, context)));
        if (operation.filter(AccessControl::creates).isPresent()
                && !target.tags().isEmpty()) {
            // The data store that is tagged has no id yet.
            authorizer.check(
                    caller,
                    new AccessRequest(
                            HEALTHLAKE + HealthLakeOperation.TAG_RESOURCE.wireName(),
                            "arn:" + scope.region().partition() + ":healthlake:" + scope.region() + ":"
                                    + scope.account() + ":datastore/fhir/*",
                            context));
        }
        target.job().ifPresent(job -> checkRole(caller, job));
    }

    /**
     * Requires that a job may use its role.
     *
     * @throws AccessDenied that names the action and the resource
     */
    public void checkRole(Caller caller, AccessTarget.Job job) {
        authorizer.checkRole(caller, job.in(caller.scope()));
    }

    /**
     * Requires that the caller may perform an action of another service.
     *
     * @param action such as {@code s3:GetObject}
     * @param resource its ARN, or {@code *}
     * @throws AccessDenied with AWS's sentence
     */
    public void check(Caller caller, String action, String resource, boolean secure) {
        if (verifies(caller)) {
            authorizer.check(
                    caller, new AccessRequest(action, resource, context(caller, resource, AccessTarget.NONE, secure)));
        }
    }

    private static boolean creates(HealthLakeOperation operation) {
        return operation == HealthLakeOperation.CREATE_FHIR_DATASTORE
                || operation == HealthLakeOperation.RESTORE_FHIR_DATASTORE;
    }

    private AccessContext context(Caller caller, String resource, AccessTarget target, boolean secure) {
        return key -> switch (key.kind()) {
            case RESOURCE_TAG -> values(tags(caller, resource), key.tag());
            case REQUEST_TAG -> values(target.tags(), key.tag());
            case TAG_KEYS -> target.tagKeys().stream().map(TagKey::value).toList();
            case REQUESTED_REGION -> List.of(caller.scope().region().value());
            case SECURE_TRANSPORT -> List.of(Boolean.toString(secure));
            case PASSED_TO_SERVICE, SOURCE_ACCOUNT, SOURCE_ARN -> List.of();
        };
    }

    /** Keys of tags in condition keys compare without case, as in IAM. */
    private static List<String> values(List<Tag> tags, String key) {
        return tags.stream()
                .filter(tag -> tag.key().value().equalsIgnoreCase(key))
                .map(tag -> tag.value().value())
                .toList();
    }

    /** {@return the tags; none of what does not exist, which the operation itself reports} */
    private List<Tag> tags(Caller caller, String resource) {
        try {
            return resource.equals(AccessRequest.ANY)
                    ? List.of()
                    : healthLakes.of(caller).tagging().list(new TaggedArn(resource));
        } catch (NotFound | Invalid e) {
            return List.of();
        }
    }
}
