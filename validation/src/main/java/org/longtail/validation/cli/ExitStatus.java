package org.longtail.validation.cli;

/** What the commands tell the shell. */
final class ExitStatus {

    static final int HOLDS = 0;
    static final int FAILS = 1;
    static final int BAD_USAGE = 2;

    /** A defect of Longtail, or a device that failed: says nothing about the laws. */
    static final int BROKEN = 3;

    /** What a shell reports of a program that Ctrl-C has ended. */
    static final int INTERRUPTED = 130;

    private ExitStatus() {}
}
