/**
 * The words of the state machine: a {@link dev.parley.server.core.Command} comes in, {@code decide} reads the {@code state}
 * and gives an {@link dev.parley.server.core.Outcome}, and applying its events alone changes anything. Pure and
 * single-threaded, with all below it: no I/O, no clock, no randomness, no socket, no JSON. Times and fresh secrets are
 * handed in, so the same commands give the same events on every machine.
 */
@org.jspecify.annotations.NullMarked
package dev.parley.server.core;
