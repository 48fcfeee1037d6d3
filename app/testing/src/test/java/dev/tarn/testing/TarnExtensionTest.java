package dev.tarn.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** The extension as JUnit runs it. */
class TarnExtensionTest {

    @Test
    void tests_run_in_parallel_each_in_an_account_of_its_own() {
        run(ParallelExample.class)
                .testEvents()
                .assertStatistics(tests -> tests.started(10).succeeded(10));
    }

    @Test
    void each_test_begins_with_the_seed_whatever_others_have_deleted() {
        run(SeededExample.class)
                .testEvents()
                .assertStatistics(tests -> tests.started(4).succeeded(4));
    }

    @Test
    void a_static_field_shares_a_server_and_an_instance_field_has_its_own() {
        run(RegisteredExamples.OfAClass.class, RegisteredExamples.OfATest.class)
                .testEvents()
                .assertStatistics(tests -> tests.started(4).succeeded(4));

        assertThat(RegisteredExamples.SHARED).hasSize(1);
        assertThat(RegisteredExamples.OWN).hasSize(2).doesNotContainAnyElementsOf(RegisteredExamples.SHARED);
    }

    @Test
    void resources_are_validated_as_the_annotation_says_and_strictly_by_default() {
        run(ValidationExamples.Strict.class, ValidationExamples.Off.class)
                .testEvents()
                .assertStatistics(tests -> tests.started(2).succeeded(2));
    }

    @Test
    void a_test_that_moves_the_clock_or_injects_faults_has_a_server_of_its_own() {
        run(WholeServerExample.class)
                .testEvents()
                .assertStatistics(tests -> tests.started(4).succeeded(4));
    }

    @Test
    void a_failed_test_shows_its_last_requests_and_events_in_its_report_and_in_its_failure() {
        EngineExecutionResults results = run(FailingExample.class);

        Map<String, String> report = results.allEvents().reportingEntryPublished().stream()
                .peek(event ->
                        assertThat(event.getTestDescriptor().getDisplayName()).startsWith("fails("))
                .flatMap(event -> event.getRequiredPayload(ReportEntry.class).getKeyValuePairs().entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        assertThat(report).containsOnlyKeys("tarn.requests", "tarn.events");
        assertThat(report.get("tarn.requests").lines().filter(line -> line.contains("POST / ")))
                .hasSize(FailureReport.MOST)
                .anyMatch(line -> line.contains("DescribeFHIRDatastore 200"));
        assertThat(report.get("tarn.events")).contains("Data Store Creating", "Data Store Active");
        Throwable failure = results.testEvents().failed().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .map(result -> result.getThrowable().orElseThrow())
                .findFirst()
                .orElseThrow();
        StringWriter printed = new StringWriter();
        failure.printStackTrace(new PrintWriter(printed));
        assertThat(printed.toString())
                .contains("Suppressed: Tarn's last requests of this test: ", report.get("tarn.requests"))
                .contains(report.get("tarn.events"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dev.tarn.testing.MistakenExamples$WithoutItsSeed | 'classpath:carl.ndjson' cannot be read",
                "dev.tarn.testing.MistakenExamples$WithAFaultySeed | 1 resources were, 1 lines failed",
                "dev.tarn.testing.MistakenExamples$AtAnUnknownPace | 'fast' is not a pace: use instant",
                "dev.tarn.testing.MistakenExamples$WithADatastoreInTwentyMinutes | CREATING for PT20M at this pace",
                "dev.tarn.testing.MistakenExamples$WithASeedInAMinute | SUBMITTED for PT1M at this pace",
                "dev.tarn.testing.MistakenExamples$WithAnUnknownValidation | 'none' is not known: use strict,",
                "dev.tarn.testing.MistakenExamples$WithTheClockOfOthers | acts on a whole server",
                "dev.tarn.testing.MistakenExamples$InBeforeAll | can be a parameter of tests"
            },
            quoteCharacter = '"')
    void a_mistake_is_said_before_the_test_runs(Class<?> tests, String message) {
        assertThat(run(tests).allEvents().failed().stream())
                .singleElement()
                .extracting(TarnExtensionTest::message)
                .asString()
                .contains(message);
    }

    private static String message(Event event) {
        return event.getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .orElseThrow()
                .getMessage();
    }

    private static EngineExecutionResults run(Class<?>... classes) {
        EngineTestKit.Builder engine = EngineTestKit.engine("junit-jupiter")
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent");
        for (Class<?> tests : classes) {
            engine.selectors(selectClass(tests));
        }
        return engine.execute();
    }
}
