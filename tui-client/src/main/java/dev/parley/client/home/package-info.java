/**
 * What the client keeps of a person on this machine: the settings file, tokens, themes, exports. Carries out the effects that read and
 * write them, on a thread of its own; knows no link, no screen and no view.
 */
@org.jspecify.annotations.NullMarked
package dev.parley.client.home;
