/** The server's program: its command line, and the one place where its parts are put together. */
@org.jspecify.annotations.NullMarked
package dev.parley.server;
