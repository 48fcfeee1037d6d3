package dev.tarn.app;

import java.util.Locale;

/** Every setting of the server: its flag, its environment variable, its default. */
public enum Setting {
    HOST("127.0.0.1", "ADDRESS", "the address to listen on; 0.0.0.0 for all (Tarn verifies no signature)"),
    PORT("8080", "PORT", "the port to listen on; 0 for any that is free"),
    OBJECTS("tarn-objects", "DIR", "the directory that stands for S3: s3://bucket/key is DIR/bucket/key"),
    PACE(
            "instant",
            "PACE",
            "how long things take: instant, real (like AWS), or any of creating=D,deleting=D,job-start=D"
                    + " with D such as 500ms, 2s, 20m"),
    SETTLE("5s", "DURATION", "how long the describe of a job at work waits for its end; 0 for not at all"),
    ACCOUNT("123456789012", "DIGITS", "the account of callers whose access key is not twelve digits"),
    REGION("us-east-1", "REGION", "the region of data stores made without a request, as by an embedding program");

    private final String defaultValue;
    private final String shape;
    private final String help;

    Setting(String defaultValue, String shape, String help) {
        this.defaultValue = defaultValue;
        this.shape = shape;
        this.help = help;
    }

    /** {@return the flag: {@code --port}} */
    public String flag() {
        return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@return the environment variable: {@code TARN_PORT}} */
    public String variable() {
        return "TARN_" + name();
    }

    /** {@return what holds when nobody says anything} */
    public String defaultValue() {
        return defaultValue;
    }

    /** {@return what the value looks like, for help: {@code PORT}} */
    String shape() {
        return shape;
    }

    /** {@return what it is for, for help} */
    String help() {
        return help;
    }
}
