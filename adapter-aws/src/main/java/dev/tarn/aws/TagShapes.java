package dev.tarn.aws;

import static dev.tarn.aws.SdkAnswer.required;

import dev.tarn.domain.tag.Tag;
import java.util.List;

/** Converts tags between domain and SDK. */
final class TagShapes {

    private TagShapes() {}

    static List<software.amazon.awssdk.services.healthlake.model.Tag> write(List<Tag> tags) {
        return tags.stream()
                .map(tag -> software.amazon.awssdk.services.healthlake.model.Tag.builder()
                        .key(tag.key().value())
                        .value(tag.value().value())
                        .build())
                .toList();
    }

    static List<Tag> read(List<software.amazon.awssdk.services.healthlake.model.Tag> tags) {
        return tags.stream()
                .map(tag -> Tag.of(required("key", tag.key()), required("value", tag.value())))
                .toList();
    }
}
