package dev.tarn.inmemory.task.importing;

import dev.tarn.inmemory.task.WorkStopped;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/**
 * Parses chunks on all cores, and hands the results back in the order of the chunks, on the thread that gives them. Few
 * chunks are under way at a time, and few bytes: a chunk with a very long line is under way alone.
 */
final class ChunkPipeline implements AutoCloseable {

    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final int MOST_CHUNKS = CORES + 2;
    private static final long MOST_BYTES = 16_000_000;

    private final ChunkParser parser;
    private final ChunkBuffers buffers;
    private final ExecutorService workers = Executors.newFixedThreadPool(CORES, ChunkPipeline::thread);
    private final Deque<UnderWay> underWay = new ArrayDeque<>();
    private long bytes;

    private record UnderWay(Chunk chunk, FutureTask<ParsedChunk> parsing, Consumer<ParsedChunk> then) {
        int size() {
            return chunk.bytes().length;
        }
    }

    ChunkPipeline(ChunkParser parser, ChunkBuffers buffers) {
        this.parser = parser;
        this.buffers = buffers;
    }

    /** Adds a chunk; may first finish some of those before. */
    void add(Chunk chunk, Consumer<ParsedChunk> then) {
        int size = chunk.bytes().length;
        while (!underWay.isEmpty() && (underWay.size() >= MOST_CHUNKS || bytes + size > MOST_BYTES)) {
            finishOldest();
        }
        UnderWay next = new UnderWay(chunk, new FutureTask<>(() -> parser.parse(chunk)), then);
        underWay.add(next);
        bytes += size;
        workers.execute(next.parsing());
    }

    /** Finishes everything that has been added. */
    void drain() {
        while (!underWay.isEmpty()) {
            finishOldest();
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }

    private void finishOldest() {
        UnderWay oldest = underWay.remove();
        bytes -= oldest.size();
        // Runs the task here if no worker has started it, instead of waiting: a FutureTask runs only once.
        oldest.parsing().run();
        oldest.then().accept(result(oldest.parsing()));
        buffers.give(oldest.chunk().bytes());
    }

    private static ParsedChunk result(FutureTask<ParsedChunk> parsing) {
        try {
            return parsing.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WorkStopped();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A chunk could not be parsed", e.getCause());
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "tarn-import-parser");
        thread.setDaemon(true);
        return thread;
    }
}
