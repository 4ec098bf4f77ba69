package com.nexusflow.copilot.channels.phone;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** The addresses that Twilio may send us on to for the sound of a recording: hosts that were named, by HTTPS, out in the world. */
final class MediaAddresses {

    /** Looks a host up. */
    interface Directory {
        InetAddress[] find(String host) throws UnknownHostException;
    }

    private static final int HTTPS = 443;

    private final Set<String> hosts;
    private final boolean tested;
    private final Directory directory;

    MediaAddresses(URI api, Set<String> hosts) {
        this(api, hosts, InetAddress::getAllByName);
    }

    /** @param api where Twilio's REST is; on this very machine it is a test's, whose media may stand here, too */
    MediaAddresses(URI api, Set<String> hosts, Directory directory) {
        this.hosts = hosts;
        this.directory = directory;
        this.tested = Set.of("127.0.0.1", "localhost", "[::1]").contains(host(api));
        if (!tested && !isSecure(api)) {
            throw new IllegalArgumentException("copilot.phone.api must be an https address, was " + api);
        }
    }

    boolean allow(URI address) {
        if (!hosts.contains(host(address)) || address.getRawUserInfo() != null) {
            return false;
        }
        return tested ? "http".equals(address.getScheme()) : isSecure(address) && isOutside(host(address));
    }

    private static String host(URI address) {
        return address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
    }

    private static boolean isSecure(URI address) {
        return "https".equals(address.getScheme()) && (address.getPort() == -1 || address.getPort() == HTTPS);
    }

    private boolean isOutside(String host) {
        try {
            return Arrays.stream(directory.find(host)).noneMatch(MediaAddresses::isInside);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Also those that Java has no name for: the carriers' 100.64.0.0/10, the unique local fc00::/7, and what begins with zero. */
    private static boolean isInside(InetAddress address) {
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        boolean shared = bytes.length == 4 && (first == 0 || first == 100 && (second & 0xc0) == 64);
        boolean unique = bytes.length == 16 && (first & 0xfe) == 0xfc;
        return shared || unique || address.isAnyLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress() || address.isSiteLocalAddress() || address.isMulticastAddress();
    }
}
