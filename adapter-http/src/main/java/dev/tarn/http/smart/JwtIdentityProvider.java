package dev.tarn.http.smart;

import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Validates JSON Web Tokens. The library is loaded with the first token: a server without tokens does not pay for it. */
final class JwtIdentityProvider implements IdentityProvider {

    private final JwtSettings settings;
    private final InstantSource clock;
    private @Nullable JwtDecoder decoder;

    JwtIdentityProvider(JwtSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Map<String, Object> answer(Request request) {
        return decoder()
                .payload(request.bearerToken(), request.datastoreEndpoint())
                .<Map<String, Object>>map(payload -> Map.of("authPayload", payload, "iamRoleARN", settings.role()))
                .orElse(Map.of());
    }

    private synchronized JwtDecoder decoder() {
        JwtDecoder made = decoder;
        if (made == null) {
            made = new JwtDecoder(settings, clock);
            decoder = made;
        }
        return made;
    }
}
