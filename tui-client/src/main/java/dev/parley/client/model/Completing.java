package dev.parley.client.model;

import java.util.List;

/**
 * A completion under way: Tab has put in one of several words, and Tab again puts in the next.
 *
 * @param start where in the text the word begins
 * @param end where what stands there now ends
 * @param words what may stand there
 * @param labels how each is offered
 * @param chosen which of them does
 */
public record Completing(int start, int end, List<String> words, List<String> labels, int chosen) {}
