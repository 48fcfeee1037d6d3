package dev.tarn.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarn.app.setting.Settings;
import dev.tarn.domain.job.JobStatus;
import dev.tarn.ports.datastore.CreateDatastoreRequest;
import dev.tarn.ports.datastore.ListDatastoresRequest;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TarnServerTest {

    private static final int TOGETHER = 8;

    @TempDir
    private Path folder;

    @Test
    void servers_side_by_side_share_nothing() {
        try (TarnServer one = TarnServer.start(Settings.forTest(folder));
                TarnServer other = TarnServer.start(Settings.forTest(folder))) {
            one.healthLake().datastores().create(CreateDatastoreRequest.named("here"));

            assertThat(one.url()).isNotEqualTo(other.url());
            assertThat(stores(one)).isEqualTo(1);
            assertThat(stores(other)).isZero();
        }
    }

    /** One injector puts all of them together: what is asked over HTTP must be what is behind the same server. */
    @Test
    void servers_that_start_at_the_same_time_are_each_their_own() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(TOGETHER);
        CyclicBarrier begin = new CyclicBarrier(TOGETHER);
        List<Future<TarnServer>> starting = Stream.generate(() -> threads.submit(() -> {
                    begin.await();
                    return TarnServer.start(Settings.forTest(folder));
                }))
                .limit(TOGETHER)
                .toList();
        threads.shutdown();
        List<TarnServer> servers = new ArrayList<>();
        try {
            for (Future<TarnServer> server : starting) {
                servers.add(server.get());
                servers.get(servers.size() - 1)
                        .healthLake()
                        .datastores()
                        .create(CreateDatastoreRequest.named("store-" + servers.size()));
            }
            for (int i = 0; i < TOGETHER; i++) {
                assertThat(new Wire(servers.get(i).url()).call("ListFHIRDatastores", "{}"))
                        .containsOnlyOnce("\"DatastoreName\"")
                        .contains("store-" + (i + 1));
            }
        } finally {
            servers.forEach(TarnServer::close);
        }
    }

    @Test
    void a_reset_by_call_and_by_route_makes_it_as_new() throws Exception {
        try (TarnServer tarn = TarnServer.start(Settings.forTest(folder))) {
            tarn.healthLake().datastores().create(CreateDatastoreRequest.named("first"));
            tarn.reset();
            assertThat(stores(tarn)).isZero();

            tarn.healthLake().datastores().create(CreateDatastoreRequest.named("second"));
            HttpResponse<Void> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(tarn.url() + "/_tarn/reset"))
                                    .POST(BodyPublishers.noBody())
                                    .build(),
                            BodyHandlers.discarding());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(stores(tarn)).isZero();
        }
    }

    @Test
    void a_reset_keeps_the_objects_unless_it_is_asked_to_remove_them() throws Exception {
        try (TarnServer tarn = TarnServer.start(Settings.forTest(folder))) {
            Path object = Files.createDirectory(folder.resolve("bucket")).resolve("object");
            Files.writeString(object, "1");
            tarn.reset();
            assertThat(object).exists();

            tarn.resetAll();
            assertThat(folder).isEmptyDirectory();

            Files.writeString(Files.createDirectory(folder.resolve("bucket")).resolve("object"), "2");
            tarn.healthLake().datastores().create(CreateDatastoreRequest.named("second"));
            HttpResponse<Void> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(tarn.url() + "/_tarn/reset?objects=true"))
                                    .POST(BodyPublishers.noBody())
                                    .build(),
                            BodyHandlers.discarding());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(folder).isEmptyDirectory();
            assertThat(stores(tarn)).isZero();
        }
    }

    @Test
    void data_in_a_directory_is_there_at_the_next_start_until_it_is_reset() {
        Settings settings = Settings.forTest(folder.resolve("objects")).data(folder.resolve("data"));
        try (TarnServer tarn = TarnServer.start(settings)) {
            tarn.healthLake().datastores().create(CreateDatastoreRequest.named("kept"));
        }
        try (TarnServer tarn = TarnServer.start(settings)) {
            assertThat(stores(tarn)).isEqualTo(1);
            tarn.reset();
            assertThat(stores(tarn)).isZero();
            tarn.healthLake().datastores().create(CreateDatastoreRequest.named("kept too"));
        }
        try (TarnServer tarn = TarnServer.start(settings)) {
            assertThat(stores(tarn)).isEqualTo(1);
        }
    }

    @Test
    void a_directory_whose_data_another_server_has_is_refused_and_that_one_lives_on() {
        Settings settings = Settings.forTest(folder.resolve("objects")).data(folder.resolve("data"));
        try (TarnServer tarn = TarnServer.start(settings)) {
            assertThatThrownBy(() -> TarnServer.start(settings).close())
                    .hasMessageContaining(folder.resolve("data").toString());
            assertThat(stores(tarn)).isZero();
        }
    }

    @Test
    void a_port_that_is_taken_is_refused_with_what_to_try() {
        try (TarnServer tarn = TarnServer.start(Settings.forTest(folder))) {
            Settings same = Settings.forTest(folder).port(tarn.url().getPort());

            assertThatThrownBy(() -> TarnServer.start(same).close())
                    .hasMessageContaining(Integer.toString(tarn.url().getPort()))
                    .hasMessageContaining("in use");
        }
    }

    @Test
    void closing_twice_is_closing_once() throws Exception {
        Settings settings = Settings.forTest(folder.resolve("objects")).data(folder.resolve("data"));
        TarnServer tarn = TarnServer.start(settings);
        tarn.close();
        assertThatThrownBy(() -> new Wire(tarn.url()).call("ListFHIRDatastores", "{}"))
                .hasCauseInstanceOf(ConnectException.class);

        try (TarnServer next = TarnServer.start(settings)) {
            tarn.close();

            next.healthLake().datastores().create(CreateDatastoreRequest.named("after"));
            assertThat(new Wire(next.url()).call("ListFHIRDatastores", "{}")).contains("after");
            assertThatThrownBy(() -> TarnServer.start(settings).close())
                    .hasMessageContaining(folder.resolve("data").toString());
        }
    }

    @Test
    void without_HTTP_too_a_describe_answers_at_the_end_of_the_job() throws Exception {
        Path input = Files.createDirectories(folder.resolve("objects").resolve(Jobs.INPUT));
        Files.writeString(
                input.resolve("Patient.ndjson"),
                IntStream.range(0, 2_000)
                        .mapToObj(number -> "{\"resourceType\":\"Patient\",\"id\":\"p" + number + "\"}\n")
                        .collect(Collectors.joining()));
        try (TarnServer tarn = TarnServer.start(Settings.forTest(folder.resolve("objects")))) {
            assertThat(new Jobs(tarn.healthLake(), tarn.objects()).runImport().status())
                    .isEqualTo(JobStatus.COMPLETED);
        }
    }

    private static int stores(TarnServer tarn) {
        return tarn.healthLake()
                .datastores()
                .list(ListDatastoresRequest.all())
                .items()
                .size();
    }
}
