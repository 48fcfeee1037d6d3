package dev.tarn.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Type names use the words of AWS, FHIR, databases and HTTP; {@code domain/README.md} has the glossary. */
@AnalyzeClasses(
        packages = "dev.tarn",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.WithoutTheContractSuite.class})
class VocabularyTest {

    /** A word that is not used, and the term that is. */
    private static final Map<String, String> TERMS = new TreeMap<>(Map.ofEntries(
            Map.entry("Estate", "ControlPlane"),
            Map.entry("Holding", "DatastoreEntry"),
            Map.entry("Desk", "...Operations"),
            Map.entry("Lane", "JobQueue"),
            Map.entry("Clockwork", "Scheduler"),
            Map.entry("Agenda", "TimerQueue"),
            Map.entry("Journal", "StateStore"),
            Map.entry("Kept", "Snapshot"),
            Map.entry("Scribe", "TransactionWriter"),
            Map.entry("Draft", "WriteBatch"),
            Map.entry("Ledger", "StorageEngine"),
            Map.entry("Gate", "FailureLatch"),
            Map.entry("Caretaker", "Compactor"),
            Map.entry("Shelf", "partition"),
            Map.entry("Shelves", "partitions"),
            Map.entry("Finder", "id index"),
            Map.entry("Cells", "Row"),
            Map.entry("Steady", "Uninterruptible"),
            Map.entry("Settle", "DescribeWait"),
            Map.entry("Hands", "ParallelTasks"),
            Map.entry("Belongings", "OwnedResources"),
            Map.entry("Terms", "...Config"),
            Map.entry("Reception", "Dispatcher"),
            Map.entry("Intake", "ConnectionGuard"),
            Map.entry("Rehearsal", "WarmUp"),
            Map.entry("Housekeeping", "AdminEndpoints"),
            Map.entry("Reach", "PublicAddress"),
            Map.entry("Dialect", "ErrorFormat"),
            Map.entry("Absent", "UnsupportedInteraction"),
            Map.entry("Asked", "RequestTarget"),
            Map.entry("Allowed", "InteractionPolicy"),
            Map.entry("Lookout", "Poller"),
            Map.entry("Chance", "SecureRandomness"),
            Map.entry("Behind", "BackendHandle"),
            Map.entry("Combination", "SettingConflicts"),
            Map.entry("Trouble", "ConnectionProblem"),
            Map.entry("Note", "LockFile.Status"),
            Map.entry("DataStore", "Datastore")));

    /** Types whose names have one of the words in its usual meaning: a dialect of a query language, the terms of an index. */
    private static final List<String> USUAL = List.of("ResourceDraft", "Absent", "SearchDialect", "QueryTerms");

    @ArchTest
    static final ArchRule names_are_terms_of_the_field =
            classes().should(new UsesTerms()).because("a newcomer knows the terms of the field, and no others");

    private static final class UsesTerms extends ArchCondition<JavaClass> {

        UsesTerms() {
            super("be named by the terms of the field");
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            TERMS.forEach((word, term) -> {
                if (!USUAL.contains(type.getSimpleName()) && hasWord(type.getSimpleName(), word)) {
                    events.add(SimpleConditionEvent.violated(
                            type, type.getName() + " has the word " + word + ", for which we say " + term));
                }
            });
        }
    }

    private static boolean hasWord(String name, String word) {
        return Pattern.compile(word + "s?(?![a-z])").matcher(name).find();
    }

    /** What the rule must find. */
    private static final class ScopedEstate {}

    @Test
    void a_word_that_is_not_used_is_found() {
        assertThat(names_are_terms_of_the_field
                        .evaluate(new ClassFileImporter().importClasses(ScopedEstate.class))
                        .getFailureReport()
                        .getDetails())
                .singleElement()
                .asString()
                .contains("ScopedEstate has the word Estate, for which we say ControlPlane");
    }
}
