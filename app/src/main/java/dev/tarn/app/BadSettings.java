package dev.tarn.app;

import java.util.List;

/** Settings that cannot be; it names every one of them. */
public final class BadSettings extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    BadSettings(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
    }

    BadSettings(List<String> problems, Throwable cause) {
        super(String.join(System.lineSeparator(), problems), cause);
    }
}
