package dev.parley.client.text;

import dev.parley.transcript.Cleaning;

/** What {@link CleanText} makes of a text, for whoever puts entries in words. */
public final class Cleaned implements Cleaning {

    @Override
    public String line(String text) {
        return CleanText.line(text);
    }

    @Override
    public String block(String text) {
        return CleanText.block(text);
    }
}
