package dev.tarn.inmemory.repository.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataTypeRulesTest {

    private Stream<String> faults(String attachment) {
        String resource = "{\"resourceType\":\"Patient\",\"photo\":[{\"contentType\":\"text/plain\","
                + attachment.replace('\'', '"') + "}]}";
        return BaseR4.faults(resource).stream().map(issue -> issue.location() + ": " + issue.diagnostics());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'data':'AAAA','size':3",
                "'data':'AAA=','size':2",
                "'data':'AA==','size':1",
                "'data':'AAAA AA==','size':4",
                "'data':'AAAA\\nAA\\/\\/','size':6",
                "'data':'AAAA','_size':{'extension':[{'url':'http://x.org','valueString':'x'}]}",
                "'url':'http://x.org','size':9",
            })
    void the_size_is_that_of_the_decoded_data(String attachment) {
        assertThat(faults(attachment)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"'data':'AAAA','size':4 | 4, but the data has 3", "'data':'AA==','size':0 | 0, but the data has 1"
            })
    void another_size_is_one_fault(String attachment, String difference) {
        assertThat(faults(attachment)).containsExactly("Patient.photo[0].size: The size is " + difference + " bytes");
    }
}
