package dev.tarn.app.setting;

import java.net.URI;

/**
 * Where events are sent.
 *
 * @param url receives each event with POST
 * @param eventBridge whether it is an EventBridge API, which gets PutEvents; otherwise it gets the envelope itself
 */
public record EventTarget(URI url, boolean eventBridge) {

    private static final String PREFIX = "eventbridge:";

    /**
     * {@return the target that a text says: a URL, or {@code eventbridge:} and a URL}
     *
     * @throws IllegalArgumentException that says what would be right
     */
    public static EventTarget parse(String text) {
        boolean eventBridge = text.startsWith(PREFIX);
        return new EventTarget(SettingTexts.url(eventBridge ? text.substring(PREFIX.length()) : text), eventBridge);
    }
}
