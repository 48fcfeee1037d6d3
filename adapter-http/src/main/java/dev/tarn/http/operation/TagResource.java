package dev.tarn.http.operation;

import dev.tarn.domain.operation.HealthLakeOperation;
import dev.tarn.domain.tag.Tag;
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

/** {@code TagResource}; its answer is an empty object. */
final class TagResource implements Operation<TagResource.Request, TagResource.Done> {

    record Request(TaggedArn arn, List<Tag> tags) {}

    enum Done {
        DONE
    }

    @Override
    public HealthLakeOperation kind() {
        return HealthLakeOperation.TAG_RESOURCE;
    }

    @Override
    public Request read(Members request) {
        Optional<TaggedArn> arn = request.required("ResourceARN", ScalarShapes.RESOURCE_ARN);
        Optional<List<Tag>> tags = request.required("Tags", TagShape.LIST);
        return request.complete(() -> new Request(arn.orElseThrow(), tags.orElseThrow()));
    }

    @Override
    public AccessTarget target(Request request) {
        return AccessTarget.of(request.arn()).tagged(request.tags());
    }

    @Override
    public Done call(HealthLake healthLake, Request request) {
        healthLake.tagging().tag(request.arn(), request.tags());
        return Done.DONE;
    }

    @Override
    public void write(Done answer, AnswerWriter out, PublicAddress reach) {}
}
