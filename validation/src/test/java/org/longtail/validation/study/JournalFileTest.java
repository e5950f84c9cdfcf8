package org.longtail.validation.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.longtail.validation.law.Budget;
import org.longtail.validation.law.Measurement;
import org.longtail.validation.law.Moments;

class JournalFileTest {

    private static final Study STUDY = study(1, Budget.QUICK);
    private static final JournalHeader HEADER = JournalHeader.of("1.0", STUDY, Shard.WHOLE);
    private static final Measurement ONE = new Measurement(Map.of("mean square", new Moments(3, 0.1, -0.0)));

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve(JournalFile.NAME);
    }

    private static Study study(long seed, Budget budget) {
        return new Study(List.of(DiffusionLaw.holding()), seed, budget);
    }

    private static CellKey key(int index) {
        return new CellKey("diffusion", index);
    }

    /** Makes a journal of some cells and returns where each line ends. */
    private List<Integer> write(int cells) throws IOException {
        List<Integer> ends = new ArrayList<>();
        try (JournalFile journal = JournalFile.open(folder, HEADER, false)) {
            ends.add((int) Files.size(file));
            for (int i = 0; i < cells; i++) {
                journal.record(key(i), ONE);
                ends.add((int) Files.size(file));
            }
        }
        return ends;
    }

    private String refusal(JournalHeader header, boolean resume) throws IOException {
        byte[] before = Files.readAllBytes(file);
        String message = String.valueOf(
                assertThrows(IllegalArgumentException.class, () -> JournalFile.open(folder, header, resume))
                        .getMessage());
        assertArrayEquals(before, Files.readAllBytes(file), "nothing is lost");
        assertTrue(message.startsWith(file.toString()), message);
        return message.substring(file.toString().length() + 1);
    }

    @Test
    void aLastLineTornAnywhereIsMeasuredAgainAndTheRestIsKept() throws IOException {
        List<Integer> ends = write(3);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length <= whole.length; length++) {
            boolean inLastLine = length >= ends.get(2);
            Files.write(file, Arrays.copyOf(whole, length));
            int wholeLines = 0;
            while (wholeLines < ends.size() && ends.get(wholeLines) <= length) {
                wholeLines++;
            }
            try (JournalFile journal = JournalFile.open(folder, HEADER, true)) {
                assertEquals(Math.max(0, wholeLines - 1), journal.recorded().size(), "length " + length);
                for (int i = journal.recorded().size(); inLastLine && i < 3; i++) {
                    journal.record(key(i), ONE);
                }
            }
            byte[] expected = inLastLine ? whole : Arrays.copyOf(whole, ends.get(Math.max(0, wholeLines - 1)));
            assertArrayEquals(expected, Files.readAllBytes(file), "length " + length);
        }
    }

    @Test
    void aLastLineOfGarbageIsMeasuredAgain() throws IOException {
        List<Integer> ends = write(2);
        byte[] bytes = Files.readAllBytes(file);
        // A file system may have stored the length of a line and not its content.
        Arrays.fill(bytes, ends.get(1), bytes.length - 1, (byte) 0);
        Files.write(file, bytes);
        try (JournalFile journal = JournalFile.open(folder, HEADER, true)) {
            assertEquals(Map.of(key(0), ONE), journal.recorded());
        }
        assertEquals((long) ends.get(1), Files.size(file));
    }

    /** A checksum of 32 bits finds every change of one byte: its burst is shorter than the polynomial. */
    @Test
    void damageInTheMiddleIsNamedWhereverItIs() throws IOException {
        List<Integer> ends = write(3);
        byte[] whole = Files.readAllBytes(file);
        // But for the end of the last line but one: without it the last line is longer, and bad as a whole.
        for (int i = 0; i < ends.get(2) - 1; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 1;
            Files.write(file, damaged);
            String message = refusal(HEADER, true);
            String expected = i < ends.get(0) ? "is no journal that can be read: " : "is damaged in line ";
            assertTrue(message.startsWith(expected), i + ": " + message);
        }
    }

    @Test
    void oneCellCannotHaveTwoMeasurements() throws IOException {
        try (JournalFile journal = JournalFile.open(folder, HEADER, false)) {
            journal.record(key(4), ONE);
            journal.record(key(4), new Measurement(Map.of()));
        }
        assertEquals(
                "is damaged in line 3: an earlier line measures cell 4 of diffusion differently",
                refusal(HEADER, true));
    }

    @Test
    void otherFilesAreLeftAlone() throws IOException {
        Files.writeString(file, "dear diary\n");
        assertEquals("is no journal that can be read: the checksum of its first line is wrong", refusal(HEADER, false));
        Files.write(file, JournalLines.sealed("longtail-journal 2 of tomorrow"));
        assertEquals(
                "is no journal that can be read: its format is 2, and this Longtail reads 1", refusal(HEADER, true));
    }

    @Test
    void anotherStudyIsRefused() throws IOException {
        write(1);
        JournalHeader seed = JournalHeader.of("1.0", study(2, Budget.FULL), Shard.WHOLE);
        assertEquals("is of another run: seed 1, not 2; budget quick, not full", refusal(seed, true));
        JournalHeader version = JournalHeader.of("1.1", STUDY, Shard.WHOLE);
        assertEquals("is of another run: version 1.0, not 1.1", refusal(version, true));
        Study laws = new Study(List.of(DiffusionLaw.failing()), 1, Budget.QUICK);
        assertEquals(
                "is of another run: laws diffusion, not slow-diffusion",
                refusal(JournalHeader.of("1.0", laws, Shard.WHOLE), true));
        JournalHeader shard = JournalHeader.of("1.0", STUDY, new Shard(1, 2));
        assertEquals("is of another run: shard 1/1, not 1/2", refusal(shard, true));
        JournalHeader grid = new JournalHeader("1.0", HEADER.recipe(), "0", Shard.WHOLE, 12);
        assertEquals("is of another run: cells " + HEADER.fingerprint() + ", not 0", refusal(grid, true));
    }

    @Test
    void unfinishedWorkIsNotOverwrittenAndFinishedWorkIs() throws IOException {
        write(3);
        assertEquals(
                "holds 3 of 12 cells of an unfinished run: --resume goes on with it, another --out leaves it alone",
                refusal(HEADER, false));
        try (JournalFile journal = JournalFile.open(folder, HEADER, true)) {
            for (int i = 3; i < 12; i++) {
                journal.record(key(i), ONE);
            }
        }
        try (JournalFile journal = JournalFile.open(folder, HEADER, false)) {
            assertEquals(Map.of(), journal.recorded());
        }
    }

    @Test
    void twoRunsExcludeEachOther() throws IOException {
        try (JournalFile journal = JournalFile.open(folder, HEADER, false)) {
            journal.record(key(0), ONE);
            assertEquals("is in use by another run", refusal(HEADER, true));
            assertEquals(
                    file + " is in use by another run",
                    assertThrows(IllegalArgumentException.class, () -> JournalFile.read(folder))
                            .getMessage());
            journal.record(key(1), ONE);
        }
        assertEquals(2, JournalFile.read(folder).cells().size());
    }

    /** A disk that takes some lines and is then full in the middle of one. */
    @Test
    void aFullDiskLosesOnlyTheCellInWork() throws IOException {
        List<Integer> ends = write(2);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, ends.get(1)));
        JournalFile.Device full = new JournalFile.Device() {
            @Override
            public void append(byte[] line) throws IOException {
                byte[] before = Files.readAllBytes(file);
                byte[] after = Arrays.copyOf(before, before.length + line.length / 2);
                System.arraycopy(line, 0, after, before.length, line.length / 2);
                Files.write(file, after);
                throw new IOException("No space left on device");
            }

            @Override
            public void close() {}
        };
        try (JournalFile journal = new JournalFile(file, full, Map.of(key(0), ONE))) {
            JournalFailedException e = assertThrows(JournalFailedException.class, () -> journal.record(key(1), ONE));
            assertEquals(
                    file + " cannot be written (No space left on device); its 1 cells are safe, and --resume goes on"
                            + " from them",
                    e.getMessage());
        }
        try (JournalFile journal = JournalFile.open(folder, HEADER, true)) {
            assertEquals(Map.of(key(0), ONE), journal.recorded());
            journal.record(key(1), ONE);
        }
        assertArrayEquals(whole, Files.readAllBytes(file));
    }

    @Test
    void linesLoseNothing() {
        for (double value : new double[] {
            0.1, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, Math.PI, Double.NaN, Double.NEGATIVE_INFINITY, 1 / 3.0
        }) {
            CellRecord record = new CellRecord(
                    new CellKey("a law, of μ%", 7),
                    new Measurement(Map.of(
                            "", new Moments(Long.MAX_VALUE, value, Math.nextUp(value)),
                            "E S² = n\n of\t+", new Moments(0, 0, value))));
            String line = record.toLine();
            assertTrue(StandardCharsets.US_ASCII.newEncoder().canEncode(line), line);
            assertEquals(record, CellRecord.parse(line));
            assertEquals(line, CellRecord.parse(line).toLine());
        }
    }

    @Test
    void headersLoseNothing() {
        JournalHeader header = new JournalHeader(
                "1.0-SNAPSHOT",
                new GridRecipe(List.of("tail-cut", "a,b c"), Long.MIN_VALUE, Budget.FULL),
                "0a",
                new Shard(2, 3),
                5);
        assertEquals(header, JournalHeader.parse(header.toLine()));
    }
}
