package com.nexusflow.copilot.knowledge.document.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.core.text.Texts;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentMessagesTest {

    private static final Pattern GAP = Pattern.compile("\\{\\d}");

    static Stream<Locale> languages() {
        return Texts.LANGUAGES.stream();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyLanguageHasTheSentencesOfEnglishWithTheSameGaps(Locale language) throws IOException {
        Properties english = bundle(Locale.ENGLISH);
        Properties messages = bundle(language);
        assertThat(messages.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(gaps(messages.getProperty(key))).as(key).isEqualTo(gaps(english.getProperty(key)));
            assertThat(messages.getProperty(key)).as(key).doesNotContain("'");
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyReasonAndRemarkIsSaidAndNothingElse(Locale language) throws IOException {
        Set<String> keys = Stream.of(
                        Arrays.stream(Refusal.values()).map(Refusal::key), Arrays.stream(Remark.Matter.values()).map(Remark.Matter::key),
                        Stream.of("place.page", "place.slide", "place.line", "place.row"))
                .flatMap(found -> found).collect(Collectors.toSet());
        assertThat(bundle(language).stringPropertyNames()).isEqualTo(keys);
    }

    private static Set<String> gaps(String message) {
        return GAP.matcher(message).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    private static Properties bundle(Locale language) throws IOException {
        String ending = language.equals(Locale.ENGLISH) ? "" : "_" + language.getLanguage();
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(DocumentMessagesTest.class.getResourceAsStream("/messages/documents" + ending + ".properties")), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
