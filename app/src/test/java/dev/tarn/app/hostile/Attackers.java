package dev.tarn.app.hostile;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/** Clients that attack a server at the same time, and note what it should not have answered. */
final class Attackers {

    private static final int CLIENTS = Integer.getInteger("tarn.hostile.clients", 4);
    private static final int NOT_READING_MILLIS = 300;
    private static final int BROKEN_OFF_MILLIS = 200;
    private static final int FOREVER_MINUTES = 10;
    private static final int SHOWN = 600;

    /** 501 is what Tarn does not do, and 505 a version of HTTP that it does not speak. */
    private static final Set<Integer> RIGHT = Set.of(501, 503, 505, 507);

    private final int port;
    private final long seed;
    private final List<String> faults = Collections.synchronizedList(new ArrayList<>());
    private final Map<Integer, Integer> statuses = Collections.synchronizedMap(new TreeMap<>());

    Attackers(int port, long seed) {
        this.port = port;
        this.seed = seed;
    }

    /** {@return what was wrong} */
    List<String> faults() {
        return faults;
    }

    /** {@return how often each status was answered} */
    Map<Integer, Integer> statuses() {
        return statuses;
    }

    /** Attacks with the numbers from one to another. */
    void attack(int from, int to, Playground ground) throws InterruptedException {
        if (!together(
                CLIENTS, FOREVER_MINUTES, from, to, number -> attack(number, Generator.attack(seed, number, ground)))) {
            faults.add("The clients did not come to an end");
        }
    }

    /**
     * Has clients work at the same time, each with the next number.
     *
     * @param to the number after the last
     * @return whether all of them came to an end within these minutes
     */
    static boolean together(int clients, int minutes, int from, int to, IntConsumer attack)
            throws InterruptedException {
        AtomicInteger next = new AtomicInteger(from);
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        for (int i = 0; i < clients; i++) {
            threads.execute(() -> {
                for (int number = next.getAndIncrement(); number < to; number = next.getAndIncrement()) {
                    attack.accept(number);
                }
            });
        }
        threads.shutdown();
        boolean ended = threads.awaitTermination(minutes, TimeUnit.MINUTES);
        threads.shutdownNow();
        return ended;
    }

    private void attack(int number, Attack attack) {
        long begin = System.nanoTime();
        try (Wire wire = new Wire(port)) {
            switch (attack.manner()) {
                case READS -> {
                    send(wire, attack);
                    read(wire, number, attack);
                }
                case BREAKS_OFF -> {
                    send(wire, attack);
                    wire.halfClose();
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(BROKEN_OFF_MILLIS / 20));
                    wire.patience(BROKEN_OFF_MILLIS);
                    try {
                        read(wire, number, attack);
                    } catch (SocketTimeoutException none) {
                        // The server waits for the rest of the request, as it should.
                    } catch (Wire.CutShort gone) {
                        // The server takes a client that has closed its side for one that has gone.
                    }
                }
                case NEVER_READS -> {
                    send(wire, attack);
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(NOT_READING_MILLIS));
                }
            }
        } catch (SocketTimeoutException e) {
            fault(number, attack, "no answer within " + Wire.HANG_MILLIS + " ms");
        } catch (IOException | RuntimeException | AssertionError e) {
            fault(number, attack, e.toString());
        }
        long millis = (System.nanoTime() - begin) / 1_000_000;
        if (millis > 2 * Wire.HANG_MILLIS) {
            fault(number, attack, "it took " + millis + " ms");
        }
    }

    /** A client that writes more than the server takes would never come to read. */
    private static void send(Wire wire, Attack attack) {
        if (attack.bytes().length < 32 * 1024) {
            wire.send(attack.bytes());
            return;
        }
        Thread writer = new Thread(() -> wire.send(attack.bytes()), "hostile-writer");
        writer.setDaemon(true);
        writer.start();
    }

    private void read(Wire wire, int number, Attack attack) throws IOException {
        for (int i = 0; i < attack.answers(); i++) {
            Optional<Wire.Answer> answer = wire.answer(attack.toHead());
            if (answer.isEmpty()) {
                if (i == 0 && attack.manner() == Attack.Manner.READS) {
                    fault(number, attack, "closed without an answer");
                }
                return;
            }
            int status = answer.get().status();
            statuses.merge(status, 1, Integer::sum);
            if (status >= 500 && !RIGHT.contains(status)) {
                fault(number, attack, status + " " + cut(answer.get().text()));
            }
            String inner = answer.get().text();
            if (inner.contains("\"status\":\"500\"")) {
                fault(
                        number,
                        attack,
                        "an entry failed with 500: " + cut(inner.substring(inner.indexOf("\"status\":\"500\""))));
            }
        }
    }

    private void fault(int number, Attack attack, String what) {
        faults.add("Seed " + seed + ", number " + number + " (" + attack.kind() + "): " + what + "\n    sent: "
                + cut(new String(
                        attack.bytes(), 0, Math.min(SHOWN, attack.bytes().length), StandardCharsets.ISO_8859_1)));
    }

    private static String cut(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
