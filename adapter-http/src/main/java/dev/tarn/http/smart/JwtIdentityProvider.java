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
        return Map.of(
                "authPayload",
                decoder().payload(request.bearerToken(), request.datastoreEndpoint()),
                "iamRoleARN",
                settings.role());
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
