package com.nexusflow.copilot.channels.teams;

import java.net.URI;
import java.util.Set;

/** The addresses of Bot Connectors: they are sent our token, so that nobody may name others. */
final class ServiceAddresses {

    private static final Set<String> HOSTS = Set.of(
            "smba.trafficmanager.net", "smba.infra.gcc.teams.microsoft.com", "smba.infra.gov.teams.microsoft.us", "smba.infra.dod.teams.microsoft.us");
    private static final String BOT_FRAMEWORK = ".botframework.com";
    private static final String FILES = ".sharepoint.com";

    private final String testAddress;
    private final boolean development;

    ServiceAddresses(String testAddress, boolean development) {
        this.testAddress = testAddress.strip();
        this.development = development;
    }

    boolean isAllowed(String address) {
        try {
            URI uri = URI.create(address);
            return uri.getUserInfo() == null && uri.getHost() != null && uri.getQuery() == null && uri.getFragment() == null
                    && (isMicrosofts(uri) || isTest(uri) || development && isLocal(address));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Where files in Teams are kept. */
    boolean isFileStore(String address) {
        try {
            URI uri = URI.create(address);
            return uri.getUserInfo() == null && uri.getHost() != null
                    && ("https".equals(uri.getScheme()) && (uri.getPort() == -1 || uri.getPort() == 443) && uri.getHost().endsWith(FILES) || isTest(uri));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The emulator listens on the developer's own machine. */
    static boolean isLocal(String address) {
        try {
            URI uri = URI.create(address);
            return "http".equals(uri.getScheme()) && ("localhost".equals(uri.getHost()) || "127.0.0.1".equals(uri.getHost()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isMicrosofts(URI uri) {
        return "https".equals(uri.getScheme()) && (uri.getPort() == -1 || uri.getPort() == 443) && (HOSTS.contains(uri.getHost()) || uri.getHost().endsWith(BOT_FRAMEWORK));
    }

    /** The one address that is not Microsoft's, for tests. */
    boolean isTest(String address) {
        return isTest(URI.create(address));
    }

    private boolean isTest(URI uri) {
        if (testAddress.isEmpty()) {
            return false;
        }
        URI test = URI.create(testAddress);
        return test.getScheme().equals(uri.getScheme()) && test.getHost().equals(uri.getHost()) && test.getPort() == uri.getPort();
    }
}
