package dev.tarn.http.smart;

import java.util.Map;

/** Answers as the Lambda function that {@code IdpLambdaArn} names ({@code authorization.md} 3.4). Thread-safe; may block. */
@FunctionalInterface
public interface IdentityProvider {

    /**
     * {@return the members of the answer: {@code authPayload}, a map, and {@code iamRoleARN}} An empty map refuses the token.
     *
     * @throws IdentityProviderException if there is no answer
     * @throws InvalidTokenException from the built-in decoder, which says what is wrong with the token
     */
    Map<String, Object> answer(Request request);

    /**
     * The event of the function.
     *
     * @param datastoreEndpoint the URL of the endpoint, with a slash at its end
     * @param operationName the name of the operation, such as {@code ReadResource}
     */
    record Request(String datastoreEndpoint, String operationName, String bearerToken) {

        /** The token is in no log. */
        @Override
        public String toString() {
            return operationName + " at " + datastoreEndpoint;
        }
    }
}
