package org.longtail.neural.network;

/** PyTorch's native library cannot be loaded on this machine. */
public final class MissingEngineException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    MissingEngineException(Throwable cause) {
        super(
                "no native library of PyTorch for " + System.getProperty("os.name") + " on "
                        + System.getProperty("os.arch") + " can be loaded (" + cause.getMessage() + ")",
                cause);
    }
}
