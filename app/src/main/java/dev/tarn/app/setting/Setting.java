package dev.tarn.app.setting;

import java.util.Locale;
import java.util.Optional;

/** Every setting of the server: its flag, its environment variable, its default. */
public enum Setting {
    HOST(
            "127.0.0.1",
            "ADDRESS",
            "the address to listen on; 0.0.0.0 for all (without --auth, Tarn verifies no signature)"),
    ALLOW_HOST(
            "",
            "NAMES",
            "further host names that are served, separated by commas, beside localhost, loopback addresses and the one"
                    + " of --host; all others are refused, as protection against DNS rebinding"),
    CORS_ORIGIN(
            "",
            "ORIGINS",
            "the origins whose web pages may use the API, separated by commas, such as https://app.example.org;"
                    + " pages of all others are refused"),
    PORT("8080", "PORT", "the port to listen on; 0 for any that is free, off for https alone"),
    TLS("", "NAME", "self-signed: serves https as well, with a certificate that is created in DATA/tls"),
    TLS_CERT("", "FILE", "serves https as well, with this certificate chain in PEM"),
    TLS_KEY("", "FILE", "with --tls-cert: its private key in PEM, without a password"),
    TLS_PORT("8443", "PORT", "the port for https; 0 for any that is free"),
    IDP(
            "",
            "FILE",
            "accepts bearer tokens at data stores with SMART on FHIR: a JSON file that says which IdpLambdaArn is"
                    + " answered by which URL or by the built-in decoder of tokens; by default idp.json in the directory"
                    + " of --auth, if it is there"),
    IDP_TIMEOUT(
            "1s",
            "DURATION",
            "how long the function behind such a URL may take; at HealthLake it is 1s, and a container that starts"
                    + " takes longer"),
    BACKEND(
            "local",
            "NAME",
            "what is behind: local (this machine), memory (short for --data memory), or aws (the real HealthLake)"),
    DATA(
            "tarn-data",
            "DIR",
            "where data stores, jobs and resources are kept, for one process at a time;"
                    + " memory to keep them nowhere, gone with the process"),
    RECOVER("", "", "keeps what is whole of damaged data, lists what is lost, and serves; whole data are left alone"),
    AWS_ENDPOINT("", "URL", "with --backend aws: HealthLake at another address than AWS's own"),
    OBJECTS("tarn-objects", "DIR", "the directory that stands for S3: s3://bucket/key is DIR/bucket/key"),
    S3("", "", "jobs read and write a real S3 API instead of a directory"),
    S3_ENDPOINT("", "URL", "with --s3: S3 at another address than AWS's own; buckets are then part of the path"),
    PACE(
            "instant",
            "PACE",
            "how long things take: instant, real (like AWS), or any of creating=D,deleting=D,job-start=D"
                    + " with D such as 500ms, 2s, 20m"),
    DESCRIBE_WAIT(
            "5s", "DURATION", "how long the describe of a running job waits for its end (long poll); 0 for not at all"),
    COMPAT(
            "healthlake",
            "NAME",
            "whose rules hold where HealthLake departs from FHIR R4: healthlake (strings of searches compared with"
                    + " case, no prefix ap, at most 100 results at each level of a chain, no Location after POST), or"
                    + " fhir"),
    VALIDATION(
            "strict",
            "LEVEL",
            "how strictly resources are validated against base R4 where a request names no level: strict,"
                    + " structure-only, minimal, or off for no validation whatever a request or an import names"),
    PROFILES(
            "",
            "DIR",
            "a directory of FHIR packages (.tgz), whose profiles resources can claim in meta.profile beside those of"
                    + " the guides that come with Tarn"),
    UNKNOWN_PROFILES(
            "reject",
            "NAME",
            "what becomes of a claim of a profile that no guide has, at the level strict: reject, or ignore"),
    VALIDATOR(
            "tarn",
            "NAME",
            "what validates against base R4: tarn, hapi (HAPI FHIR, with the artifact tarn-validation-hapi on the class"
                    + " path), or the path of the jar of that artifact"),
    SEARCH_LAG("0", "DURATION", "how long a write stays invisible to searches; at AWS it is about 20s"),
    RETENTION("7d", "DURATION", "how long a DELETED data store stays visible"),
    ACCOUNT("123456789012", "DIGITS", "the account of callers whose access key is not twelve digits"),
    REGION(
            "us-east-1",
            "REGION",
            "the region where a request names none; with --backend aws the environment's is used"),
    QUOTAS("off", "NAME", "the quotas of an account: off, or aws (20 data stores, and AWS's rates of requests)"),
    EVENTS(
            "",
            "URL",
            "where events are posted as EventBridge delivers them; eventbridge:URL calls PutEvents of an EventBridge"
                    + " API"),
    ADMIN(
            "",
            "",
            "serves the tools for tests below /_tarn (clock, faults, events, requests) on every address; without it"
                    + " they are served only if the host is a loopback address, and with TARN_ADMIN=false never"),
    REQUEST_BODIES(
            "",
            "",
            "records the first 8 KiB of the bodies of HealthLake's requests and responses too, for GET"
                    + " /_tarn/requests"),
    AUTH(
            "off",
            "DIR",
            "verifies signatures by the access keys in DIR/credentials, which is in AWS's format and is made with a"
                    + " random key where it is absent; off for any key"),
    AUTH_SKEW("5m", "DURATION", "with --auth: how much the clocks of client and server may differ"),
    AUTH_SIGNATURES(
            "strict",
            "NAME",
            "with --auth: strict (a signature that AWS refuses is refused, with a hint), or lenient (also the forms"
                    + " of curl before 8 and of URLs that are not encoded)"),
    READY_FILE("", "FILE", "holds the URL of the server while it answers, for programs that wait for it");

    /** The prefix of all environment variables. */
    public static final String VARIABLE_PREFIX = "TARN_";

    private final String defaultValue;
    private final String shape;
    private final String help;

    Setting(String defaultValue, String shape, String help) {
        this.defaultValue = defaultValue;
        this.shape = shape;
        this.help = help;
    }

    /** {@return the flag: {@code --s3-endpoint}} */
    public String flag() {
        return "--" + longName();
    }

    /** {@return the flag without its dashes} */
    public String longName() {
        return longName(name());
    }

    /** {@return the environment variable: {@code TARN_S3_ENDPOINT}} */
    public String variable() {
        return VARIABLE_PREFIX + name();
    }

    private static String longName(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@return the former name of the flag, without its dashes; it is still accepted} */
    public Optional<String> formerLongName() {
        return formerName().map(Setting::longName);
    }

    /** {@return the former environment variable; it is still accepted} */
    public Optional<String> formerVariable() {
        return formerName().map(name -> VARIABLE_PREFIX + name);
    }

    private Optional<String> formerName() {
        return this == DESCRIBE_WAIT ? Optional.of("SETTLE") : Optional.empty();
    }

    /** {@return a hint for users of a former flag or variable} */
    public static String renamed(String former, String current) {
        return former + ": this is now called " + current + "; the former name is still read";
    }

    /** {@return the default value; empty for none} */
    public String defaultValue() {
        return defaultValue;
    }

    /** {@return whether the flag takes no value, and the variable is true or false} */
    public boolean isSwitch() {
        return shape.isEmpty();
    }

    /** {@return the placeholder of the value in the help: {@code PORT}} */
    public String shape() {
        return shape;
    }

    /** {@return the description in the help} */
    public String help() {
        return help;
    }
}
