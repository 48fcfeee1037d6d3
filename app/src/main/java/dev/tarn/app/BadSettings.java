package dev.tarn.app;

import java.util.List;

/** Invalid settings; the message lists all of them. */
public final class BadSettings extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    BadSettings(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
    }

    BadSettings(List<String> problems, Throwable cause) {
        super(String.join(System.lineSeparator(), problems), cause);
    }
}
