package dev.parley.client.model;

/**
 * Where a transcript stands that does not follow its end: the lowest row in view.
 *
 * @param line the index of that row's line in the scrollback
 * @param row which of the line's rows, from 0
 */
public record ScrollPlace(long line, int row) {}
