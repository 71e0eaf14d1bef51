package dev.parley.protocol;

/**
 * That somebody has reacted to a message.
 *
 * @param by the user, as people see the name
 * @param emoji one character, as people count them
 * @param seq of the entry that says so
 */
public record Reaction(String by, String emoji, long seq) {}
