package dev.parley.client.command;

import java.util.List;

/**
 * The names that can be completed, each in the order in which they are offered.
 *
 * @param rooms with their sign
 * @param users without a sign
 */
public record Vocabulary(List<String> rooms, List<String> users) {}
