package org.longtail.neural.network;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;

/**
 * PyTorch, on one thread of the calling thread's own: sums are then made in one order, and the same seed gives the same
 * bits. Nothing is looked up on a network.
 */
final class NeuralEngine {

    private static final String NAME = "PyTorch";

    static {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("ai.djl.default_engine", NAME);
        System.setProperty("ai.djl.pytorch.num_threads", "1");
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        // Statistics of use that DJL would send to its makers.
        System.setProperty("OPT_OUT_TRACKING", "true");
    }

    private NeuralEngine() {}

    /**
     * Returns a manager of arrays that live until it is closed.
     *
     * @return a new manager
     * @throws MissingEngineException when the native library cannot be loaded
     */
    static NDManager newManager() {
        try {
            return Engine.getEngine(NAME).newBaseManager();
        } catch (EngineException | LinkageError | IllegalStateException e) {
            throw new MissingEngineException(e);
        }
    }
}
