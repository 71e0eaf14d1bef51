package dev.parley.server.admin;

/**
 * What the server says of one thing that it counts.
 *
 * @param words figures with their units, made of nothing from outside
 */
public record StatLine(String subject, String words) {}
