/** The operator's commands behind a Unix-domain socket in the data folder, for consoles on other terminals and for scripts. */
@org.jspecify.annotations.NullMarked
package dev.parley.server.admin.socket;
