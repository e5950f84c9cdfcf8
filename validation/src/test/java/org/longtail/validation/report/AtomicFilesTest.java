package org.longtail.validation.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {

    @TempDir
    Path folder;

    @Test
    void makesTheFolderAndReplacesTheFile() throws IOException {
        Path file = folder.resolve("a").resolve("b").resolve("file");
        AtomicFiles.write(file, new byte[] {1, 2, 3});
        AtomicFiles.write(file, new byte[] {4});
        assertArrayEquals(new byte[] {4}, Files.readAllBytes(file));
        assertOnly(file);
    }

    @Test
    void aFailureLeavesWhatWasThere() throws IOException {
        // A folder with content cannot be replaced by a file.
        Path taken = folder.resolve("taken");
        Path content = Files.writeString(Files.createDirectory(taken).resolve("content"), "old");
        assertThrows(IOException.class, () -> AtomicFiles.write(taken, new byte[] {1}));
        assertEquals("old", Files.readString(content));
        assertOnly(taken);
    }

    @Test
    void aWritableFolderIsMadeAndLeftEmpty() throws IOException {
        Path made = folder.resolve("x").resolve("y");
        AtomicFiles.requireWritableFolder(made, "out");
        try (Stream<Path> files = Files.list(made)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void aFolderThatIsAFileIsRejected() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> AtomicFiles.requireWritableFolder(file, "out"));
        assertEquals("out must be a folder that can be written: " + file + " (not a folder)", e.getMessage());
    }

    private static void assertOnly(Path file) throws IOException {
        try (Stream<Path> files = Files.list(file.resolveSibling("."))) {
            assertEquals(1, files.count());
        }
    }
}
