/** What the command line asks for, and what a profile of the settings file adds to it. */
@org.jspecify.annotations.NullMarked
package dev.parley.client.options;
