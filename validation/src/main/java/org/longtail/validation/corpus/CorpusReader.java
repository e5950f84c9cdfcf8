package org.longtail.validation.corpus;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Reads files, folders with all that is below them, zip archives, gzip files and standard input, and counts their tokens.
 *
 * <p>What a file is, its first bytes tell, not its name. Archives inside archives are not opened. Text is UTF-8 (malformed bytes
 * separate tokens), or UTF-16 with a byte order mark; whatever else holds a zero byte in its first 8 KiB is no text and is
 * skipped. Folders are read in the order of their paths.
 */
public final class CorpusReader {

    /** What the token {@code -} on the command line stands for. */
    private static final String STANDARD_INPUT = "-";

    private static final int PEEKED = 8192;
    private static final int MOST_FREQUENT = 10;

    private final boolean counts;
    private final InputStream standardInput;
    private final Vocabulary vocabulary = new Vocabulary();
    private final Tokenizer tokenizer;
    private final CountLines countLines;
    private long texts;
    private long binaries;
    private long bytes;

    private CorpusReader(boolean counts, boolean caseSensitive, InputStream standardInput, @Nullable TokenSink sink) {
        this.counts = counts;
        this.standardInput = standardInput;
        this.tokenizer = new Tokenizer(caseSensitive, sink == null ? vocabulary::add : sink);
        this.countLines = new CountLines(vocabulary);
    }

    /**
     * Reads and counts.
     *
     * @param files paths, or {@code -} for standard input
     * @param counts whether the texts are lines {@code token<TAB>count} rather than running text
     * @param caseSensitive whether running text keeps its case
     * @param standardInput what {@code -} reads
     * @return the corpus, of at least one token
     * @throws IllegalArgumentException naming a file that cannot be read or a line that is malformed, or when there is no token
     */
    public static Corpus read(List<String> files, boolean counts, boolean caseSensitive, InputStream standardInput) {
        CorpusReader reader = new CorpusReader(counts, caseSensitive, standardInput, null);
        files.forEach(reader::readNamed);
        return reader.corpus(files);
    }

    /**
     * Reads running text, token by token, in lower case.
     *
     * @param files paths, or {@code -} for standard input
     * @param standardInput what {@code -} reads
     * @param tokens takes each token
     * @throws IllegalArgumentException naming a file that cannot be read
     */
    public static void read(List<String> files, InputStream standardInput, Consumer<String> tokens) {
        TokenSink sink = (characters, length, hash) -> tokens.accept(new String(characters, 0, length));
        CorpusReader reader = new CorpusReader(false, false, standardInput, sink);
        files.forEach(reader::readNamed);
    }

    private Corpus corpus(List<String> files) {
        if (vocabulary.tokens() == 0) {
            throw new IllegalArgumentException("FILE must hold at least one token: " + String.join(" ", files) + " ("
                    + texts + " texts read, " + binaries + " binary files skipped)");
        }
        return new Corpus(
                vocabulary.spectrum(),
                vocabulary.mostFrequent(MOST_FREQUENT),
                counts ? Optional.empty() : Optional.of(vocabulary.growth()),
                texts,
                binaries,
                bytes);
    }

    private void readNamed(String file) {
        try {
            if (file.equals(STANDARD_INPUT)) {
                readPossiblyPacked(standardInput, "standard input");
            } else if (Files.isDirectory(Path.of(file))) {
                readFolder(Path.of(file));
            } else {
                readFile(Path.of(file));
            }
        } catch (UncheckedIOException e) {
            throw unreadable(file, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private void readFolder(Path folder) throws IOException {
        try (Stream<Path> below = Files.walk(folder)) {
            for (Path file : below.filter(Files::isRegularFile).sorted().toList()) {
                try {
                    readFile(file);
                } catch (IOException e) {
                    throw unreadable(file.toString(), e);
                }
            }
        }
    }

    private void readFile(Path file) throws IOException {
        boolean archive;
        try (InputStream in = Files.newInputStream(file)) {
            archive = startsWith(in.readNBytes(4), 'P', 'K', 3, 4);
        }
        if (archive) {
            readArchive(file);
        } else {
            try (InputStream in = Files.newInputStream(file)) {
                readPossiblyPacked(in, file.toString());
            }
        }
    }

    private void readArchive(Path file) throws IOException {
        try (ZipFile archive = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(archive.entries())) {
                if (!entry.isDirectory()) {
                    try (InputStream in = archive.getInputStream(entry)) {
                        readText(new BufferedInputStream(in, PEEKED), file + "!" + entry.getName());
                    }
                }
            }
        }
    }

    private void readPossiblyPacked(InputStream in, String name) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, PEEKED);
        if (startsWith(peek(buffered), 0x1f, 0x8b)) {
            readText(new BufferedInputStream(new GZIPInputStream(buffered, PEEKED), PEEKED), name);
        } else {
            readText(buffered, name);
        }
    }

    private void readText(BufferedInputStream in, String name) throws IOException {
        byte[] start = peek(in);
        Optional<Charset> charset = charset(start);
        if (charset.isEmpty()) {
            binaries++;
            return;
        }
        texts++;
        Reader text = new InputStreamReader(new Counted(in), charset.get());
        if (counts) {
            countLines.read(text, name);
        } else {
            tokenizer.read(text);
        }
    }

    /** How to read a text that starts so; empty when it is none. A byte order mark itself is no letter and separates. */
    private static Optional<Charset> charset(byte[] start) {
        if (startsWith(start, 0xfe, 0xff) || startsWith(start, 0xff, 0xfe)) {
            return Optional.of(StandardCharsets.UTF_16);
        }
        for (byte b : start) {
            if (b == 0) {
                return Optional.empty();
            }
        }
        return startsWith(start, 0x1f, 0x8b) ? Optional.empty() : Optional.of(StandardCharsets.UTF_8);
    }

    private static byte[] peek(BufferedInputStream in) throws IOException {
        in.mark(PEEKED);
        byte[] start = in.readNBytes(PEEKED);
        in.reset();
        return start;
    }

    private static boolean startsWith(byte[] bytes, int... magic) {
        if (bytes.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((bytes[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private static IllegalArgumentException unreadable(String file, IOException e) {
        return new IllegalArgumentException("FILE must be readable: " + file + " (" + reason(e) + ")", e);
    }

    /** The messages of Java's file exceptions are bare paths. */
    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /** Counts the bytes that pass. */
    private final class Counted extends FilterInputStream {

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            bytes += b >= 0 ? 1 : 0;
            return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = super.read(buffer, offset, length);
            bytes += Math.max(n, 0);
            return n;
        }
    }
}
