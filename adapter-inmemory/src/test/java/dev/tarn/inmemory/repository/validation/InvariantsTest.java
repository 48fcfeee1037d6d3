package dev.tarn.inmemory.repository.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.r4.Invariant;
import dev.tarn.domain.r4.R4;
import dev.tarn.domain.r4.TypeDefinition;
import dev.tarn.inmemory.repository.validation.fhirpath.FhirPathCompiler;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class InvariantsTest {

    @Test
    void all_invariants_of_R4_are_checked_but_one_that_follows_references() throws IOException {
        TreeSet<String> unchecked = new TreeSet<>();
        int compiled = 0;
        try (BufferedReader table = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(R4.class.getResourceAsStream("constraints.tsv")), StandardCharsets.UTF_8))) {
            for (String line = table.readLine(); line != null; line = table.readLine()) {
                if (line.startsWith("[") && !line.startsWith("[#")) {
                    TypeDefinition type = R4.types()
                            .find(line.substring(1, line.length() - 1))
                            .orElseThrow();
                    for (Invariant invariant : R4.constraints().invariants(type.name())) {
                        if (FhirPathCompiler.compile(type, invariant).isPresent()) {
                            compiled++;
                        } else {
                            unchecked.add(invariant.key());
                        }
                    }
                }
            }
        }
        assertThat(unchecked).containsExactly("ctm-1");
        assertThat(compiled).isGreaterThan(180);
    }
}
