package dev.tarn.domain.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.domain.datastore.DatastoreStatus;
import dev.tarn.domain.job.JobStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LifecycleDiagramTest {

    private static final Path PAGE = Path.of("docs", "lifecycles.md");
    private static final String WRITE = "tarn.docs.write";

    @Test
    void the_page_of_the_lifecycles_is_drawn_from_their_tables() throws IOException {
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(PAGE, page());
        }
        assertThat(PAGE)
                .as(
                        "domain/%s is generated; draw it anew with: mvn test -pl domain -Dtest=%s -D%s=true",
                        PAGE, getClass().getSimpleName(), WRITE)
                .hasContent(page());
    }

    @Test
    void a_diagram_has_a_start_every_move_and_every_end() {
        assertThat(LifecycleDiagram.of(DatastoreStatus.LIFECYCLE).lines())
                .hasSize(2 + DatastoreStatus.LIFECYCLE.moves().size() + 1)
                .startsWith("stateDiagram-v2", "    [*] --> CREATING")
                .contains("    ACTIVE --> DELETING")
                .endsWith("    DELETED --> [*]");
    }

    private static String page() {
        return """
            # Lifecycles

            Generated from `DatastoreStatus.LIFECYCLE` and `JobStatus.LIFECYCLE`; a test fails where this page is not what they say.

            [statuses.md](statuses.md) says how each status is reached. Only exports can be cancelled, over REST.

            ## Data store

            ```mermaid
            %s```

            ## Import and export job

            ```mermaid
            %s```
            """.formatted(LifecycleDiagram.of(DatastoreStatus.LIFECYCLE), LifecycleDiagram.of(JobStatus.LIFECYCLE));
    }
}
