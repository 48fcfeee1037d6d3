package consumer;

import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.services.healthlake.HealthLakeClient;

/** An application that uses HealthLake; a property can name another endpoint. */
@SpringBootApplication
public class ClinicApplication {

    /** {@return the client, with region and credentials of the default chains} */
    @Bean
    public HealthLakeClient healthLake(@Value("${healthlake.endpoint:}") String endpoint) {
        var client = HealthLakeClient.builder();
        if (!endpoint.isEmpty()) {
            client.endpointOverride(URI.create(endpoint));
        }
        return client.build();
    }
}
