package com.nexusflow.copilot.core.text;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** The messages of one bundle in one of the product's languages. */
public final class Texts {

    /** The languages the product speaks. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, Locale.of("es"));

    private static final ResourceBundle.Control NO_PLATFORM_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle bundle;
    private final Locale locale;

    private Texts(ResourceBundle bundle, Locale locale) {
        this.bundle = bundle;
        this.locale = locale;
    }

    /** The bundle of that name (for instance "messages.metrics") in the language, or in English when it is none of the product's. */
    public static Texts of(String bundle, Locale locale) {
        Locale spoken = spoken(locale);
        return new Texts(ResourceBundle.getBundle(bundle, spoken, NO_PLATFORM_FALLBACK), spoken);
    }

    /** The product's language for a person's locale. */
    public static Locale spoken(Locale locale) {
        return LANGUAGES.stream().filter(l -> l.getLanguage().equals(locale.getLanguage())).findFirst().orElse(Locale.ENGLISH);
    }

    public Locale locale() {
        return locale;
    }

    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    /** The message with its arguments filled in. An unknown key is a mistake of ours and stops the work. */
    public String get(String key, Object... arguments) {
        try {
            String pattern = bundle.getString(key);
            return arguments.length == 0 ? pattern : new MessageFormat(pattern, locale).format(arguments);
        } catch (MissingResourceException e) {
            throw new IllegalStateException("The message \"" + key + "\" is missing for " + locale, e);
        }
    }
}
