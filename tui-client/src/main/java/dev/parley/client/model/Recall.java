package dev.parley.client.model;

import dev.parley.client.edit.LineEditor;

/**
 * A search in the lines entered before, as Ctrl-R begins one. What it has found stands in the draft.
 *
 * @param place of the line found among those entered; their number while nothing is looked for yet
 * @param missing whether there is no such line; what was found last stays
 * @param before what was being written when it began
 */
public record Recall(String query, int place, boolean missing, LineEditor before) {}
