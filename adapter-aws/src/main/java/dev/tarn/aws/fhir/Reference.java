package dev.tarn.aws.fhir;

import dev.tarn.domain.fhir.ResourceAddress;
import dev.tarn.domain.fhir.ResourceId;
import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.fhir.VersionId;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A reference to a version, relative or absolute: {@code Patient/1/_history/2}. */
record Reference(ResourceAddress address, VersionId version) {

    private static final Pattern FORM =
            Pattern.compile("(?:.*/)?([A-Za-z]+)/([A-Za-z0-9\\-.]{1,64})/_history/([1-9][0-9]{0,17})");

    /**
     * {@return the version that a reference names}
     *
     * @throws IOException for a text that is none
     */
    static Reference parse(String text) throws IOException {
        Matcher found = FORM.matcher(text);
        if (!found.matches()) {
            throw new IOException("'" + text + "' is no reference to a version");
        }
        ResourceType type = ResourceType.find(found.group(1))
                .orElseThrow(() -> new IOException("'" + text + "' has a type that HealthLake does not store"));
        return new Reference(
                new ResourceAddress(type, new ResourceId(found.group(2))),
                new VersionId(Long.parseLong(found.group(3))));
    }

    /**
     * {@return the resource that a reference names, with or without a version}
     *
     * @throws IOException for a text that is none
     */
    static ResourceAddress resource(String text) throws IOException {
        return parse(text.contains("/_history/") ? text : text + "/_history/1").address();
    }

    /** {@return what an answer without a body has written} HealthLake's own 201 has an ETag and no Location. */
    static Reference ofWrite(FhirReply reply, Optional<ResourceAddress> address) throws IOException {
        Optional<VersionId> version = Headers.version(reply.header("ETag"));
        if (address.isPresent() && version.isPresent()) {
            return new Reference(address.get(), version.get());
        }
        return parse(reply.header("Location")
                .or(() -> reply.header("Content-Location"))
                .orElseThrow(() -> new IOException("neither a body nor Location say what was written")));
    }
}
