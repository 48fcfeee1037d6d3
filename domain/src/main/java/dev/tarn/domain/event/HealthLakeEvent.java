package dev.tarn.domain.event;

import dev.tarn.domain.datastore.DatastoreArn;
import java.time.Instant;
import java.util.Map;

/**
 * Something that happened, as HealthLake tells EventBridge ({@code data-plane.md} 1.11). Every move of a data store or
 * job makes one; a move that HealthLake does not tell has no event.
 */
public sealed interface HealthLakeEvent permits DatastoreEvent, JobEvent {

    /** What EventBridge names as the source. */
    String SOURCE = "aws.healthlake";

    /** {@return the EventBridge detail type: {@code Import Job Completed}} */
    String detailType();

    /** {@return the data store that it happened to} */
    DatastoreArn datastore();

    /** {@return when it happened} */
    Instant time();

    /** {@return the EventBridge detail: texts, and maps of texts, in HealthLake's order and spelling} */
    Map<String, Object> detail();
}
