/**
 * Where the server begins: the command line, the data folder, signals, and what a person is told when it cannot start.
 * Knows the edges (settings, log, console), and the server itself only as {@link dev.parley.server.RunningServer}.
 */
@org.jspecify.annotations.NullMarked
package dev.parley.server;
