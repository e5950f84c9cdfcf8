package org.longtail.validation.study;

import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.longtail.internal.Arguments;
import org.longtail.validation.law.Measurement;

/**
 * Runs cells on threads of this JVM.
 *
 * @param threads how many
 */
public record LocalEngine(int threads) implements Engine {

    private record Done(CellKey key, Measurement measurement) {}

    /**
     * Makes an engine.
     *
     * @param threads how many, at least 1
     */
    public LocalEngine {
        Arguments.requireAtLeastOne(threads, "threads");
    }

    @Override
    public void measure(Grid grid, BiConsumer<CellKey, Measurement> sink) throws InterruptedException {
        // Daemons: a cell that is not to be waited for (Ctrl-C, a failed neighbour) must not keep the JVM alive.
        ExecutorService workers = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("longtail-", 1).factory());
        try {
            CompletionService<Done> done = new ExecutorCompletionService<>(workers);
            List<CellKey> keys = grid.keys();
            keys.forEach(key -> done.submit(() -> new Done(key, grid.measure(key))));
            for (int i = 0; i < keys.size(); i++) {
                Done next = done.take().get();
                sink.accept(next.key, next.measurement);
            }
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        } finally {
            workers.shutdownNow();
        }
    }

    /** Tasks declare no checked exceptions. */
    private static RuntimeException rethrown(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException exception ? exception : new IllegalStateException(cause);
    }
}
