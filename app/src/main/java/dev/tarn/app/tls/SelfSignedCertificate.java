package dev.tarn.app.tls;

import dev.tarn.http.tls.TlsCertificate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A self-signed certificate in a directory. The JDK's {@code keytool} creates it in a process of its own, because the
 * JDK has no public API for certificates. It covers localhost, this machine's host name and HealthLake's own host names.
 */
final class SelfSignedCertificate {

    static final String CERTIFICATE = "tarn.pem";
    private static final String KEY = "tarn.key";

    /** The longest validity in days that browsers and phones accept. */
    private static final String DAYS = "825";

    /** A certificate with less time left is replaced. */
    private static final Duration LEAST_LEFT = Duration.ofDays(7);

    private static final Duration KEYTOOL_LIMIT = Duration.ofSeconds(60);

    /** The regions of HealthLake ({@code control-plane.md} 2.3). */
    private static final List<String> REGIONS = List.of(
            "us-east-1",
            "us-east-2",
            "us-west-2",
            "ap-south-1",
            "ap-southeast-2",
            "ca-central-1",
            "eu-west-1",
            "eu-west-2");

    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[?[0-9a-fA-F:]*:[0-9a-fA-F:.]*]?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?");

    private final Path directory;

    SelfSignedCertificate(Path directory) {
        this.directory = directory;
    }

    TlsCertificate open(List<String> names) {
        try {
            Path certificate = directory.resolve(CERTIFICATE);
            Path key = directory.resolve(KEY);
            if (!isUsable(certificate) || !Files.exists(key)) {
                create(names);
            }
            return new TlsCertificate(Files.readString(certificate), Files.readString(key));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The self-signed certificate in '" + directory + "' could not be created or read: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The start was interrupted", e);
        }
    }

    private static boolean isUsable(Path certificate) throws IOException {
        if (!Files.exists(certificate)) {
            return false;
        }
        try {
            X509Certificate known = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(certificate)));
            return known.getNotAfter().toInstant().isAfter(Instant.now().plus(LEAST_LEFT));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private void create(List<String> names) throws IOException, GeneralSecurityException, InterruptedException {
        Files.createDirectories(directory);
        Path work = Files.createTempDirectory(directory, "new");
        Path store = work.resolve("store.p12");
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        try {
            keytool(store, password, names);
            KeyStore created = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(store)) {
                created.load(in, password.toCharArray());
            }
            byte[] key = created.getKey("tarn", password.toCharArray()).getEncoded();
            // The key first: a start that finds a certificate without its key creates both again.
            write(work, KEY, pem("PRIVATE KEY", key), "rw-------");
            write(
                    work,
                    CERTIFICATE,
                    pem("CERTIFICATE", created.getCertificate("tarn").getEncoded()),
                    "rw-r--r--");
        } finally {
            Files.deleteIfExists(store);
            Files.deleteIfExists(work);
        }
    }

    private static void keytool(Path store, String password, List<String> names)
            throws IOException, InterruptedException {
        ProcessBuilder keytool = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "tarn",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                DAYS,
                "-dname",
                "CN=Tarn",
                "-ext",
                "san=" + alternativeNames(names),
                "-ext",
                "eku=serverAuth",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass:env",
                "TARN_KEYTOOL_PASSWORD");
        // By the environment, because other users of the machine can see arguments.
        keytool.environment().put("TARN_KEYTOOL_PASSWORD", password);
        Path output = store.resolveSibling("keytool.log");
        Process process = keytool.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            if (!process.waitFor(KEYTOOL_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("keytool took longer than " + KEYTOOL_LIMIT.toSeconds() + " s");
            }
            if (process.exitValue() != 0) {
                throw new IOException(
                        "keytool failed: " + Files.readString(output).strip());
            }
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static String alternativeNames(List<String> names) {
        Set<String> all = new LinkedHashSet<>(List.of("localhost", "127.0.0.1", "::1"));
        try {
            all.add(InetAddress.getLocalHost().getHostName());
        } catch (UnknownHostException e) {
            // A machine without a name in its hosts file; localhost is enough.
        }
        all.addAll(names);
        REGIONS.forEach(region -> all.add("healthlake." + region + ".amazonaws.com"));
        return all.stream().flatMap(SelfSignedCertificate::alternativeName).collect(Collectors.joining(","));
    }

    private static Stream<String> alternativeName(String text) {
        if (ADDRESS.matcher(text).matches()) {
            return Stream.of("ip:" + text.replace("[", "").replace("]", ""));
        }
        return NAME.matcher(text).matches() ? Stream.of("dns:" + text) : Stream.empty();
    }

    private void write(Path work, String name, String content, String permissions) throws IOException {
        Path file = work.resolve(name);
        List<FileAttribute<?>> attributes = new ArrayList<>();
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            attributes.add(PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)));
        }
        Files.createFile(file, attributes.toArray(new FileAttribute<?>[0]));
        Files.writeString(file, content);
        Files.move(file, directory.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    private static String pem(String type, byte[] der) {
        String base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        return "-----BEGIN " + type + "-----\n" + base64 + "\n-----END " + type + "-----\n";
    }
}
