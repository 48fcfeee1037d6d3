package dev.tarn.inmemory.repository.validation.profile.packages;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A FHIR package that cannot be read; the message names the file and the cause. */
public final class PackageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private PackageException(String message) {
        super(message);
    }

    static PackageException ofFile(Path file, String cause) {
        return new PackageException("The FHIR package " + file + " cannot be read: " + cause);
    }

    /** {@return that a directory of packages cannot be listed} */
    public static PackageException ofDirectory(Path directory, IOException cause) {
        return new PackageException("The directory of FHIR packages " + directory + " cannot be listed: "
                + (cause instanceof NoSuchFileException ? "it does not exist" : cause.getMessage()));
    }
}
