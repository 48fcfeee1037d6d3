package dev.tarn.ports.objectstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;

class ForwardingObjectStoreTest {

    /** A default method that is not forwarded would hide the implementation of the store behind. */
    @Test
    void every_method_of_the_port_is_forwarded() throws Exception {
        for (Method method : ObjectStore.class.getMethods()) {
            assertThat(ForwardingObjectStore.class
                            .getMethod(method.getName(), method.getParameterTypes())
                            .getDeclaringClass())
                    .as(method.toString())
                    .isEqualTo(ForwardingObjectStore.class);
        }
    }
}
