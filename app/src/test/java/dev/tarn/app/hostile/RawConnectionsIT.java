package dev.tarn.app.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uses of a connection that no HTTP client makes, against the shipped server. */
class RawConnectionsIT {

    private static final int PIPELINED = 100_000;
    private static final int AT_A_TIME = 1_000;

    /** A server that takes nothing for so long has paused the connection. */
    private static final int PAUSED_MILLIS = 2_000;

    private static final long MIB = 1024 * 1024;

    @TempDir
    private Path folder;

    @Test
    void pipelined_requests_whose_answers_are_not_read_cost_no_memory_and_hinder_no_one() throws Exception {
        try (Target target = Target.start(folder, "memory");
                Playground ground = new Playground(target.port());
                Selector selector = Selector.open();
                SocketChannel channel =
                        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), target.port()))) {
            Vitals vitals = new Vitals(target);
            Vitals.Taken before = vitals.taken();
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_WRITE);
            long sent = flood(ground, selector, channel);
            Vitals.Taken after = vitals.taken();
            System.out.println("Pipelined without reading: about " + sent + " of " + PIPELINED + " requests; before "
                    + before + ", after " + after);

            assertThat(after.heap()).isLessThan(before.heap() + 32 * MIB);
            assertThat(after.direct()).isLessThan(before.direct() + 32 * MIB);
            assertThat(ground.once(Playground.request("GET", ground.base() + Playground.SMALL, "", ""))
                            .status())
                    .isEqualTo(200);
            assertThat(target.log()).doesNotContain("OutOfMemoryError");
        }
    }

    /** Sends until the server has all requests, takes no more, or closes; {@return how many it took} */
    private static long flood(Playground ground, Selector selector, SocketChannel channel) {
        byte[] one = Playground.request("GET", ground.base() + Playground.SMALL, "", "");
        ByteBuffer many = ByteBuffer.allocate(one.length * AT_A_TIME);
        for (int i = 0; i < AT_A_TIME; i++) {
            many.put(one);
        }
        long bytes = 0;
        try {
            for (int i = 0; i < PIPELINED / AT_A_TIME; i++) {
                many.rewind();
                while (many.hasRemaining()) {
                    if (selector.select(PAUSED_MILLIS) == 0) {
                        return bytes / one.length;
                    }
                    selector.selectedKeys().clear();
                    bytes += channel.write(many);
                }
            }
        } catch (IOException closed) {
            return bytes / one.length;
        }
        return bytes / one.length;
    }

    @Test
    void the_preface_of_HTTP_2_and_strange_versions_get_our_own_505() throws Exception {
        try (Target target = Target.start(folder, "memory")) {
            for (String request :
                    new String[] {"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n"}) {
                try (Wire wire = new Wire(target.port())) {
                    wire.send(Wire.ascii(request));
                    Wire.Answer answer = wire.answer(false).orElseThrow();
                    assertThat(answer.status()).as(answer.text()).isEqualTo(505);
                    assertThat(answer.head()).containsIgnoringCase("x-amzn-RequestId: ");
                    assertThat(answer.text()).contains("HTTP/1.1");
                }
            }
        }
    }
}
