package org.longtail.spark;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.longtail.validation.law.Measurement;
import org.longtail.validation.study.CellKey;
import org.longtail.validation.study.CellRecord;
import org.longtail.validation.study.Engine;
import org.longtail.validation.study.EngineFailedException;
import org.longtail.validation.study.Grid;
import org.longtail.validation.study.LawFailedException;
import scala.concurrent.ExecutionContext;
import scala.jdk.javaapi.CollectionConverters;
import scala.jdk.javaapi.FunctionConverters;
import scala.util.Try;

/**
 * Runs each cell as a Spark task of its own. A lost executor's cells are tried elsewhere; since a cell depends on its key
 * alone, nothing shows of it in the result.
 *
 * <p>Memory: an executor holds the list of settings and its cells in work; the driver holds measurements on their way to the
 * sink, some hundred bytes each.
 *
 * @param context where tasks go; its class path holds the laws
 */
public record SparkEngine(JavaSparkContext context) implements Engine {

    private static final int STOPPED_MILLIS = 1000;

    /** What the queue holds: lines of cells in the order in which they are done, then the end of the job. */
    private sealed interface Event {

        record Cell(String line) implements Event {}

        record End(Try<?> outcome) implements Event {}
    }

    @Override
    public void measure(Grid grid, BiConsumer<CellKey, Measurement> sink) throws InterruptedException {
        List<String> keys = grid.keys().stream().map(CellTask::text).toList();
        if (keys.isEmpty()) {
            return;
        }
        // Results come on a thread of Spark's scheduler, which must not wait for a sink that flushes to a disk.
        BlockingQueue<Event> events = new LinkedBlockingQueue<>();
        SimpleFutureAction<Integer> job = submit(new CellTask(grid.recipe()), keys, events);
        try {
            drain(events, sink);
        } finally {
            // Of a job that has ended it is no more than a word.
            job.cancel();
        }
    }

    private void drain(BlockingQueue<Event> events, BiConsumer<CellKey, Measurement> sink) throws InterruptedException {
        while (true) {
            switch (events.take()) {
                case Event.Cell cell -> {
                    CellRecord done = CellRecord.parse(cell.line);
                    sink.accept(done.key(), done.measurement());
                }
                case Event.End end -> {
                    if (end.outcome.isFailure()) {
                        throw failure(end.outcome.failed().get());
                    }
                    return;
                }
            }
        }
    }

    private SimpleFutureAction<Integer> submit(CellTask task, List<String> keys, BlockingQueue<Event> events) {
        List<Object> partitions =
                IntStream.range(0, keys.size()).<Object>mapToObj(i -> i).toList();
        SimpleFutureAction<Integer> job = context.sc()
                .submitJob(
                        context.parallelize(keys, keys.size()).rdd(),
                        task,
                        CollectionConverters.asScala(partitions).toSeq(),
                        FunctionConverters.asScalaFromBiConsumer(
                                (Object partition, String line) -> events.add(new Event.Cell(line))),
                        FunctionConverters.asScalaFromSupplier(keys::size));
        job.onComplete(
                FunctionConverters.asScalaFromFunction((Try<Integer> outcome) -> events.add(new Event.End(outcome))),
                ExecutionContext.global());
        return job;
    }

    /** Spark wraps what a task throws; a law's own failure is worth more than the wrapping. */
    private RuntimeException failure(Throwable outcome) throws InterruptedException {
        for (Throwable cause = outcome; cause != null; cause = cause.getCause()) {
            if (cause instanceof LawFailedException law) {
                return law;
            }
        }
        if (context.sc().isStopped()) {
            // On Ctrl-C Spark stops its context at the same time as others interrupt this thread, which is the better
            // news.
            Thread.sleep(STOPPED_MILLIS);
        }
        return new EngineFailedException(
                "Spark could not measure all cells, those measured are kept: "
                        + String.valueOf(outcome.getMessage()).strip(),
                outcome);
    }
}
