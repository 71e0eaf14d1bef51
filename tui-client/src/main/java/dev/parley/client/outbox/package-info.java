/**
 * The file in which messages wait that the server has not stored yet, so that they outlive the client: written as they are said, read at the
 * next sign-in. Knows messages, and nothing of the network or of a screen.
 */
@org.jspecify.annotations.NullMarked
package dev.parley.client.outbox;
