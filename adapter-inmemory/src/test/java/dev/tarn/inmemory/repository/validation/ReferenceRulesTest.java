package dev.tarn.inmemory.repository.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceRulesTest {

    /** {@return the faults of an Observation, whose subject is a Patient, Group, Device or Location} */
    private Stream<String> faults(String members) {
        String resource = "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"x\"},"
                + members.replace('\'', '"') + "}";
        return BaseR4.faults(resource).stream().map(issue -> issue.location() + ": " + issue.diagnostics());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'subject':{'reference':'Patient/1','type':'Patient'}",
                "'subject':{'reference':'Patient/1/_history/2','type':'Patient'}",
                "'subject':{'reference':'http://x.org/fhir/Patient/1','type':'Patient'}",
                "'subject':{'reference':'urn:uuid:c757873d-ec9a-4326-a141-556f43239520','type':'Group'}",
                "'subject':{'reference':'Patient/1','type':'http://hl7.org/fhir/StructureDefinition/Patient'}",
                "'subject':{'reference':'Basic/1'}",
                "'subject':{'display':'x','type':'Basic'}",
                "'focus':[{'reference':'Basic/1','type':'Basic'}]",
                "'contained':[{'resourceType':'Patient','id':'c','active':true}],'subject':{'reference':'#c'}",
                "'contained':[{'resourceType':'Patient','id':'c','active':true}],'subject':{'reference':'\\u0023c'}",
                "'contained':[{'resourceType':'Basic','id':'c','code':{'text':'x'}}],'focus':[{'reference':'#c'}]",
            })
    void what_the_element_permits_is_accepted(String members) {
        assertThat(faults(members)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'subject':{'reference':'Patient/1','type':'Basic'} | Observation.subject.type: The reference must not"
                        + " point to a 'Basic', but to Device, Group, Location, Patient",
                "'subject':{'reference':'Patient/1','type':'http://x.org/T'} | Observation.subject.type: The reference"
                        + " must not point to a 'http://x.org/T', but to Device, Group, Location, Patient",
                "'subject':{'reference':'Patient/1','type':'Group'} | Observation.subject.type: The type 'Group' is"
                        + " another one than that of the reference 'Patient/1'",
                "'subject':{'reference':'http://x.org/fhir/Patient/1/_history/2','type':'Group'} |"
                        + " Observation.subject.type: The type 'Group' is another one than that of the reference"
                        + " 'http://x.org/fhir/Patient/1/_history/2'",
                "'focus':[{'reference':'Patient/1','type':'Basic'}] | Observation.focus[0].type: The type 'Basic' is"
                        + " another one than that of the reference 'Patient/1'",
                "'contained':[{'resourceType':'Basic','id':'c','code':{'text':'x'}}],'subject':{'reference':'#c'} |"
                        + " Observation: The reference '#c' must not point to a 'Basic', but to Device, Group, Location,"
                        + " Patient",
                "'subject':{'reference':'\\u0023c'} | Observation: ref-1: no contained resource has the id of the"
                        + " reference '#c'",
            })
    void another_type_is_one_fault(String members, String fault) {
        assertThat(faults(members)).containsExactly(fault);
    }
}
