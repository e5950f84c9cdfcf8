package org.longtail.validation.cli;

import java.io.PrintWriter;

/** Until it is lifted, Ctrl-C (and any other signal that ends the JVM) interrupts the thread that set it and says so. */
final class InterruptGuard {

    private final Thread hook;

    private InterruptGuard(Thread hook) {
        this.hook = hook;
    }

    /** Guards the calling thread; the JVM itself ends with 128 + the signal's number, 130 for Ctrl-C. */
    static InterruptGuard of(PrintWriter err, String consequence) {
        Thread guarded = Thread.currentThread();
        Thread hook = new Thread(
                () -> {
                    guarded.interrupt();
                    err.println();
                    err.println("longtail: interrupted, " + consequence);
                    err.flush();
                },
                "interrupt guard");
        Runtime.getRuntime().addShutdownHook(hook);
        return new InterruptGuard(hook);
    }

    void lift() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending: the hook has run or runs now.
            return;
        }
    }
}
