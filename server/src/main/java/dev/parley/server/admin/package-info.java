/**
 * The operator's commands: parsing, what they ask the server, and their answers in words and in JSON. They see the server
 * through {@link dev.parley.server.admin.AdminPort} alone, and know nothing of terminals and sockets.
 */
@org.jspecify.annotations.NullMarked
package dev.parley.server.admin;
