package org.longtail.validation.cli;

import java.io.IOException;
import java.io.OutputStream;

/** Standard output for data that may be endless: tells a reader who has had enough from a device that fails. */
record DataOutput(OutputStream stream) {

    /** Words at a time: large enough that calls cost nothing, small enough for a cache. */
    static final int BATCH = 1 << 16;

    /**
     * Writes bytes.
     *
     * @return false when nobody reads any more
     * @throws IOException when they cannot be written for another reason
     */
    boolean write(byte[] bytes, int count) throws IOException {
        try {
            stream.write(bytes, 0, count);
            return true;
        } catch (IOException e) {
            if (isClosedPipe(e)) {
                return false;
            }
            throw e;
        }
    }

    /** Java has no exception of its own for it: "Broken pipe" on Unix, "The pipe is being closed" on Windows. */
    private static boolean isClosedPipe(IOException e) {
        return String.valueOf(e.getMessage()).contains("pipe");
    }
}
