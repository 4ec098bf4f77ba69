package com.nexusflow.copilot.channels.phone;

import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** A call that Twilio plays: does what the TwiML says, refuses what it would refuse, and listens while the TwiML gathers. */
public final class FakeCall {

    private static final Map<String, Set<String>> VERBS = Map.of(
            "Response", Set.of(),
            "Say", Set.of("voice", "language", "loop"),
            "prosody", Set.of("rate", "pitch", "volume"),
            "Gather", Set.of("input", "action", "method", "timeout", "speechTimeout", "numDigits", "finishOnKey", "language", "hints", "actionOnEmptyResult", "profanityFilter", "speechModel"),
            "Pause", Set.of("length"),
            "Redirect", Set.of("method"),
            "Hangup", Set.of());
    private static final int LARGEST = 64 * 1024;
    private static final int LONGEST_SAY = 4_096;

    private final FakeLine line;
    private final String from;
    private final String sid = "CA" + FakeTwilio.hex();
    private final List<String> heard = new ArrayList<>();
    private final Map<String, String> answers = new LinkedHashMap<>();
    private @Nullable Element gather;
    private String twiml = "";
    private int redirects;
    private Runnable atMoment = () -> {};
    private boolean over;

    FakeCall(FakeLine line, String from) {
        this.line = line;
        this.from = from;
    }

    FakeCall ring() {
        play(line.path("/voice"), fields("ringing"));
        return this;
    }

    /** Says something that Twilio understands well. */
    public FakeCall say(String words) {
        return say(words, 0.92);
    }

    public FakeCall say(String words, double confidence) {
        Map<String, String> fields = fields("in-progress");
        fields.put("SpeechResult", words);
        fields.put("Confidence", Double.toString(confidence));
        return gathered(fields, "speech");
    }

    public FakeCall press(String digits) {
        Map<String, String> fields = fields("in-progress");
        String most = listening().getAttribute("numDigits");
        if (!most.isEmpty() && digits.length() > Integer.parseInt(most)) {
            throw new AssertionError("Only " + most + " digits are gathered");
        }
        fields.put("Digits", digits);
        fields.put("FinishedOnKey", "");
        return gathered(fields, "dtmf");
    }

    public FakeCall saysNothing() {
        if (!listening().getAttribute("actionOnEmptyResult").equals("true")) {
            throw new AssertionError("Without actionOnEmptyResult the call would end here");
        }
        return gathered(fields("in-progress"), "");
    }

    private FakeCall gathered(Map<String, String> fields, String input) {
        Element gathering = listening();
        if (!gathering.getAttribute("input").contains(input)) {
            throw new AssertionError("Twilio does not listen for " + input + " now");
        }
        play(gathering.getAttribute("action").substring(FakeTwilio.PUBLIC_URL.length()), fields);
        return this;
    }

    /** The caller hangs up. */
    public void hangUp() {
        over = true;
        Map<String, String> fields = fields("completed");
        fields.put("CallDuration", "42");
        FakeLine.expectFine(line.send(line.path("/status"), fields));
    }

    public String sid() {
        return sid;
    }

    /** What was heard since the caller last said something, in one line. */
    public String heard() {
        return String.join(" ", heard);
    }

    /** The last instructions as they came. */
    public String twiml() {
        return twiml;
    }

    public boolean isOver() {
        return over;
    }

    /** What happens whenever the copilot asks for a moment. */
    public FakeCall atMoment(Runnable action) {
        atMoment = action;
        return this;
    }

    /** How often the copilot asked for a moment since the caller last said something. */
    public int moments() {
        return redirects;
    }

    /** What the request to that path was answered. */
    public String answer(String path) {
        return answers.getOrDefault(line.path(path), "");
    }

    /** A request to that path, once more; what it says is not played. */
    public HttpResponse<String> again(String path, Map<String, String> more) {
        Map<String, String> fields = fields("in-progress");
        fields.putAll(more);
        return line.send(line.path(path), fields);
    }

    private Element listening() {
        Element gathering = gather;
        if (over || gathering == null) {
            throw new AssertionError("The call is over: " + heard());
        }
        return gathering;
    }

