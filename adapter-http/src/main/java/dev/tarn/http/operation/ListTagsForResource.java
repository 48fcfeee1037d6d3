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

/** {@code ListTagsForResource}. */
final class ListTagsForResource implements Operation<TaggedArn, List<Tag>> {

    @Override
    public HealthLakeOperation kind() {
        return HealthLakeOperation.LIST_TAGS_FOR_RESOURCE;
    }

    @Override
    public TaggedArn read(Members request) {
        Optional<TaggedArn> arn = request.required("ResourceARN", ScalarShapes.RESOURCE_ARN);
        return request.complete(arn::orElseThrow);
    }

    @Override
    public AccessTarget target(TaggedArn request) {
        return AccessTarget.of(request);
    }

    @Override
    public List<Tag> call(HealthLake healthLake, TaggedArn arn) {
        return healthLake.tagging().list(arn);
    }

    @Override
    public void write(List<Tag> tags, AnswerWriter out, PublicAddress reach) {
        TagShape.write(tags, out);
    }
}
