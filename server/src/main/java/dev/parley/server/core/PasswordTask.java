package dev.parley.server.core;

import dev.parley.name.Name;
import dev.parley.protocol.Request;
import dev.parley.protocol.RequestId;
import org.jspecify.annotations.Nullable;

/** Work with a secret, which takes too long for the loop, or needs chance. None of these is ever printed whole. */
public sealed interface PasswordTask {

    /** Hands this to the handler's method for its kind. */
    void handle(Handler handler);

    /** One method for each kind, so that a new kind does not compile until every handler says what to do with it. */
    interface Handler {
        void hash(Hash hash);

        void check(Check check);

        void replace(Replace replace);

        void drawCode(DrawCode drawCode);

        void issue(Issue issue);
    }

    /** The id of the request that it belongs to. */
    @Nullable
    RequestId re();

    /**
     * Answered by {@link Input.PasswordHashed}.
     *
     * @param codeHash of the invitation code that was given; null where none was needed
     */
    record Hash(
            @Nullable RequestId re,
            Name name,
            String password,
            @Nullable String device,
            @Nullable String codeHash) implements PasswordTask {
        @Override
        public String toString() {
            return "Hash[" + name + "]";
        }

        @Override
        public void handle(PasswordTask.Handler handler) {
            handler.hash(this);
        }
    }

    /**
     * Answered by {@link Input.PasswordChecked}.
     *
     * @param hash null where there is no such user: something else is checked then, to take as long
     * @param isRemembered whether the token for it is to be stored
     */
    record Check(
            @Nullable RequestId re,
            String user,
            String password,
            @Nullable String hash,
            @Nullable String device,
            boolean isRemembered)
            implements PasswordTask {
        @Override
        public String toString() {
            return "Check[" + user + "]";
        }

        @Override
        public void handle(PasswordTask.Handler handler) {
            handler.check(this);
        }
    }

    /** Answered by {@link Input.PasswordReplaced}. */
    record Replace(@Nullable RequestId re, String oldPassword, String oldHash, String newPassword)
            implements PasswordTask {
        @Override
        public String toString() {
            return "Replace[hidden]";
        }

        @Override
        public void handle(PasswordTask.Handler handler) {
            handler.replace(this);
        }
    }

    /** Answered by {@link Input.CodeDrawn}, always and at once. */
    record DrawCode(@Nullable RequestId re, Request.CreateCode request) implements PasswordTask {
        @Override
        public void handle(PasswordTask.Handler handler) {
            handler.drawCode(this);
        }
    }

    /** A password for somebody else's new account, made by chance. Answered by {@link Input.PasswordIssued}. */
    record Issue(@Nullable RequestId re, Name name) implements PasswordTask {
        @Override
        public void handle(PasswordTask.Handler handler) {
            handler.issue(this);
        }
    }
}
