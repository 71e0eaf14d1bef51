/**
 * The colours: what each thing on the screen is called by (its role), and what a theme makes of it. Views draw in roles; the terminal asks
 * for the colours as it writes. Pure; knows cells, and nothing of a model, of a view or of a file.
 */
@org.jspecify.annotations.NullMarked
package dev.parley.client.theme;
