package dev.tarn.http.operation;

import dev.tarn.domain.operation.HealthLakeOperation;
import dev.tarn.domain.tag.TagKey;
import dev.tarn.domain.tag.TaggedArn;
import dev.tarn.http.access.AccessTarget;
import dev.tarn.http.json.AnswerWriter;
import dev.tarn.http.json.Members;
import dev.tarn.http.shape.PublicAddress;
import dev.tarn.http.shape.ScalarShapes;
import dev.tarn.http.shape.TagShape;
import dev.tarn.ports.HealthLake;
import java.util.List;
import java.util.Optional;

/** {@code UntagResource}; its answer is an empty object. */
final class UntagResource implements Operation<UntagResource.Request, TagResource.Done> {

    record Request(TaggedArn arn, List<TagKey> keys) {}

    @Override
    public HealthLakeOperation kind() {
        return HealthLakeOperation.UNTAG_RESOURCE;
    }

    @Override
    public Request read(Members request) {
        Optional<TaggedArn> arn = request.required("ResourceARN", ScalarShapes.RESOURCE_ARN);
        Optional<List<TagKey>> keys = request.required("TagKeys", TagShape.KEYS);
        return request.complete(() -> new Request(arn.orElseThrow(), keys.orElseThrow()));
    }

    @Override
    public AccessTarget target(Request request) {
        return AccessTarget.of(request.arn()).untagged(request.keys());
    }

    @Override
    public TagResource.Done call(HealthLake healthLake, Request request) {
        healthLake.tagging().untag(request.arn(), request.keys());
        return TagResource.Done.DONE;
    }

    @Override
    public void write(TagResource.Done answer, AnswerWriter out, PublicAddress reach) {}
}
