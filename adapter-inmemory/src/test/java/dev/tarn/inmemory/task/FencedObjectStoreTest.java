package dev.tarn.inmemory.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarn.ports.objectstore.ObjectStore;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;

class FencedObjectStoreTest {

    /** A default method that is not handed on would hide what the store behind the fence does. */
    @Test
    void every_method_of_the_port_is_handed_on() throws Exception {
        for (Method method : ObjectStore.class.getMethods()) {
            assertThat(FencedObjectStore.class
                            .getMethod(method.getName(), method.getParameterTypes())
                            .getDeclaringClass())
                    .as(method.toString())
                    .isEqualTo(FencedObjectStore.class);
        }
    }
}
