package dev.tarn.app.setting;

import java.util.List;

/** Invalid settings; the message lists all of them. */
public final class BadSettings extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public BadSettings(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
    }

    public BadSettings(List<String> problems, Throwable cause) {
        super(String.join(System.lineSeparator(), problems), cause);
    }
}
