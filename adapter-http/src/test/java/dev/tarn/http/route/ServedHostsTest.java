package dev.tarn.http.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code decisions.md} D88. */
class ServedHostsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LocalHost:8080",
                "localhost.",
                "localhost:",
                "datatransformation.localhost:8080",
                "my-bucket.localhost",
                "127.0.0.1:65535",
                "127.8.9.10",
                "[::1]:8080",
                "[0:0:0:0:0:0:0:1]",
                "[::ffff:127.0.0.1]",
                "healthlake.us-east-1.amazonaws.com",
                "HEALTHLAKE.eu-west-2.amazonaws.com:8080",
                "datatransformation.healthlake.us-east-1.amazonaws.com",
                "healthlake-fips.us-gov-west-1.amazonaws.com",
                "healthlake.us-east-1.api.aws"
            })
    void loopback_and_HealthLakes_own_names_are_served(String host) throws UnknownHostException {
        assertThat(serves(listening("127.0.0.1"), host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "localhost.evil.example",
                "notlocalhost",
                "127.0.0.1.nip.io",
                "healthlake.us-east-1.amazonaws.com.evil.example",
                "xhealthlake.us-east-1.amazonaws.com",
                "s3.us-east-1.amazonaws.com",
                "healthlake.amazonaws.com",
                "192.0.2.1",
                "10.0.0.1:8080",
                "[fe80::1]",
                "0.0.0.0",
                "2130706433",
                "0x7f000001",
                "127.1"
            })
    void everything_else_is_not(String host) throws UnknownHostException {
        assertThat(serves(listening("127.0.0.1"), host)).isFalse();
    }

    @Test
    void the_address_that_is_listened_at_is_served_and_at_all_interfaces_every_literal() throws UnknownHostException {
        assertThat(serves(listening("192.0.2.1"), "192.0.2.1:8080")).isTrue();
        assertThat(serves(listening("192.0.2.1"), "192.0.2.2:8080")).isFalse();
        assertThat(serves(listening("0.0.0.0"), "192.0.2.2:8080")).isTrue();
        assertThat(serves(listening("::"), "[2001:db8::1]")).isTrue();
        assertThat(serves(listening("0.0.0.0"), "evil.example")).isFalse();
    }

    @Test
    void the_configured_name_and_the_allowed_ones_are_served_with_those_below_them() throws UnknownHostException {
        ServedHosts hosts = new ServedHosts(
                "Tarn.internal", InetAddress.getByName("192.0.2.1"), List.of("lake.example.org.", "192.0.2.9", "::9"));

        for (String host : List.of(
                "tarn.internal", "lake.example.org:80", "b.LAKE.example.org", "192.0.2.9", "[0::9]", "192.0.2.1")) {
            assertThat(serves(hosts, host)).as(host).isTrue();
        }
        for (String host : List.of("example.org", "xlake.example.org", "192.0.2.8", "internal")) {
            assertThat(serves(hosts, host)).as(host).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lake", "lake.example.org", "192.0.2.1", "::1", "[::1]", "a_b"})
    void a_host_is_a_name_or_an_address(String text) {
        assertThat(ServedHosts.isHost(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "lake:8080", "http://lake", "a b", "*", "user@lake", "[::1]:80", "a/b"})
    void what_has_a_port_or_is_none_is_no_host(String text) {
        assertThat(ServedHosts.isHost(text)).isFalse();
    }

    private static ServedHosts listening(String address) throws UnknownHostException {
        return new ServedHosts(address, InetAddress.getByName(address), List.of());
    }

    private static boolean serves(ServedHosts hosts, String host) {
        Authority authority = Authority.parse(host);
        assertThat(authority).as(host).isNotNull();
        return hosts.serves(authority);
    }
}
