package dev.tarn.inmemory.repository.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.fhir.ResourceType;
import dev.tarn.domain.r4.R4;
import dev.tarn.inmemory.repository.bundle.LinkPlace.Content;
import org.junit.jupiter.api.Test;

class LinkPlaceTest {

    @Test
    void each_identity_is_an_element_that_would_be_a_link_by_its_type() {
        for (String identity : LinkPlace.IDENTITIES) {
            int dot = identity.lastIndexOf('.');
            String type = R4.types()
                    .find(identity.substring(0, dot))
                    .orElseThrow()
                    .member(identity.substring(dot + 1))
                    .orElseThrow()
                    .type()
                    .name();
            assertThat(LinkPlace.LINKS).as(identity).contains(type);
        }
    }

    @Test
    void a_pointer_leads_to_the_element_that_it_names() {
        LinkPlace patient = LinkPlace.of(ResourceType.Patient);
        assertThat(patient.at("")).isEqualTo(patient);
        assertThat(patient.at("/generalPractitioner/0/reference").content()).isEqualTo(Content.REFERENCE);
        assertThat(patient.at("/contact/-/organization/reference").content()).isEqualTo(Content.REFERENCE);
        assertThat(patient.at("/contained/0").content()).isEqualTo(Content.RESOURCE);
        assertThat(patient.at("/contained/0/subject/reference").content()).isEqualTo(Content.REFERENCE);
        assertThat(patient.at("/text/div").content()).isEqualTo(Content.NARRATIVE);
        assertThat(patient.at("/name/0/family")).isEqualTo(LinkPlace.PLAIN);
        assertThat(patient.at("/name/0/family/reference")).isEqualTo(LinkPlace.PLAIN);
        assertThat(patient.at("/nosuch/reference")).isEqualTo(LinkPlace.PLAIN);
    }
}
