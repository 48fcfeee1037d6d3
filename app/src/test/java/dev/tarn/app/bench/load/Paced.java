package dev.tarn.app.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Asks over one connection so many times a second, however long the answers take. A request that could not be sent in time
 * counts from when it should have been: what the server makes clients wait for is not left out.
 *
 * @param server who is asked
 * @param requests what is asked
 * @param perSecond how often
 */
public record Paced(URI server, Requests requests, int perSecond) {

    private static final int ROOM = 256 * 1024;

    /** {@return what came of asking for this long} */
    public Throughput during(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        return run(() -> System.nanoTime() < end);
    }

    /** {@return what came of asking until this was done, and once at least} */
    public Throughput until(Future<?> work) {
        return run(() -> !work.isDone());
    }

    private Throughput run(BooleanSupplier goesOn) {
        Latencies latencies = new Latencies();
        ByteBuffer room = ByteBuffer.allocateDirect(ROOM);
        Reply reply = new Reply();
        try (SocketChannel channel = SocketChannel.open(new InetSocketAddress(server.getHost(), server.getPort()))) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            long begin = System.nanoTime();
            long due = begin;
            do {
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                answer(channel, reply, room);
                latencies.add(System.nanoTime() - due);
                due += Duration.ofSeconds(1).toNanos() / perSecond;
            } while (goesOn.getAsBoolean());
            return latencies.throughput(System.nanoTime() - begin);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(SocketChannel channel, Reply reply, ByteBuffer room) throws IOException {
        ByteBuffer request = requests.next();
        while (request.hasRemaining()) {
            channel.write(request);
        }
        reply.reset();
        do {
            room.clear();
            if (channel.read(room) < 0) {
                throw new IOException("The server has closed a connection in the middle of an answer: " + reply.text());
            }
        } while (!reply.take(room.flip()));
        requests.requireRight(reply);
    }
}
