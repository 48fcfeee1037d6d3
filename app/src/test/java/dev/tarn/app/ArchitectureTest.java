package dev.tarn.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.tarn.domain.failure.HealthLakeException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.NullMarked;

/** The shape of Tarn, as rules that are executed. */
@AnalyzeClasses(
        packages = "dev.tarn",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.WithoutTheContractSuite.class})
class ArchitectureTest {

    /** The contract suite comes as a jar, where ArchUnit does not see that it is test code. */
    static final class WithoutTheContractSuite implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    private static final String DOMAIN = "dev.tarn.domain..";
    private static final String PORTS = "dev.tarn.ports..";
    private static final String LOCAL = "dev.tarn.inmemory..";
    private static final String AWS = "dev.tarn.aws..";
    private static final String HTTP = "dev.tarn.http..";
    private static final String APP = "dev.tarn.app..";

    @ArchTest
    static final ArchRule the_domain_depends_on_nothing = classes()
            .that()
            .resideInAPackage(DOMAIN)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(DOMAIN, "java..", "org.jspecify..")
            .because("what a data store is must not change because a library does");

    @ArchTest
    static final ArchRule ports_know_the_domain_alone = classes()
            .that()
            .resideInAPackage(PORTS)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(PORTS, DOMAIN, "java..", "org.jspecify..")
            .because("whoever implements a port shall have to take nothing else along");

    @ArchTest
    static final ArchRule the_local_adapter_is_a_stranger_to_the_others = strangers(LOCAL, AWS, HTTP);

    @ArchTest
    static final ArchRule the_aws_adapter_is_a_stranger_to_the_others = strangers(AWS, LOCAL, HTTP);

    @ArchTest
    static final ArchRule the_http_adapter_is_a_stranger_to_the_others = strangers(HTTP, LOCAL, AWS);

    @ArchTest
    static final ArchRule only_modules_name_guice = noClasses()
            .that(resideInAPackage("dev.tarn..").and(not(simpleNameEndingWith("Module"))))
            .and(new DescribedPredicate<JavaClass>("are not nested in a Module") {
                @Override
                public boolean test(JavaClass type) {
                    return type.getEnclosingClass()
                            .map(outer -> !outer.getSimpleName().endsWith("Module"))
                            .orElse(true);
                }
            })
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.google.inject..")
            .because("every adapter can be used without Guice");

    @ArchTest
    static final ArchRule only_the_aws_adapter_names_the_sdk =
            only(AWS, "software.amazon.awssdk..", "who does not use AWS shall not meet its SDK");

    @ArchTest
    static final ArchRule only_two_classes_of_app_name_the_aws_adapter = noClasses()
            .that()
            .resideInAPackage(APP)
            .and()
            .doNotHaveSimpleName("AwsBackend")
            .and()
            .doNotHaveSimpleName("S3Backend")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(AWS)
            .because("tarn-testing has no AWS adapter, and must start without it");

    @ArchTest
    static final ArchRule only_the_http_adapter_names_vertx =
            only(HTTP, "io.vertx..", "the web framework must stay exchangeable");

    @ArchTest
    static final ArchRule only_the_storage_engine_names_h2 = noClasses()
            .that()
            .resideOutsideOfPackage("..storage.mvstore..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.h2..", "java.sql..")
            .because("the tables and what stands on them must survive another engine");

    @ArchTest
    static final ArchRule the_storage_engine_knows_none_of_tarns_tables = noClasses()
            .that()
            .resideInAPackage("..storage.mvstore..")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.tarn.inmemory..")
                    .and(not(resideInAPackage("dev.tarn.inmemory.storage.mvstore..")))
                    .and(not(resideInAPackage("dev.tarn.inmemory.storage"))))
            .because("the engine receives its tables as an argument");

    @ArchTest
    static final ArchRule the_storage_engine_throws_no_failure_of_the_domain = noClasses()
            .that()
            .resideInAnyPackage("..inmemory.storage", "..storage.mvstore..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(HealthLakeException.class)
            .because("the engine has failures of its own, which schema.Database and LocalHealthLake translate");

    @ArchTest
    static final ArchRule json_stays_in_adapters = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN, PORTS, APP)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml.jackson..")
            .because("JSON is how an adapter speaks, not what a port means");

    @ArchTest
    static final ArchRule names_are_words_of_the_field = noClasses()
            .should()
            .haveNameMatching(".*[.$](Abstract|Base)[A-Z][^.]*")
            .orShould()
            .haveNameMatching(".*(Impl|Manager|Helpers?|Utils?|Misc)(?![a-z])[^.]*")
            .orShould()
            .resideInAnyPackage(
                    "..util..", "..utils..", "..helper..", "..common..", "..misc..", "..impl..", "..model..")
            .because("a name says what a thing is in HealthLake or FHIR");

    @ArchTest
    static final ArchRule no_thread_sleeps_but_in_a_pause = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.tarn.ports.await.Pause")
            .should()
            .callMethodWhere(target(name("sleep"))
                    .and(target(owner(assignableTo(Thread.class).or(assignableTo(TimeUnit.class))))))
            .orShould()
            .callMethodWhere(target(nameMatching("park.*")).and(target(owner(assignableTo(LockSupport.class)))))
            .because("time is an argument; a thread that waits, waits for an event");

    @ArchTest
    static final ArchRule no_package_needs_another_that_needs_it = slices().assignedFrom(eachPackage())
            .should()
            .beFreeOfCycles()
            .because("a package in a circle cannot be understood alone");

    @ArchTest
    static final ArchRule every_package_says_that_null_is_no_value = classes()
            .should(liveInANullMarkedPackage())
            .because("NullAway judges marked packages only, and would pass over the others in silence");

    /** A pattern would pass over the packages that have others below them. */
    private static SliceAssignment eachPackage() {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return type.getPackageName().startsWith("dev.tarn.")
                        ? SliceIdentifier.of(type.getPackageName())
                        : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "each package";
            }
        };
    }

    private static ArchRule strangers(String adapter, String... others) {
        return noClasses()
                .that()
                .resideInAPackage(adapter)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage(APP)
                .because("adapters meet in the ports and nowhere else, so that each can be exchanged");
    }

    private static ArchRule only(String owner, String library, String reason) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(owner)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .because(reason);
    }

    private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
        return new ArchCondition<>("live in a package that is @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                JavaPackage home = type.getPackage();
                boolean marked = home.isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(type, marked, home.getName() + " is not @NullMarked"));
            }
        };
    }
}
