package com.nexusflow.copilot.voice.redact;

import com.nexusflow.copilot.voice.redact.PersonalSpan.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** E-mail addresses, written or spoken. */
final class Emails {

    private static final Pattern WRITTEN = Pattern.compile(
            "[\\p{L}\\p{N}._%+-]{1,64}\\s?@\\s?[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){1,6}");

    private Emails() {}

    static List<PersonalSpan> in(String text, SpokenForms forms) {
        List<PersonalSpan> spans = new ArrayList<>();
        Matcher written = WRITTEN.matcher(text);
        while (written.find()) {
            spans.add(new PersonalSpan(Kind.EMAIL, written.start(), written.end()));
        }
        forms.emails().inOwn(text).stream().filter(span -> spans.stream().noneMatch(span::meets)).toList().forEach(spans::add);
        return spans;
    }
}
