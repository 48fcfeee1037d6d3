package dev.tarn.domain.event;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What HealthLake sends to EventBridge of an event ({@code data-plane.md} 1.11). Immutable.
 *
 * @param detailType such as {@code Import Job Completed}
 * @param detail texts, and maps of texts, in HealthLake's order and spelling
 */
public record EventBridgeEvent(String detailType, Map<String, Object> detail) {

    /** The source of every event. */
    public static final String SOURCE = "aws.healthlake";

    public EventBridgeEvent {
        detail = Collections.unmodifiableMap(new LinkedHashMap<>(detail));
    }
}
