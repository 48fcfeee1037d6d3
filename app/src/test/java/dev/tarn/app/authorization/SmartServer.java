package dev.tarn.app.authorization;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.tarn.app.TarnServer;
import dev.tarn.app.setting.Settings;
import dev.tarn.domain.datastore.AuthorizationStrategy;
import dev.tarn.domain.datastore.DatastoreConfiguration;
import dev.tarn.domain.datastore.DatastoreId;
import dev.tarn.domain.datastore.IdentityProviderConfiguration;
import dev.tarn.domain.datastore.LambdaArn;
import dev.tarn.domain.datastore.SmartMetadata;
import dev.tarn.http.smart.IdentityProviderFile;
import dev.tarn.ports.datastore.CreateDatastoreRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;

/** A server with data stores whose tokens the built-in decoder validates, and the key that signs the tokens. */
final class SmartServer implements AutoCloseable {

    static final String ISSUER = "https://idp.example";

    private static final String ARN = "arn:aws:lambda:us-east-1:123456789012:function:decoder";
    /** An {@code Authorization} header of an unverified signature. */
    static final String SIGNED = "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/healthlake/aws4_request,"
            + " SignedHeaders=host, Signature=00";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final ECKey key;
    private final TarnServer server;

    SmartServer(Path directory) throws IOException, JOSEException {
        key = new ECKeyGenerator(Curve.P_256).keyID("k").generate();
        Files.writeString(directory.resolve("jwks.json"), new JWKSet(key.toPublicJWK()).toString());
        Path idp = Files.writeString(
                directory.resolve("idp.json"),
                "{\"*\":{\"jwt\":{\"issuer\":\"" + ISSUER + "\",\"jwks_file\":\"jwks.json\"}}}");
        server = TarnServer.start(
                Settings.forTest(directory.resolve("objects")).identityProviders(IdentityProviderFile.read(idp)));
    }

    /** {@return a new data store; its metadata has these capabilities} */
    DatastoreId store(boolean fineGrained, String... capabilities) {
        String metadata = "{\"authorization_endpoint\":\"https://idp.example/authorize\","
                + "\"token_endpoint\":\"https://idp.example/token\",\"grant_types_supported\":[\"authorization_code\"],"
                + "\"capabilities\":[\"" + String.join("\",\"", capabilities)
                + "\"],\"code_challenge_methods_supported\":[\"S256\"]}";
        return server.healthLake()
                .datastores()
                .create(CreateDatastoreRequest.unnamed()
                        .configured(DatastoreConfiguration.R4.identityProvider(new IdentityProviderConfiguration(
                                AuthorizationStrategy.SMART_ON_FHIR,
                                fineGrained,
                                Optional.of(new SmartMetadata(metadata)),
                                Optional.of(new LambdaArn(ARN))))))
                .id();
    }

    URI url(DatastoreId store, String path) {
        return server.url().resolve("/datastore/" + store + "/r4/" + path);
    }

    /** {@return the claims of a valid token of patient p1 for a data store} */
    JWTClaimsSet.Builder claims(DatastoreId store, String scope) {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject("u1")
                .audience(url(store, "").toString())
                .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                .claim("scope", scope)
                .claim("patient", "p1");
    }

    String token(JWTClaimsSet.Builder claims) throws JOSEException {
        return token(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("k").build(), claims, key);
    }

    static String token(JWSHeader header, JWTClaimsSet.Builder claims, ECKey signer) throws JOSEException {
        SignedJWT token = new SignedJWT(header, claims.build());
        token.sign(new ECDSASigner(signer));
        return token.serialize();
    }

    /** Sends a request with a token; {@code headers} by name. */
    HttpResponse<String> send(
            String method, DatastoreId store, String path, String token, String body, Map<String, String> headers) {
        return send(method, store, path, Optional.of("Bearer " + token), body, headers);
    }

    HttpResponse<String> get(DatastoreId store, String path, String token) {
        return send("GET", store, path, token, "", Map.of());
    }

    /** Sends a request with a signature, which may do everything. */
    HttpResponse<String> signed(String method, DatastoreId store, String path, String body) {
        return send(method, store, path, Optional.of(SIGNED), body, Map.of());
    }

    private HttpResponse<String> send(
            String method,
            DatastoreId store,
            String path,
            Optional<String> authorization,
            String body,
            Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url(store, path)).method(method, HttpRequest.BodyPublishers.ofString(body));
        authorization.ifPresent(value -> request.header("Authorization", value));
        headers.forEach(request::header);
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
