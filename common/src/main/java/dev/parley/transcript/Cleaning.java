package dev.parley.transcript;

/** How text from others is made harmless where it is to be read. */
public interface Cleaning {

    /** On one line. */
    String line(String text);

    /** On as many lines as it has, with LF between them. */
    String block(String text);
}
