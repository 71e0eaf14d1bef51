/** The audit log: files in the data folder, written by a thread of its own, and read back for the console. */
@org.jspecify.annotations.NullMarked
package dev.parley.server.audit.file;
