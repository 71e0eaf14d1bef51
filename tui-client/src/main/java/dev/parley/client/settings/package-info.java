/**
 * What a person may choose: the table of settings, the table of old names, and the values that hold. Read from the settings file, by {@code /set}, its
 * completion and the documentation. Pure; knows the names of keys, and nothing of the model, of a file or of a screen.
 */
@org.jspecify.annotations.NullMarked
package dev.parley.client.settings;
