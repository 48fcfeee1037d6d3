package dev.tarn.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A caller without any SDK, who writes down what was answered with everything that differs from run to run left out. */
final class Wire {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI url;
    private final List<String> ids = new ArrayList<>();
    private String lastBody = "";

    Wire(URI url) {
        this.url = url;
    }

    /** {@return status and body of the answer, ids numbered in the order in which they came, times and speeds left out} */
    String call(String operation, String body) {
        HttpRequest request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", "HealthLake." + operation)
                .header("Authorization", FhirWire.AUTHORIZATION)
                .POST(BodyPublishers.ofString(body))
                .build();
        return operation + " " + sent(request);
    }

    /** {@return status and body of a request that nobody signs} */
    String post(String path) {
        return sent(HttpRequest.newBuilder(url.resolve(path))
                .POST(BodyPublishers.noBody())
                .build());
    }

    /** {@return status and body of what is at a path} */
    String get(String path) {
        return sent(HttpRequest.newBuilder(url.resolve(path)).build());
    }

    /** {@return a text of the last answer, by the name of its member} */
    String last(String member) {
        Matcher value = Pattern.compile("\"" + member + "\":\"([^\"]*)\"").matcher(lastBody);
        if (!value.find()) {
            throw new AssertionError("no " + member + " in " + lastBody);
        }
        return value.group(1);
    }

    private String sent(HttpRequest request) {
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            lastBody = answer.body();
            return answer.statusCode() + " " + withoutChance(lastBody);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private String withoutChance(String body) {
        String numbered = ID.matcher(body).replaceAll(found -> {
            if (!ids.contains(found.group())) {
                ids.add(found.group());
            }
            return "id" + ids.indexOf(found.group());
        });
        return numbered.replace(url.getAuthority(), "HOST")
                .replaceAll("\"Throughput\":[0-9.]+", "\"Throughput\":0")
                .replaceAll("\"NextToken\":\"[^\"]+\"", "\"NextToken\":\"...\"")
                .replaceAll("Time\":[0-9.]+", "Time\":0")
                .replaceAll("\"CreatedAt\":[0-9.]+", "\"CreatedAt\":0");
    }
}
