/**
 * The client in lines, in two programs. Neither knows cells, colours or keys.
 *
 * <p><b>The line client</b> ({@link dev.parley.client.plain.LineClient}) is for a person at a terminal. It stands on the same model and
 * reducer as the full screen: it hands in lines, and prints what the effects show.
 *
 * <p><b>The pipe client</b> ({@link dev.parley.client.plain.PipeClient}, {@link dev.parley.client.plain.Script}) is for programs, and
 * deliberately does without the model. It reads a line only when the one before has its answer, so that a program that writes fast waits,
 * and nothing is kept in memory. Each line has one fate, and the first that fails is the exit status. The model is made for a person
 * instead: it takes lines ahead, keeps unsent ones on disk for the next start, opens every room of the user, and loads their histories.
 * What both need stands once: the rule for pages is {@link dev.parley.client.model.Stretch#after}, lines are read by
 * {@link dev.parley.client.command.CommandLine}.
 */
@org.jspecify.annotations.NullMarked
package dev.parley.client.plain;
