package org.longtail.neural.network;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Where a long run keeps its state, so that a kill loses little. A file is written beside the old one, forced to disk and
 * renamed over it: there is always one that is whole. A file that is not is as good as none, and the work is done again.
 */
public final class Checkpoints {

    /** Keeps nothing. */
    public static final Checkpoints NONE = new Checkpoints(null);

    private static final int MAGIC = 0x4c4e4e31;

    private final @Nullable Path folder;

    private Checkpoints(@Nullable Path folder) {
        this.folder = folder;
    }

    /**
     * Keeps files in a folder, which is made when the first is saved.
     *
     * @param folder the folder
     * @return the checkpoints
     */
    public static Checkpoints in(Path folder) {
        return new Checkpoints(folder);
    }

    /**
     * A part of these, for one piece of work.
     *
     * @param name a file name
     * @return checkpoints in a folder of that name
     */
    public Checkpoints part(String name) {
        return folder == null ? NONE : in(folder.resolve(name));
    }

    /** Writes a state. */
    @FunctionalInterface
    public interface Writer {

        /**
         * Writes the state.
         *
         * @param out where to
         * @throws IOException when that fails
         */
        void write(DataOutputStream out) throws IOException;
    }

    /** Reads a state. */
    @FunctionalInterface
    public interface Reader {

        /**
         * Reads the state.
         *
         * @param in where from
         * @throws IOException when it is not whole
         */
        void read(DataInputStream in) throws IOException;
    }

    /**
     * Saves a state in place of the last one of that name.
     *
     * @param name a file name
     * @param state writes it
     * @throws UncheckedIOException when the folder cannot be written
     */
    public void save(String name, Writer state) {
        if (folder == null) {
            return;
        }
        Path file = folder.resolve(name);
        Path fresh = folder.resolve(name + ".new");
        try {
            Files.createDirectories(folder);
            // Not a channel: that would be closed by the interrupt on which this state is to be saved.
            try (FileOutputStream stream = new FileOutputStream(fresh.toFile())) {
                CheckedOutputStream sum =
                        new CheckedOutputStream(new BufferedOutputStream(stream, 1 << 16), new CRC32());
                DataOutputStream out = new DataOutputStream(sum);
                out.writeInt(MAGIC);
                state.write(out);
                out.flush();
                out.writeLong(sum.getChecksum().getValue());
                out.flush();
                stream.getFD().sync();
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot save " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Loads the state that was saved last.
     *
     * @param name a file name
     * @param state reads it; may have read a part when the file turns out not to be whole
     * @return false when there is none, or none that is whole
     */
    public boolean load(String name, Reader state) {
        if (folder == null) {
            return false;
        }
        if (!isWhole(folder.resolve(name))) {
            return false;
        }
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(folder.resolve(name)), 1 << 16))) {
            in.readInt();
            state.read(in);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder.resolve(name) + ": " + e.getMessage(), e);
        }
    }

    private static boolean isWhole(Path file) {
        try {
            long body = Files.size(file) - Long.BYTES;
            if (body < Integer.BYTES) {
                return false;
            }
            CheckedInputStream sum =
                    new CheckedInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16), new CRC32());
            try (DataInputStream in = new DataInputStream(sum)) {
                int magic = in.readInt();
                in.skipNBytes(body - Integer.BYTES);
                long computed = sum.getChecksum().getValue();
                return magic == MAGIC && in.readLong() == computed;
            }
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
