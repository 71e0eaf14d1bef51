/**
 * What each command comes to: {@link dev.parley.server.core.decide.Decider} has the table, and a class of handlers for each
 * subject. A handler reads the world and returns an outcome, or throws a {@code Refusal}; it changes nothing, so a refusal
 * halfway leaves nothing behind.
 */
@org.jspecify.annotations.NullMarked
package dev.parley.server.core.decide;
