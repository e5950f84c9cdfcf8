package org.longtail.validation.study;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.longtail.validation.law.Measurement;

/**
 * What the lines of a journal say: first a header, then a cell each. Every line begins with the CRC-32C of what follows, in
 * hexadecimal. A crash tears the last line alone, which is then as if it had never been written; a bad line elsewhere is damage.
 *
 * @param header what the journal belongs to; empty when not even that was written
 * @param cells what was measured
 * @param length bytes up to the end of the last good line
 */
record JournalLines(Optional<JournalHeader> header, Map<CellKey, Measurement> cells, int length) {

    private static final int CHECKSUM_DIGITS = 8;

    /** Seals a line; the checksum covers what comes between it and the end of the line. */
    static byte[] sealed(String content) {
        return (checksum(content) + " " + content + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads a journal.
     *
     * @throws IllegalArgumentException saying what is wrong where: a predicate, for the name of the file to be put before it
     */
    static JournalLines parse(byte[] bytes) {
        Optional<JournalHeader> header = Optional.empty();
        Map<CellKey, Measurement> cells = new LinkedHashMap<>();
        int number = 1;
        int start = 0;
        for (int end = lineEnd(bytes, start); end >= 0; end = lineEnd(bytes, start), number++) {
            String line = new String(bytes, start, end - start, StandardCharsets.UTF_8);
            boolean intact = isSealed(line);
            if (number == 1) {
                header = Optional.of(header(line, intact));
            } else if (intact) {
                add(line.substring(CHECKSUM_DIGITS + 1), number, cells);
            } else if (end == bytes.length - 1) {
                break;
            } else {
                throw new IllegalArgumentException(
                        "is damaged in line " + number
                                + ": its checksum is wrong (nothing was changed; without that line, --resume measures its cell again)");
            }
            start = end + 1;
        }
        return new JournalLines(header, cells, start);
    }

    /** A crash cannot have torn a line that has its end: the first one is not torn but somebody else's. */
    private static JournalHeader header(String line, boolean intact) {
        try {
            if (!intact) {
                throw new IllegalArgumentException("the checksum of its first line is wrong");
            }
            return JournalHeader.parse(line.substring(CHECKSUM_DIGITS + 1));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is no journal that can be read: " + e.getMessage(), e);
        }
    }

    private static void add(String content, int number, Map<CellKey, Measurement> cells) {
        CellRecord cell;
        try {
            cell = CellRecord.parse(content);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is damaged in line " + number + ": " + e.getMessage(), e);
        }
        Measurement before = cells.putIfAbsent(cell.key(), cell.measurement());
        if (before != null && !before.equals(cell.measurement())) {
            throw new IllegalArgumentException("is damaged in line " + number + ": an earlier line measures cell "
                    + cell.key().index() + " of " + cell.key().law() + " differently");
        }
    }

    private static int lineEnd(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private static boolean isSealed(String line) {
        return line.length() > CHECKSUM_DIGITS
                && line.charAt(CHECKSUM_DIGITS) == ' '
                && line.startsWith(checksum(line.substring(CHECKSUM_DIGITS + 1)));
    }

    private static String checksum(String content) {
        CRC32C crc = new CRC32C();
        crc.update(content.getBytes(StandardCharsets.UTF_8));
        return String.format("%08x", crc.getValue());
    }
}
