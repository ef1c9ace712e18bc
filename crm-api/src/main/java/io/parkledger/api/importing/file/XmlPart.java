package io.parkledger.api.importing.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * A part of a workbook, element by element; it declares nothing and points to nothing outside of itself. Of what a
 * parser keeps until the end there is no more than workbooks have: elements one in the other, and names.
 */
final class XmlPart implements AutoCloseable {

    private static final XMLInputFactory XML = factory();

    /** Elements, one in the other. */
    private static final int DEEPEST = 100;

    /** Characters of all names that differ. */
    private static final int NAMES_AT_MOST = 100_000;

    private final InputStream content;
    private final XMLStreamReader reader;
    private final Set<String> names = new HashSet<>();
    private int charactersOfNames;
    private int depth;

    XmlPart(InputStream content) {
        this.content = content;
        try {
            reader = XML.createXMLStreamReader(ShortMarkup.of(content));
        } catch (XMLStreamException | IOException | RuntimeException e) {
            throw refused(e);
        }
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        // Else it writes to standard error beside what it throws.
        factory.setXMLReporter((message, type, related, location) -> {});
        return factory;
    }

    /** What is no XML is damaged; what was refused while it was unpacked stays refused for that reason. */
    private static FileRefused refused(Throwable why) {
        for (var cause = why; cause != null; cause = cause.getCause()) {
            if (cause instanceof FileRefused refused) {
                return refused;
            }
        }
        return FileRefused.damaged();
    }

    /** Goes on to the next beginning or end of an element; false at the end of all. */
    boolean next() {
        try {
            while (reader.hasNext()) {
                int event = step();
                if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
                    return true;
                }
            }
            return false;
        } catch (XMLStreamException | RuntimeException e) {
            throw refused(e);
        }
    }

    private int step() throws XMLStreamException {
        int event = reader.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
            if (++depth > DEEPEST) {
                throw FileRefused.damaged();
            }
            lookAtNames();
        } else if (event == XMLStreamConstants.END_ELEMENT) {
            depth--;
        } else if (event == XMLStreamConstants.PROCESSING_INSTRUCTION) {
            keep(reader.getPITarget());
        }
        return event;
    }

    private void lookAtNames() {
        keep(qualified(reader.getPrefix(), reader.getLocalName()));
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            keep(qualified(reader.getAttributePrefix(i), reader.getAttributeLocalName(i)));
        }
        for (int i = 0; i < reader.getNamespaceCount(); i++) {
            keep(reader.getNamespacePrefix(i));
            keep(reader.getNamespaceURI(i));
        }
    }

    private static String qualified(@Nullable String prefix, String name) {
        return prefix == null || prefix.isEmpty() ? name : prefix + ":" + name;
    }

    private void keep(@Nullable String name) {
        if (name != null && names.add(name)) {
            charactersOfNames += name.length();
            if (charactersOfNames > NAMES_AT_MOST) {
                throw FileRefused.damaged();
            }
        }
    }

    boolean begins(String element) {
        return reader.isStartElement() && reader.getLocalName().equals(element);
    }

    boolean ends(String element) {
        return reader.isEndElement() && reader.getLocalName().equals(element);
    }

    @Nullable
    String attribute(String name) {
        return reader.getAttributeValue(null, name);
    }

    String attribute(String name, String otherwise) {
        var value = attribute(name);
        return value == null ? otherwise : value;
    }

    /** A whole number; what is none is damaged. */
    int number(String attribute, int otherwise) {
        var value = attribute(attribute);
        return value == null ? otherwise : number(value);
    }

    static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw FileRefused.damaged();
        }
    }

    /** Adds the text of the element that has begun, up to as many characters as a cell can hold. */
    void addText(StringBuilder into) {
        try {
            while (step() != XMLStreamConstants.END_ELEMENT) {
                if (reader.isStartElement() || !reader.hasText()) {
                    continue;
                }
                int room = RawRows.CHARACTERS_AT_MOST - into.length();
                into.append(reader.getTextCharacters(), reader.getTextStart(), Math.min(room, reader.getTextLength()));
            }
        } catch (XMLStreamException | RuntimeException e) {
            throw refused(e);
        }
    }

    /** Adds the texts of an entry of texts, {@code si} or {@code is}, without how they are pronounced. */
    void addTexts(String entry, StringBuilder into) {
        boolean isPronunciation = false;
        while (next() && !ends(entry)) {
            if (begins("rPh")) {
                isPronunciation = true;
            } else if (ends("rPh")) {
                isPronunciation = false;
            } else if (begins("t") && !isPronunciation) {
                addText(into);
            }
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
            content.close();
        } catch (XMLStreamException | IOException e) {
            throw FileRefused.damaged();
        }
    }
}
