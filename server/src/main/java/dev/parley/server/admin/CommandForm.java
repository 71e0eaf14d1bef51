package dev.parley.server.admin;

import java.util.List;

/**
 * A command of the console, for manuals and for the completion of shells.
 *
 * @param name without a slash
 * @param argument what may follow it, as {@code /help} writes it; empty for nothing
 * @param choices words of its own that may follow it at once, such as {@code delete}
 * @param help what it is for
 */
public record CommandForm(String name, String argument, List<String> choices, String help) {}
