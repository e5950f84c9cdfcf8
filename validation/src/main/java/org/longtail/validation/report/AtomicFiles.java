package org.longtail.validation.report;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that are there whole or not at all: written beside their place, then renamed. */
public final class AtomicFiles {

    private AtomicFiles() {}

    /**
     * Writes a file; makes its folder when there is none. Readers see the old content or the new, never a part.
     *
     * @param file where to
     * @param content all of it
     * @throws IOException when it cannot be written; what was there before is then untouched
     */
    public static void write(Path file, byte[] content) throws IOException {
        Path folder = folderOf(file);
        Files.createDirectories(folder);
        // No createTempFile: its files are for their owner's eyes alone, and a report is for everyone's.
        Path beside = folder.resolve(
                "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        // For the one way out that finally does not see: the JVM ends while this thread writes.
        beside.toFile().deleteOnExit();
        try {
            Files.write(beside, content);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /**
     * Makes a folder when there is none and tries whether files can be written there, so that an hour's run does not end
     * with nothing.
     *
     * @param folder the folder
     * @param name name of the argument that gave it
     * @throws IllegalArgumentException when files cannot be written there
     */
    public static void requireWritableFolder(Path folder, String name) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".longtail", ".tmp"));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    name + " must be a folder that can be written: " + folder + " (" + reason(e) + ")", e);
        }
    }

    /** The messages of Java's file exceptions are bare paths. */
    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
            return "not a folder";
        }
        if (e instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        return e.getClass().getSimpleName();
    }

    private static Path folderOf(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IllegalArgumentException("file must not be a root folder: " + file);
        }
        return folder;
    }
}
