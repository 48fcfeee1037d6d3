package dev.tarn.aws;

import dev.tarn.domain.tag.Tag;
import dev.tarn.domain.tag.TagKey;
import dev.tarn.domain.tag.TaggedArn;
import dev.tarn.ports.tag.Tagging;
import java.util.List;
import java.util.function.Function;

/** Tags at AWS. */
final class AwsTagging implements Tagging {

    private final Wire wire;

    AwsTagging(Wire wire) {
        this.wire = wire;
    }

    @Override
    public void tag(TaggedArn arn, List<Tag> tags) {
        wire.call("TagResource")
                .ask(
                        client -> client.tagResource(
                                request -> request.resourceARN(arn.value()).tags(TagShapes.write(tags))),
                        Function.identity());
    }

    @Override
    public void untag(TaggedArn arn, List<TagKey> keys) {
        wire.call("UntagResource")
                .ask(
                        client -> client.untagResource(request -> request.resourceARN(arn.value())
                                .tagKeys(keys.stream().map(TagKey::value).toList())),
                        Function.identity());
    }

    @Override
    public List<Tag> list(TaggedArn arn) {
        return wire.call("ListTagsForResource")
                .ask(
                        client -> client.listTagsForResource(request -> request.resourceARN(arn.value())),
                        answer -> TagShapes.read(answer.tags()));
    }
}
