package dev.tarn.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests with a HealthLake. All test classes of a JVM share one server for each pace and validation; each test has an AWS account of its
 * own, so that tests can run in parallel and none needs a reset. Parameters of tests, {@code @BeforeEach} and
 * {@code @AfterEach} methods are supplied by their type; {@link TarnExtension} lists the types.
 *
 * <pre>{@code
 * @TarnTest(seed = "classpath:patients.ndjson")
 * class PatientsTest {
 *     @Test
 *     void are_found(TestDatastore datastore, HealthLakeClient client) { ... }
 * }
 * }</pre>
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(TarnExtension.class)
public @interface TarnTest {

    /**
     * {@return NDJSON that each test's {@link TestDatastore} begins with} {@code classpath:patients.ndjson}, or the path of
     * a file; one resource per line.
     */
    String[] seed() default {};

    /**
     * {@return how long creations, deletions and starts of jobs take: {@code instant}, {@code real}, or as {@code --pace}} A seed
     * and a {@link TestDatastore} are awaited for 30 s, and refused at once where they take longer, as at {@code real}.
     */
    String pace() default "instant";

    /**
     * {@return how resources are validated} {@code strict}, {@code structure-only}, {@code minimal} or {@code off}, as
     * {@code --validation}.
     */
    String validation() default "strict";
}
