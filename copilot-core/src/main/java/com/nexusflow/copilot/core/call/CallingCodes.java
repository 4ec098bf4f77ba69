package com.nexusflow.copilot.core.call;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where telephone numbers are from, by the digits they begin with. A number that was taken along says where it was given out. */
final class CallingCodes {

    static final String UNKNOWN = "";
    private static final int LONGEST = 7;

    private record Place(String name, String code) {}

    private final Map<String, Place> places = new HashMap<>();

    CallingCodes() {
        CsvLines.of("calling-codes.csv").forEach(this::add);
    }

    private void add(List<String> line) {
        String code = line.get(0);
        for (String area : line.get(2).split(" ")) {
            places.put(code + area, new Place(line.get(1), code));
        }
    }

    /** The country, or the state of the United States; empty when nobody knows. */
    String placeOf(TelephoneNumber number) {
        return find(number).name();
    }

    /** What is dialled from elsewhere before the numbers of that country. */
    String codeOf(TelephoneNumber number) {
        return find(number).code();
    }

    private Place find(TelephoneNumber number) {
        String digits = number.value().substring(1);
        for (int length = Math.min(LONGEST, digits.length()); length > 0; length--) {
            Place place = places.get(digits.substring(0, length));
            if (place != null) {
                return place;
            }
        }
        return new Place(UNKNOWN, UNKNOWN);
    }
}
