package org.longtail.validation.corpus;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorpusReaderTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            The cat, the CAT; the dog.        | {cat=2, dog=1, the=3}
            it's snake_case x86 3.14          | {14=1, 3=1, case=1, it=1, s=1, snake=1, x86=1}
            Ünïcode ÜNÏCODE Straße ΣΑΣ        | {straße=1, ünïcode=2, σασ=1}
            e\u0301te\u0301 \u0301x           | {e\u0301te\u0301=1, x=1}
            हिन्दी शब्द                            | {शब्द=1, हिन्दी=1}
            中文 中文, 文                        | {中文=2, 文=1}
            𝐀𝐁 x😀y 𐐀𐐨                          | {x=1, y=1, 𐐨𐐨=1, 𝐀𝐁=1}
            """)
    void tokensAreRunsOfLettersAndDigits(String text, String counts) {
        assertEquals(counts, types(read(bytes(text), false, false)));
    }

    @Test
    void caseIsKeptOnRequest() {
        assertEquals("{The=1, the=2}", types(read(bytes("The the the"), false, true)));
    }

    /** Tokens and surrogate pairs that lie across the edge of the tokenizer's buffer stay whole. */
    @Test
    void tokensMayBeLongAndCrossBuffers() {
        for (int before = 16380; before < 16390; before++) {
            String text = "a".repeat(before) + "𐐨b c";
            Corpus corpus = read(bytes(text), false, false);
            assertEquals(2, corpus.spectrum().tokens());
            assertEquals(before + 3, corpus.mostFrequent().getFirst().name().length());
        }
    }

    @Test
    void malformedBytesSeparate() {
        byte[] latin = {'c', 'a', 'f', (byte) 0xe9, ' ', 'x', (byte) 0xff, 'y'};
        assertEquals("{caf=1, x=1, y=1}", types(read(latin, false, false)));
    }

    @Test
    void utf16IsReadByItsMark() {
        byte[] text = "\ufeffone two one".getBytes(UTF_16LE);
        assertEquals("{one=2, two=1}", types(read(text, false, false)));
    }

    @Test
    void countsAreAdded() {
        Corpus corpus = read(bytes("the\t5\nThe\t2\r\n\nnew york\t1\nthe\t 3 \na\tb\t4"), true, false);
        assertEquals("{The=2, a\tb=4, new york=1, the=8}", types(corpus));
        assertTrue(corpus.growth().isEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            a\\t1\\nthe 5|standard input, line 2: must be token<TAB>count: the 5
            a\\t0|standard input, line 1: count must be from 1 to 2^52: 0
            a\\t-3|standard input, line 1: count must be from 1 to 2^52: -3
            a\\t9223372036854775807|standard input, line 1: count must be from 1 to 2^52: 9223372036854775807
            a\\t9223372036854775808|standard input, line 1: count must be an integer: 9223372036854775808
            a\\t1.5|standard input, line 1: count must be an integer: 1.5
            a\\t|standard input, line 1: count must be an integer:
            """)
    void badCountsAreNamed(String text, String message) {
        String lines = text.translateEscapes();
        String said = assertThrows(IllegalArgumentException.class, () -> read(bytes(lines), true, false))
                .getMessage();
        assertTrue(said != null && said.startsWith(message), said);
    }

    @Test
    void foldersArchivesAndGzipsAreTheSameText() throws IOException {
        Path texts = folder.resolve("texts");
        Path below = Files.createDirectories(texts.resolve("below"));
        Files.writeString(below.resolve("b.txt"), "one two");
        Files.writeString(texts.resolve("a.txt"), "three one");
        Files.write(below.resolve("binary"), new byte[] {'o', 'n', 'e', 0, 1});
        Files.write(below.resolve("c.any"), gzip("one four"));
        Path zip = folder.resolve("zipped");
        Files.write(
                zip,
                zip(Map.of(
                        "a.txt", bytes("three one"),
                        "below/b.txt", bytes("one two"),
                        "c", bytes("one four"),
                        "image", new byte[] {0, 0, 7},
                        "nested.gz", gzip("not opened"))));

        Corpus fromFolder = CorpusReader.read(List.of(texts.toString()), false, false, none());
        Corpus fromZip = CorpusReader.read(List.of(zip.toString()), false, false, none());
        Corpus fromGzip = read(gzip("three one one two one four"), false, false);
        String counts = "{four=1, one=3, three=1, two=1}";
        assertEquals(List.of(counts, counts, counts), List.of(types(fromFolder), types(fromZip), types(fromGzip)));
        assertEquals(List.of(3L, 1L, 24L), List.of(fromFolder.texts(), fromFolder.binaries(), fromFolder.bytes()));
        assertEquals(List.of(3L, 2L, 24L), List.of(fromZip.texts(), fromZip.binaries(), fromZip.bytes()));

        Corpus twice =
                CorpusReader.read(List.of(zip.toString(), "-"), false, false, new ByteArrayInputStream(bytes("one")));
        assertEquals(4, twice.mostFrequent().getFirst().count());
    }

    @Test
    void unreadableFilesAreNamed() throws IOException {
        String missing = folder.resolve("missing").toString();
        assertRejected("FILE must be readable: " + missing + " (no such file)", missing);
        Path empty = Files.createFile(folder.resolve("empty"));
        assertRejected(
                "FILE must hold at least one token: " + empty + " (1 texts read, 0 binary files skipped)",
                empty.toString());
        Path binary = Files.write(folder.resolve("binary"), new byte[9]);
        assertRejected(
                "FILE must hold at least one token: " + binary + " (0 texts read, 1 binary files skipped)",
                binary.toString());
        Path broken = Files.write(folder.resolve("broken.zip"), new byte[] {'P', 'K', 3, 4, 5, 6});
        assertRejected("FILE must be readable: " + broken, broken.toString());
        byte[] gzip = gzip("some text that will be cut short in the middle");
        Path cut = Files.write(folder.resolve("cut.gz"), java.util.Arrays.copyOf(gzip, gzip.length - 12));
        assertRejected("FILE must be readable: " + cut, cut.toString());
    }

    private void assertRejected(String message, String file) {
        String said = assertThrows(
                        IllegalArgumentException.class, () -> CorpusReader.read(List.of(file), false, false, none()))
                .getMessage();
        assertTrue(said != null && said.startsWith(message), said);
    }

    private static Corpus read(byte[] standardInput, boolean counts, boolean caseSensitive) {
        return CorpusReader.read(List.of("-"), counts, caseSensitive, new ByteArrayInputStream(standardInput));
    }

    private static String types(Corpus corpus) {
        return corpus.mostFrequent().stream()
                .collect(Collectors.toMap(Corpus.Type::name, Corpus.Type::count, Long::sum, TreeMap::new))
                .toString();
    }

    private static InputStream none() {
        return InputStream.nullInputStream();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes(text));
        }
        return packed.toByteArray();
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(packed)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
        return packed.toByteArray();
    }
}
