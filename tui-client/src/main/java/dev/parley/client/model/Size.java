package dev.parley.client.model;

/** Of the screen, in columns and rows. */
public record Size(int columns, int rows) {

    public static final Size USUAL = new Size(80, 24);
}
