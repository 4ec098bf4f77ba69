package com.nexusflow.copilot.core.demo;

import com.nexusflow.copilot.core.demo.DemoAccount.DemoContact;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;

/** The customers of the demo: accounts read from a resource, contacts put together from names of their country. */
final class DemoPeople {

    private static final int CONTACTS = 250;
    private static final List<List<String>> ROLES = List.of(
            List.of("Chief Financial Officer", "economic_buyer"),
            List.of("Head of Sales Operations", "champion"),
            List.of("Chief Information Officer", "decision_maker"),
            List.of("IT Security Manager", "influencer"),
            List.of("Procurement Manager", "blocker"),
            List.of("Team Lead Customer Service", "user"));

    private final Dice dice;
    private final Properties names = names();
    private final Set<String> taken = new HashSet<>();

    DemoPeople(Dice dice) {
        this.dice = dice;
    }

    List<DemoAccount> accounts() {
        List<String[]> lines = lines();
        List<DemoAccount> accounts = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String[] line = lines.get(i);
            int contacts = CONTACTS * (i + 1) / lines.size() - CONTACTS * i / lines.size();
            accounts.add(new DemoAccount(dice.id(), line[0], line[1], line[2], Integer.parseInt(line[3]), Integer.parseInt(line[4]),
                    Integer.parseInt(line[5]), line.length > 6 ? line[6] : null, owner(line[2], i), contacts(line[0], line[2], contacts)));
        }
        return accounts;
    }

    /** A new full name of the country. */
    String person(String country) {
        String name = name(country);
        while (!taken.add(name)) {
            name = name(country);
        }
        return name;
    }

    static String plain(String text) {
        String ascii = Normalizer.normalize(text.toLowerCase(Locale.ROOT).replace("ø", "o").replace("ß", "ss"), Normalizer.Form.NFD);
        return ascii.replaceAll("\\p{M}", "").replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    private List<DemoContact> contacts(String account, String country, int count) {
        List<DemoContact> contacts = new ArrayList<>();
        int first = dice.between(0, 2);
        for (int i = 0; i < count; i++) {
            List<String> role = ROLES.get((first + i) % ROLES.size());
            String name = person(country);
            contacts.add(new DemoContact(dice.id(), name, role.get(0), role.get(1), plain(name).replace('-', '.') + "@" + plain(account) + ".example"));
        }
        return contacts;
    }

    private String name(String country) {
        return one(country + ".first") + " " + one(country + ".last");
    }

    private String one(String key) {
        return dice.one(List.of(Objects.requireNonNull(names.getProperty(key), key).split(", ")));
    }

    private static String owner(String country, int index) {
        DemoTeam team = DemoTeam.ALL.stream().filter(t -> t.countries().contains(country)).findFirst().orElseThrow();
        return team.reps().get(index % team.reps().size()).name();
    }

    private static List<String[]> lines() {
        try (BufferedReader reader = reader("accounts.csv")) {
            return reader.lines().skip(1).map(line -> line.split(",")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The demo's accounts cannot be read", e);
        }
    }

    private static Properties names() {
        Properties properties = new Properties();
        try (BufferedReader reader = reader("names.properties")) {
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException("The demo's names cannot be read", e);
        }
    }

    private static BufferedReader reader(String resource) {
        return new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(DemoPeople.class.getResourceAsStream(resource), resource), StandardCharsets.UTF_8));
    }
}
