package dev.tarn.inmemory.objectstore;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Deletes recursively. A symbolic link is deleted and never followed. What is gone already is no failure. */
public final class DirectoryContents extends SimpleFileVisitor<Path> {

    private final boolean files;

    /**
     * A deletion.
     *
     * @param files whether files are deleted too; otherwise the first file ends it
     */
    private DirectoryContents(boolean files) {
        this.files = files;
    }

    /** Deletes everything in a folder, which itself stays. A folder that does not exist has no contents. */
    static void delete(Path folder, Path except) throws IOException {
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
            for (Path child : children) {
                if (!child.equals(except)) {
                    Files.walkFileTree(child, new DirectoryContents(true));
                }
            }
        } catch (NoSuchFileException e) {
            // The object store makes its folder when it first writes.
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    /**
     * Deletes a folder and the folders in it.
     *
     * @throws DirectoryNotEmptyException if there is a file in one of them
     */
    public static void deleteFolders(Path folder) throws IOException {
        Files.walkFileTree(folder, new DirectoryContents(false));
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (!files) {
            throw new DirectoryNotEmptyException(String.valueOf(file.getParent()));
        }
        Files.deleteIfExists(file);
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        if (failure instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw failure;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
        if (failure != null) {
            throw failure;
        }
        Files.deleteIfExists(folder);
        return FileVisitResult.CONTINUE;
    }
}
