package com.nexusflow.copilot.knowledge.document.read;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.jspecify.annotations.Nullable;

/** The elements of an XML part one after the other, by their local names. A document type or an entity from outside makes the file a broken one. */
final class XmlEvents {

    /** Who is told of the elements. */
    interface Listener {

        void start(String name, XmlEvents at);

        void end(String name);

        void text(String text);
    }

    private static final int DEEPEST = 500;
    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader reader;

    private XmlEvents(XMLStreamReader reader) {
        this.reader = reader;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }

    static void tell(PackagePart part, Budget budget, Listener listener) throws IOException {
        try (InputStream in = part.getInputStream()) {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(in);
            XmlEvents events = new XmlEvents(reader);
            int depth = 0;
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        budget.tick();
                        if (++depth > DEEPEST) {
                            throw budget.refuse(Refusal.BROKEN);
                        }
                        listener.start(reader.getLocalName(), events);
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        depth--;
                        listener.end(reader.getLocalName());
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> listener.text(reader.getText());
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw budget.refuse(Refusal.BROKEN);
                    default -> { }
                }
            }
        } catch (XMLStreamException e) {
            throw new IOException("The part " + part.getPartName() + " is no well-formed XML", e);
        }
    }

    /** The attribute of the element that just began, by its local name. */
    @Nullable String attribute(String name) {
        for (int at = 0; at < reader.getAttributeCount(); at++) {
            if (reader.getAttributeLocalName(at).equals(name)) {
                return reader.getAttributeValue(at);
            }
        }
        return null;
    }

    /** The attribute that names a relation, which has the local name of another one that is a number. */
    @Nullable String relation() {
        for (int at = 0; at < reader.getAttributeCount(); at++) {
            String space = reader.getAttributeNamespace(at);
            if (space != null && space.endsWith("/relationships") && reader.getAttributeLocalName(at).equals("id")) {
                return reader.getAttributeValue(at);
            }
        }
        return null;
    }
}
