package dev.tarn.http.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Marks requests of an HTTP version that is not served as invalid, before Vert.x sees them. Vert.x would answer them
 * itself, with 501, no body and no request id; as invalid requests they are answered by {@link ConnectionGuard}. Tells the connection
 * where a read of its socket ends.
 */
final class ChannelWatch extends ChannelInboundHandlerAdapter {

    private static final Logger LOG = LoggerFactory.getLogger(ChannelWatch.class);

    private final Connection connection;

    private ChannelWatch(Connection connection) {
        this.connection = connection;
    }

    /**
     * Adds the watch to a new connection. Vert.x has no public access to the channel; where its internals are not
     * accessible (on the module path), its own answer to other versions remains, pipelined requests are not spread, and a
     * connection whose client does not read is closed when its buffered writes are done.
     */
    static void addTo(HttpConnection http, Connection connection) {
        try {
            if (http instanceof ConnectionBase vertx) {
                ChannelHandlerContext context = vertx.channelHandlerContext();
                ChannelWatch watch = new ChannelWatch(connection);
                context.pipeline().addBefore(context.name(), ChannelWatch.class.getName(), watch);
                ChannelHandlerContext watching = context.pipeline().context(watch);
                connection.watched(() -> watching.channel().unsafe().close(watching.voidPromise()));
            }
        } catch (LinkageError e) {
            LOG.debug("HTTP versions are checked by Vert.x", e);
        }
    }

    /** By identity, as Vert.x compares: to Netty {@code http/1.1} is equal. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isServed(HttpVersion version) {
        return version == HttpVersion.HTTP_1_1 || version == HttpVersion.HTTP_1_0;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request && !isServed(request.protocolVersion())) {
            if (request.decoderResult().isSuccess()) {
                UnsupportedVersion cause =
                        new UnsupportedVersion(request.protocolVersion().text());
                request.setDecoderResult(DecoderResult.failure(cause));
            }
            // The answer takes over the version of the request, so that this one has to be spoken.
            request.setProtocolVersion(HttpVersion.HTTP_1_1);
        }
        context.fireChannelRead(message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        connection.readComplete();
        context.fireChannelReadComplete();
    }
}
