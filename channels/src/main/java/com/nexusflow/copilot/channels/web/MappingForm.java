package com.nexusflow.copilot.channels.web;

import com.nexusflow.copilot.core.crm.imports.Corrections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.util.MultiValueMap;

/**
 * The mapping as the import page sends it: name.0, kind.0 and was.0 for the first file (its kind as chosen and as shown before), and
 * header.0.3 and field.0.3 for its fourth column. When the kind was changed, the columns of the old kind say nothing about the new one.
 */
final class MappingForm {

    private MappingForm() {}

    static Corrections read(MultiValueMap<String, String> form) {
        Map<String, Corrections.OfFile> files = new HashMap<>();
        for (int file = 0; form.containsKey("name." + file); file++) {
            String kind = form.getFirst("kind." + file);
            boolean sameKind = Objects.equals(kind, form.getFirst("was." + file));
            files.put(
                    Objects.requireNonNull(form.getFirst("name." + file)),
                    new Corrections.OfFile(kind == null || kind.isEmpty() ? null : kind, sameKind ? columns(form, file) : Map.of()));
        }
        return new Corrections(files);
    }

    private static Map<String, String> columns(MultiValueMap<String, String> form, int file) {
        Map<String, String> columns = new HashMap<>();
        for (int column = 0; form.containsKey("header." + file + "." + column); column++) {
            columns.put(
                    Objects.requireNonNull(form.getFirst("header." + file + "." + column)),
                    Objects.requireNonNullElse(form.getFirst("field." + file + "." + column), ""));
        }
        return columns;
    }
}
