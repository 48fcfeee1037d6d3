package dev.tarn.app.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks over a number of connections, from one thread, and takes the time. The first answer that is wrong ends it: a
 * server is not fast by refusing.
 */
public final class Load {

    private static final long PATIENCE_MILLIS = 30_000;
    private static final int ROOM = 256 * 1024;

    private final ByteBuffer room = ByteBuffer.allocateDirect(ROOM);
    private final Latencies latencies = new Latencies();
    private final long until;
    private int underWay;

    private Load(long until) {
        this.until = until;
    }

    /** {@return what came of asking for this long} */
    public static Throughput run(URI server, int connections, Requests requests, Duration duration) {
        InetSocketAddress address = new InetSocketAddress(server.getHost(), server.getPort());
        List<SocketChannel> channels = new ArrayList<>();
        try (Selector selector = Selector.open()) {
            List<Client> clients = new ArrayList<>();
            try {
                for (int i = 0; i < connections; i++) {
                    SocketChannel channel = SocketChannel.open(address);
                    channels.add(channel);
                    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                    channel.configureBlocking(false);
                    clients.add(new Client(channel, selector, requests));
                }
                long begin = System.nanoTime();
                return new Load(begin + duration.toNanos()).run(selector, clients, begin);
            } finally {
                for (SocketChannel channel : channels) {
                    channel.close();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the body of the one right answer to a request, over a connection of its own} */
    public static String once(URI server, byte[] request) {
        InetSocketAddress address = new InetSocketAddress(server.getHost(), server.getPort());
        Reply reply = new Reply();
        ByteBuffer room = ByteBuffer.allocate(ROOM);
        try (SocketChannel channel = SocketChannel.open(address)) {
            ByteBuffer bytes = ByteBuffer.wrap(request);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            do {
                room.clear();
                if (channel.read(room) < 0) {
                    throw new IllegalStateException("The server has closed a connection without an answer");
                }
            } while (!reply.take(room.flip()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (reply.status() / 100 != 2) {
            throw new IllegalStateException("This was answered: " + reply.text());
        }
        return reply.body();
    }

    private Throughput run(Selector selector, List<Client> clients, long begin) throws IOException {
        for (Client client : clients) {
            client.ask();
            underWay++;
        }
        while (underWay > 0) {
            if (selector.select(key -> proceed((Client) key.attachment()), PATIENCE_MILLIS) == 0) {
                throw new IllegalStateException("The server has not answered for " + PATIENCE_MILLIS + " ms");
            }
        }
        return latencies.throughput(System.nanoTime() - begin);
    }

    private void proceed(Client client) {
        try {
            if (!client.proceed(room)) {
                return;
            }
            latencies.add(client.nanos());
            if (System.nanoTime() < until) {
                client.ask();
            } else {
                underWay--;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
