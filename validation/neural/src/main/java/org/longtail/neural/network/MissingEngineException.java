package org.longtail.neural.network;

/** PyTorch's native library cannot be loaded on this machine. */
public final class MissingEngineException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    MissingEngineException(Throwable cause) {
        super(
                "PyTorch has no native library for " + System.getProperty("os.name") + " on "
                        + System.getProperty("os.arch")
                        + " that can be loaded: the jar pytorch-native-cpu of this platform must be on the class path ("
                        + root(cause) + ")",
                cause);
    }

    /** What was in the way. What DJL makes of it tells of files that it failed to download, and meant not to. */
    private static String root(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.toString().lines().findFirst().orElseThrow();
    }
}
