package org.longtail.validation.launcher;

/**
 * The JVM that started this one. It passes on signals, but for the one that nobody can catch: a {@code kill -9} of it must
 * not leave this one behind, which would go on writing the journal that another run resumes.
 */
final class FirstJvm {

    private static final String PROPERTY = "longtail.launcher";
    private static final int KILLED = 128 + 9;
    private static final long MILLISECONDS_BETWEEN_LOOKS = 100;

    private FirstJvm() {}

    /** The flag that tells a second JVM of this one. */
    static String flag() {
        return "-D" + PROPERTY + "=" + ProcessHandle.current().pid();
    }

    /** Whether another JVM has started this one; from then on this one ends with it. */
    static boolean endsThisOne() {
        String pid = System.getProperty(PROPERTY);
        if (pid == null) {
            return false;
        }
        Thread watch = new Thread(() -> endWith(pid), "watch over the first JVM");
        watch.setDaemon(true);
        watch.start();
        return true;
    }

    private static void endWith(String pid) {
        try {
            // Not whether that process lives: one whose own parent does not ask for its status is kept as a zombie.
            while (ProcessHandle.current()
                    .parent()
                    .filter(parent -> Long.toString(parent.pid()).equals(pid))
                    .isPresent()) {
                Thread.sleep(MILLISECONDS_BETWEEN_LOOKS);
            }
        } catch (InterruptedException e) {
            return;
        }
        System.exit(KILLED);
    }
}
