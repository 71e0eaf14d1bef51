package dev.parley.server.admin;

/**
 * What may stand in the place of a word that is being typed.
 *
 * @param word the whole word
 * @param usage of a command, with what follows it; else the word
 * @param help empty where there is none
 */
public record Completion(String word, String usage, String help) {}