    private Map<String, String> fields(String status) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("Called", line.account().number());
        fields.put("ToState", "");
        fields.put("CallerCountry", "DE");
        fields.put("Direction", "inbound");
        fields.put("CallSid", sid);
        fields.put("From", from);
        fields.put("To", line.account().number());
        fields.put("Caller", from);
        fields.put("CallStatus", status);
        fields.put("AccountSid", line.account().sid());
        fields.put("ApiVersion", "2010-04-01");
        return fields;
    }

    private void play(String path, Map<String, String> fields) {
        heard.clear();
        redirects = 0;
        String next = path;
        while (next != null) {
            HttpResponse<String> response = line.send(next, fields);
            FakeLine.expectFine(response);
            twiml = response.body();
            answers.put(next, twiml);
            next = play(response);
            fields.keySet().removeAll(Set.of("SpeechResult", "Confidence", "Digits", "FinishedOnKey"));
            if (next != null) {
                redirects++;
                atMoment.run();
            }
        }
        if (over) {
            hangUp();
        }
    }

    /** Where the call goes on without waiting for the caller, or null. */
    private @Nullable String play(HttpResponse<String> response) {
        if (!response.headers().firstValue("Content-Type").orElse("").contains("xml") || response.body().length() > LARGEST) {
            throw new AssertionError("Error 12300 or 11750: TwiML must be XML of at most 64 KB, was " + response.headers().map());
        }
        gather = null;
        for (Element verb : children(parsed(response.body()))) {
            switch (verb.getTagName()) {
                case "Say" -> hear(verb);
                case "Pause" -> expect(verb.getAttribute("length").matches("[1-9]\\d?"), "Pause takes whole seconds");
                case "Redirect" -> {
                    return verb.getTextContent().strip().substring(FakeTwilio.PUBLIC_URL.length());
                }
                case "Gather" -> {
                    gather(verb);
                    return null;
                }
                case "Hangup" -> {
                    over = true;
                    return null;
                }
                default -> throw new AssertionError("Error 12200: " + verb.getTagName() + " is no verb here");
            }
        }
        over = true;
        return null;
    }

    private void gather(Element verb) {
        gather = verb;
        expect(verb.getAttribute("method").equals("POST") && verb.getAttribute("action").startsWith(FakeTwilio.PUBLIC_URL), "Gather needs an action of ours");
        expect(verb.getAttribute("numDigits").isEmpty() || Integer.parseInt(verb.getAttribute("numDigits")) > 0, "Error 13313: numDigits");
        String hints = verb.getAttribute("hints");
        expect(hints.split(",").length <= 500, "More than 500 hints");
        expect(List.of(hints.split(",")).stream().allMatch(hint -> hint.length() <= 100), "A hint of more than 100 characters");
        children(verb).forEach(child -> {
            expect(Set.of("Say", "Pause", "Play").contains(child.getTagName()), "Error 12200: " + child.getTagName() + " may not stand in Gather");
            if (child.getTagName().equals("Say")) {
                hear(child);
            }
        });
    }

    private void hear(Element say) {
        String text = say.getTextContent();
        expect(!text.isBlank() && text.length() <= LONGEST_SAY, "Error 13520 or 13522: Say needs 1 to 4096 characters");
        expect(children(say).isEmpty() || say.getAttribute("voice").startsWith("Polly."), "Only Polly voices know prosody");
        heard.add(text);
    }

    private static Element parsed(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Element root = factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml))).getDocumentElement();
            check(root);
            return root;
        } catch (Exception e) {
            throw new AssertionError("Error 12100: no XML: " + xml, e);
        }
    }

    private static void check(Element element) {
        Set<String> allowed = VERBS.get(element.getTagName());
        expect(allowed != null, "Error 12200: unknown verb " + element.getTagName());
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            String name = element.getAttributes().item(i).getNodeName();
            expect(allowed.contains(name), "Error 12200: " + element.getTagName() + " has no attribute " + name);
        }
        children(element).forEach(FakeCall::check);
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    private static void expect(boolean holds, String problem) {
        if (!holds) {
            throw new AssertionError(problem);
        }
    }
}
