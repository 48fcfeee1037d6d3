package dev.tarn.http.connection;

import dev.tarn.domain.fault.FaultEffect.Disconnect;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOption;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Breaks a connection as an injected fault says. */
final class Breakage {

    private static final Logger LOG = LoggerFactory.getLogger(Breakage.class);

    private static final byte[] GARBAGE =
            "}x7 no size of a chunk, and no header: bytes of an injected fault \u0001\u0002"
                    .getBytes(StandardCharsets.UTF_8);

    private static final byte[] CHUNKED =
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private Breakage() {}

    /** Where Vert.x's internals are not accessible (on the module path), every kind closes without a response. */
    static void apply(HttpConnection http, Disconnect.Kind kind) {
        try {
            if (http instanceof ConnectionBase vertx) {
                apply(vertx.channelHandlerContext().channel(), kind);
                return;
            }
        } catch (LinkageError e) {
            LOG.debug("The channel is not accessible", e);
        }
        http.close();
    }

    private static void apply(Channel channel, Disconnect.Kind kind) {
        switch (kind) {
            case EMPTY_RESPONSE, TRUNCATED_RESPONSE_BODY -> close(channel);
            case CONNECTION_RESET_BY_PEER -> {
                // With a linger time of zero the kernel sends RST instead of FIN.
                channel.config().setOption(ChannelOption.SO_LINGER, 0);
                close(channel);
            }
            case RANDOM_DATA_THEN_CLOSE -> writeAndClose(channel, GARBAGE);
            case MALFORMED_RESPONSE_CHUNK -> writeAndClose(channel, CHUNKED, GARBAGE);
        }
    }

    private static void close(Channel channel) {
        channel.close().addListener(closed -> LOG.debug("A connection was broken as a fault says"));
    }

    /** Writes past the encoder of HTTP. */
    private static void writeAndClose(Channel channel, byte[]... parts) {
        channel.pipeline()
                .firstContext()
                .writeAndFlush(Unpooled.wrappedBuffer(parts))
                .addListener(ChannelFutureListener.CLOSE);
    }
}
