/**
 * Where log lines go: the console and a file a day, without ever holding up who logs. Knows logback, text and
 * JSON, and nothing of what the lines are about. Everything else in the server logs through SLF4J and does not see this package.
 */
@org.jspecify.annotations.NullMarked
package dev.parley.server.log;
