package dev.tarn.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Injector;
import dev.tarn.ports.objectstore.ObjectStore;
import java.net.URI;
import org.junit.jupiter.api.Test;

class S3ModuleTest {

    @Test
    void everybody_gets_the_same_S3() {
        Injector injector = Guice.createInjector(new S3Module(S3Server.settings(URI.create("http://127.0.0.1:1"))));
        try (S3ObjectStore store = injector.getInstance(S3ObjectStore.class)) {
            assertThat(injector.getInstance(ObjectStore.class)).isSameAs(store);
        }
    }
}
