/** The folder for all that a server keeps, and that it is one server's alone. */
@org.jspecify.annotations.NullMarked
package dev.parley.server.folder;
