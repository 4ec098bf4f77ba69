package com.nexusflow.copilot.core.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.core.people.Person;
import com.nexusflow.copilot.core.people.Role;
import com.nexusflow.copilot.core.tenant.Ids;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MentionsTest {

    private static final List<Person> EVERYBODY = Stream.concat(
                    Stream.of("Nina Holm", "Nina Holm Berg", "Nina Adler", "José Núñez", "Søren Ægir", "Anna Weiß", "Anna-Lena Vogt", "Sean O'Neil", "Paul Twin", "Paul Twin")
                            .map(name -> person(name, true)),
                    Stream.of(person("Gone Away", false)))
            .toList();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "@Nina Holm please look | Nina Holm",
        "@nina holm berg, please look | Nina Holm Berg",
        "@NINA HOLMBERG please look | ",
        "(@Nina Adler) | Nina Adler",
        "@jose nunez: yes | José Núñez",
        "@Jose can you? | José Núñez",
        "@soren | Søren Ægir",
        "@Anna Weiss and @anna-lena | Anna Weiß, Anna-Lena Vogt",
        "@Anna! | Anna Weiß",
        "@Anna-Marie is nobody | ",
        "@Sean's turn | Sean O'Neil",
        "@Sean O'Neil's turn | Sean O'Neil",
        "write to nina@holm.example or x@Sean.example | ",
        "@Gone Away | ",
        "@ Nina Adler and @@José | José Núñez",
        "@José @José @josé núñez | José Núñez",
        "Nina Adler without the sign | "
    })
    void theLongestNameThatFitsIsMeant(String text, String names) {
        List<String> meant = Mentions.in(text, EVERYBODY).people().stream().map(Person::name).toList();
        assertThat(String.join(", ", meant)).isEqualTo(names == null ? "" : names);
    }

    @Test
    void aFirstNameOfTwoPeopleMeansNeither() {
        Mentions mentions = Mentions.in("@Nina can you?", EVERYBODY);
        assertThat(mentions.people()).isEmpty();
        assertThat(mentions.unclear()).singleElement().satisfies(name -> {
            assertThat(name.name()).isEqualTo("Nina");
            assertThat(name.candidates()).extracting(candidate -> candidate.name()).containsExactly("Nina Holm", "Nina Holm Berg", "Nina Adler");
        });
    }

    @Test
    void aFullNameOfTwoPeopleMeansNeither() {
        Mentions mentions = Mentions.in("@Paul Twin and @paul twin", EVERYBODY);
        assertThat(mentions.people()).isEmpty();
        assertThat(mentions.unclear()).singleElement().satisfies(name -> assertThat(name.name()).isEqualTo("Paul Twin"));
    }

    private static Person person(String name, boolean active) {
        return new Person(Ids.next(), name, null, Role.REP, null, active);
    }
}
