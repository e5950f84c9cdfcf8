package org.longtail.validation.study;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.longtail.validation.law.Measurement;

/**
 * A journal in a folder: append-only, each line flushed to the disk before anybody hears of its cell, so that a crash, a kill
 * or a full disk loses the cells in work alone. Locked while open.
 *
 * <p>Cost: one line of some hundred bytes and one flush for each cell. Memory: the measurements, which the study holds anyway.
 */
public final class JournalFile implements Journal, AutoCloseable {

    /** Name of the file in its folder. */
    public static final String NAME = "journal.longtail";

    /** Where lines go: the seam at which a test lets the disk be full. */
    interface Device extends AutoCloseable {

        /** Appends, and returns when that is on the disk. */
        void append(byte[] line) throws IOException;

        @Override
        void close() throws IOException;
    }

    private final Path file;
    private final Device device;
    private final Map<CellKey, Measurement> cells;

    JournalFile(Path file, Device device, Map<CellKey, Measurement> cells) {
        this.file = file;
        this.device = device;
        this.cells = new LinkedHashMap<>(cells);
    }

    /**
     * Opens the journal of a folder, or makes it.
     *
     * @param folder the folder, which must be there
     * @param header what the journal is to belong to
     * @param resume true to go on with what is there; false to start anew, which only a finished journal allows
     * @return the journal, to be closed
     * @throws IllegalArgumentException when the folder holds a journal that is in use, damaged, unfinished though not to be
     *     resumed, or of another study though to be resumed; it is then unchanged
     * @throws IOException when the file cannot be read or written
     */
    public static JournalFile open(Path folder, JournalHeader header, boolean resume) throws IOException {
        Path path = folder.resolve(NAME);
        RandomAccessFile file = writable(path);
        try {
            lock(file.getChannel(), path, false);
            JournalLines lines = parse(file, path);
            boolean goesOn = resume && lines.header().isPresent();
            if (goesOn) {
                requireSame(lines.header().orElseThrow(), header, path);
            } else {
                requireFinished(lines, path);
            }
            file.setLength(goesOn ? lines.length() : 0);
            file.seek(file.length());
            Device device = new DurableFile(file);
            if (!goesOn) {
                device.append(JournalLines.sealed(header.toLine()));
                flush(folder);
            }
            return new JournalFile(path, device, goesOn ? lines.cells() : Map.of());
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /**
     * Reads the journal of a folder.
     *
     * @param folder the folder
     * @return what it holds
     * @throws IllegalArgumentException when there is no journal, or one that is damaged or in use
     * @throws IOException when it cannot be read
     */
    static Recorded read(Path folder) throws IOException {
        Path path = folder.resolve(NAME);
        if (!path.toFile().isFile()) {
            throw new IllegalArgumentException("DIR must hold a journal: " + path + " is not there");
        }
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            lock(file.getChannel(), path, true);
            JournalLines lines = parse(file, path);
            return new Recorded(
                    folder,
                    lines.header().orElseThrow(() -> new IllegalArgumentException(path + " is empty")),
                    lines.cells());
        }
    }

    /** What a folder's journal holds. */
    record Recorded(Path folder, JournalHeader header, Map<CellKey, Measurement> cells) {}

    @Override
    public Map<CellKey, Measurement> recorded() {
        return Collections.unmodifiableMap(cells);
    }

    @Override
    public void record(CellKey key, Measurement measurement) {
        try {
            device.append(JournalLines.sealed(new CellRecord(key, measurement).toLine()));
        } catch (IOException e) {
            throw new JournalFailedException(
                    file + " cannot be written (" + e.getMessage() + "); its " + cells.size()
                            + " cells are safe, and --resume goes on from them",
                    e);
        }
        cells.put(key, measurement);
    }

    /** Closes the file, which another run may then have. */
    @Override
    public void close() throws IOException {
        device.close();
    }

    private static RandomAccessFile writable(Path path) {
        try {
            return new RandomAccessFile(path.toFile(), "rw");
        } catch (FileNotFoundException e) {
            // Java's word for everything that hinders: its message names file and reason.
            throw new IllegalArgumentException(
                    "--out must be a folder whose journal can be written: " + e.getMessage(), e);
        }
    }

    private static JournalLines parse(RandomAccessFile file, Path path) throws IOException {
        byte[] bytes = new byte[Math.toIntExact(file.length())];
        file.readFully(bytes);
        try {
            return JournalLines.parse(bytes);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(path + " " + e.getMessage(), e);
        }
    }

    /** Of a second run in the same JVM Java tells by an exception, of one elsewhere by null. */
    private static void lock(FileChannel channel, Path path, boolean shared) throws IOException {
        boolean locked;
        try {
            locked = channel.tryLock(0, Long.MAX_VALUE, shared) != null;
        } catch (OverlappingFileLockException e) {
            locked = false;
        }
        if (!locked) {
            throw new IllegalArgumentException(path + " is in use by another run");
        }
    }

    private static void requireSame(JournalHeader there, JournalHeader wanted, Path path) {
        String difference = there.differenceFrom(wanted);
        if (difference.isEmpty() && !there.shard().equals(wanted.shard())) {
            difference = "shard " + there.shard() + ", not " + wanted.shard();
        }
        if (!difference.isEmpty()) {
            throw new IllegalArgumentException(path + " is of another run: " + difference);
        }
    }

    private static void requireFinished(JournalLines lines, Path path) {
        int measured = lines.cells().size();
        Optional<Integer> cells = lines.header().map(JournalHeader::cells);
        if (measured > 0 && cells.isPresent() && measured < cells.get()) {
            throw new IllegalArgumentException(path + " holds " + measured + " of " + cells.get()
                    + " cells of an unfinished run: --resume goes on with it, another --out leaves it alone");
        }
    }

    /** A new file is there after a power failure only if its folder was flushed, too. Windows needs no such thing. */
    private static void flush(Path folder) {
        try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
            entries.force(true);
        } catch (IOException e) {
            return;
        }
    }

    /** Written as a stream, not through its channel: a channel closes when its thread is interrupted, and Ctrl-C shall tear no line. */
    private record DurableFile(RandomAccessFile file) implements Device {

        @Override
        public void append(byte[] line) throws IOException {
            long end = file.getFilePointer();
            try {
                file.write(line);
                file.getFD().sync();
            } catch (IOException e) {
                file.setLength(end);
                throw e;
            }
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
