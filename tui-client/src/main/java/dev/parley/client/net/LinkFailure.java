package dev.parley.client.net;

import dev.parley.client.net.LinkEvent.Reason;
import org.jspecify.annotations.Nullable;

/** The end of a connection on its way up to where it is told: a reason, and the words for it. */
public final class LinkFailure extends Exception {
    private static final long serialVersionUID = 1;

    private final Reason reason;
    private final String text;
    private final @Nullable Long reconnectMs;
    private final transient @Nullable Stranger stranger;

    LinkFailure(Reason reason, String text) {
        this(reason, text, null, null);
    }

    LinkFailure(Reason reason, String text, @Nullable Long reconnectMs) {
        this(reason, text, reconnectMs, null);
    }

    LinkFailure(Reason reason, String text, Stranger stranger) {
        this(reason, text, null, stranger);
    }

    private LinkFailure(Reason reason, String text, @Nullable Long reconnectMs, @Nullable Stranger stranger) {
        super(text);
        this.reason = reason;
        this.text = text;
        this.reconnectMs = reconnectMs;
        this.stranger = stranger;
    }

    /** The same in other words. */
    public LinkFailure saying(String words) {
        LinkFailure other = new LinkFailure(reason, words, reconnectMs, stranger);
        other.initCause(this);
        return other;
    }

    public Reason reason() {
        return reason;
    }

    /** For people, as in {@link LinkEvent.Down}. */
    public String text() {
        return text;
    }

    @Nullable
    Long reconnectMs() {
        return reconnectMs;
    }

    /** Who may be trusted, if the person says so; null for any other failure. */
    @Nullable
    Stranger stranger() {
        return stranger;
    }
}
