package dev.tarn.http.access;

import dev.tarn.domain.account.Scope;
import dev.tarn.domain.datastore.DatastoreArn;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.iam.DataAccess;
import dev.tarn.domain.job.OutputDataConfig;
import dev.tarn.domain.job.RoleArn;
import dev.tarn.domain.job.S3Uri;
import dev.tarn.domain.tag.Tag;
import dev.tarn.domain.tag.TagKey;
import dev.tarn.domain.tag.TaggedArn;
import java.util.List;
import java.util.Optional;

/**
 * What a request accesses, for policies. Immutable.
 *
 * @param resource the data store, by its id or by its ARN; empty for a request without one
 * @param tags that the request sets
 * @param tagKeys of the tags that the request sets or removes
 * @param job what a job accesses that the request starts; empty for other requests
 */
public record AccessTarget(Optional<TaggedResource> resource, List<Tag> tags, List<TagKey> tagKeys, Optional<Job> job) {

    /** A request without a resource: a creation, a list. */
    public static final AccessTarget NONE = new AccessTarget(Optional.empty(), List.of(), List.of(), Optional.empty());

    /** A data store, whose ARN depends on the account and region of the caller or is given. */
    @FunctionalInterface
    public interface TaggedResource {
        /** {@return the ARN} */
        String arn(Scope scope);
    }

    /** The role and the objects of a job. */
    public record Job(DatastoreId datastore, RoleArn role, Optional<S3Uri> input, OutputDataConfig output) {

        DataAccess in(Scope scope) {
            return new DataAccess(DatastoreArn.of(scope, datastore), role, input, output);
        }
    }

    /** {@return the target of a request about a data store of the caller} */
    public static AccessTarget of(DatastoreId id) {
        return new AccessTarget(
                Optional.of(scope -> DatastoreArn.of(scope, id).toString()), List.of(), List.of(), Optional.empty());
    }

    /** {@return the target of a request about the tags of a resource} */
    public static AccessTarget of(TaggedArn arn) {
        return new AccessTarget(Optional.of(scope -> arn.value()), List.of(), List.of(), Optional.empty());
    }

    /** {@return the target of a request that starts a job} */
    public static AccessTarget of(Job job) {
        return new AccessTarget(of(job.datastore()).resource(), List.of(), List.of(), Optional.of(job));
    }

    /** {@return this with tags that the request sets} */
    public AccessTarget tagged(List<Tag> values) {
        return new AccessTarget(resource, values, values.stream().map(Tag::key).toList(), job);
    }

    /** {@return this with the keys of tags that the request removes} */
    public AccessTarget untagged(List<TagKey> keys) {
        return new AccessTarget(resource, tags, keys, job);
    }
}
