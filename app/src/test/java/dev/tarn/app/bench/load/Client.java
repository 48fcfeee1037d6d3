package dev.tarn.app.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One connection, with one request under way at a time. */
final class Client {

    private final SocketChannel channel;
    private final SelectionKey key;
    private final Requests requests;
    private final Reply reply = new Reply();
    private ByteBuffer request;
    private long asked;

    Client(SocketChannel channel, Selector selector, Requests requests) throws IOException {
        this.channel = channel;
        this.requests = requests;
        this.request = requests.next();
        this.key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** Sends the next request. */
    void ask() throws IOException {
        request = requests.next();
        reply.reset();
        asked = System.nanoTime();
        write();
    }

    /**
     * Goes on with what the connection is ready for; {@return whether the answer is complete, and right}
     *
     * @param room for what is read, shared by all
     */
    boolean proceed(ByteBuffer room) throws IOException {
        if (key.isWritable()) {
            write();
        }
        if (!key.isReadable()) {
            return false;
        }
        room.clear();
        if (channel.read(room) < 0) {
            throw new IOException("The server has closed a connection in the middle of an answer: " + reply.text());
        }
        boolean complete = reply.take(room.flip());
        if (complete) {
            requests.requireRight(reply);
        }
        return complete;
    }

    /** {@return for how long the request has been under way} */
    long nanos() {
        return System.nanoTime() - asked;
    }

    private void write() throws IOException {
        channel.write(request);
        int interest = request.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ;
        if (key.interestOps() != interest) {
            key.interestOps(interest);
        }
    }
}
