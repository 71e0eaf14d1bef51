/**
 * The table of commands, and what follows from it alone: reading a line, help, usage errors, Tab completion. Both clients
 * read it. Says what a line means, never carries it out; knows nothing of the model, of the network or of a screen.
 */
@org.jspecify.annotations.NullMarked
package dev.parley.client.command;
