package dev.parley.packages;

/**
 * A section of a man page that no option tells.
 *
 * @param heading in capital letters, as is usual
 * @param text paragraphs, with an empty line between them. One whose lines are all indented is shown as it is
 */
record Section(String heading, String text) {}
