package dev.parley.client.model;

/** What became of the last thing the person did, in a few words. */
public record Status(Tone tone, String text) {

    public static final Status NONE = new Status(Tone.INFO, "");

    public boolean isEmpty() {
        return text.isEmpty();
    }
}
