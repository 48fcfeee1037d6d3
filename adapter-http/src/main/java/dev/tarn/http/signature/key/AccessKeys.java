package dev.tarn.http.signature.key;

import java.util.Optional;

/** The access keys that are known. Thread-safe; it is asked for every request, from event loops. */
public interface AccessKeys {

    /** {@return the access key with this id} */
    Optional<AccessKey> find(String id);

    /** {@return where the keys are kept, for messages: {@code /etc/tarn/credentials}} */
    String source();
}
