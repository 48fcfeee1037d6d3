package dev.tarn.app.authorization;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** Makes a credentials file with one random key. */
final class NewCredentials {

    /** The name of its profile. */
    static final String PROFILE = "tarn";

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int ID_LENGTH = 16;
    private static final int SECRET_BYTES = 30;

    private NewCredentials() {}

    /**
     * {@return whether the file was made} It appears whole or not at all, and only its owner may read it; on file systems
     * without POSIX permissions the directory's apply.
     */
    static boolean makeIfAbsent(Path directory, Path file) throws IOException {
        if (Files.exists(file)) {
            return false;
        }
        boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
        Files.createDirectories(directory);
        Path unfinished = Files.createTempFile(
                directory,
                "credentials",
                ".new",
                posix
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0]);
        try {
            Files.writeString(unfinished, text(new SecureRandom()), StandardCharsets.UTF_8);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static String text(SecureRandom random) {
        StringBuilder id = new StringBuilder("TARN");
        for (int i = 0; i < ID_LENGTH; i++) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return String.join(
                "\n",
                "# Access keys of Tarn, in the format of AWS. Clients use this file by AWS_SHARED_CREDENTIALS_FILE.",
                "[" + PROFILE + "]",
                "aws_access_key_id = " + id,
                "aws_secret_access_key = " + Base64.getEncoder().encodeToString(secret),
                "");
    }
}
