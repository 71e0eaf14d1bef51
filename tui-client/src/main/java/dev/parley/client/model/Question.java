package dev.parley.client.model;

import dev.parley.client.edit.LineEditor;
import dev.parley.protocol.Entry;
import dev.parley.protocol.Request;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the person is asked before something that cannot be taken back. It has the keyboard until it is answered. */
public sealed interface Question
        permits Question.Pasted,
                Question.TooLong,
                Question.Delete,
                Question.Public,
                Question.LogOut,
                Question.Untopic,
                Question.DeleteRoom,
                Question.Order,
                Question.Reason,
                NewPassword,
                TrustServer {

    /** Hands this to the visitor's method for its kind. */
    <R> R accept(Visitor<R> visitor);

    /** Hands this to the handler's method for its kind. */
    void handle(Handler handler);

    /** Whether the letter y alone says yes, since what follows cannot be taken back; Enter sends what is only long. */
    default boolean asksForLetter() {
        return !(this instanceof Pasted
                || this instanceof TooLong
                || this instanceof Reason
                || this instanceof NewPassword);
    }

    /** Whether a person who sees the other one is asked this. What they have typed in answer makes it no other question. */
    default boolean asksAs(@Nullable Question other) {
        return equals(other);
    }

    /** One method for each kind, so that a new kind does not compile until every visitor says what it means there. */
    interface Visitor<R> {
        R pasted(Pasted pasted);

        R tooLong(TooLong tooLong);

        R delete(Delete delete);

        R open(Public open);

        R untopic(Untopic untopic);

        R deleteRoom(DeleteRoom deleteRoom);

        R order(Order order);

        R reason(Reason reason);

        R logOut(LogOut logOut);

        R newPassword(NewPassword newPassword);

        R trustServer(TrustServer trustServer);
    }

    /** One method for each kind, so that a new kind does not compile until every handler says what to do with it. */
    interface Handler {
        void pasted(Pasted pasted);

        void tooLong(TooLong tooLong);

        void delete(Delete delete);

        void open(Public open);

        void untopic(Untopic untopic);

        void deleteRoom(DeleteRoom deleteRoom);

        void order(Order order);

        void reason(Reason reason);

        void logOut(LogOut logOut);

        void newPassword(NewPassword newPassword);

        void trustServer(TrustServer trustServer);
    }

    /**
     * Whether a paste of many lines is to be sent as it is.
     *
     * @param cut whether its end is missing, since it was too long for anybody
     */
    record Pasted(String text, boolean cut) implements Question {
        @Override
        public <R> R accept(Question.Visitor<R> visitor) {
            return visitor.pasted(this);
        }

        @Override
        public void handle(Question.Handler handler) {
            handler.pasted(this);
        }
    }

    /** Whether a text that no message can hold is to be sent as several; it stands in the draft. */
    record TooLong(String text) implements Question {
        @Override
        public <R> R accept(Question.Visitor<R> visitor) {
            return visitor.tooLong(this);
        }

        @Override
        public void handle(Question.Handler handler) {
            handler.tooLong(this);
        }
    }

    /** Whether a message is to be deleted, for good and for everybody. */
    record Delete(Entry.Message message) implements Question {
        @Override
        public <R> R accept(Question.Visitor<R> visitor) {
            return visitor.delete(this);
        }

        @Override
        public void handle(Question.Handler handler) {
            handler.delete(this);
        }
    }

    /**
     * Whether a line is for everybody in a room, which looks as if it was meant for one person or for the client.
     *
     * @param where the key of the conversation in which it would be said
     * @param aim what it was for beside that; it stands in the draft then
     */
    record Public(String where, String text, @Nullable Aim aim) implements Question {
        @Override
        public <R> R accept(Question.Visitor<R> visitor) {
            return visitor.open(this);
        }

        @Override
        public void handle(Question.Handler handler) {
            handler.open(this);
        }
    }

    /**
     * Whether to sign out, and to leave these rooms if no other client of the person is connected.
     *
     * @param rooms their titles
     */
    record LogOut(List<String> rooms) implements Question {

        /** What signing out does beside that. */
        public String loss() {
            return "If this is your only connection, you leave " + String.join(", ", rooms) + ".";
        }

        @Override
        public <R> R accept(Question.Visitor<R> visitor) {
            return visitor.logOut(this);
        }

        @Override
        public void handle(Question.Handler handler) {
            handler.logOut(this);
        }
    }

    /** Whether the topic of a room is to be removed. */
    record Untopic(String room, String topic) implements Question {
        @Override
        public <R> R accept(Question.Visitor<R> visitor) {
            return visitor.untopic(this);
        }

        @Override
        public void handle(Question.Handler handler) {
            handler.untopic(this);
        }
    }

    /** Whether something is to be done to somebody: {@code kick}, {@code ban} or {@code role}; or a code is to be revoked. */
    record Order(Request request) implements Question {
        @Override
        public <R> R accept(Question.Visitor<R> visitor) {
            return visitor.order(this);
        }

        @Override
        public void handle(Question.Handler handler) {
            handler.order(this);
        }
    }

    /**
     * Why something is to be done to somebody: {@code kick} or {@code ban}. It may be empty. Whether it is to be done is asked next, as an
     * {@link Order}.
     *
     * @param typed the reason as far as it is typed
     */
    record Reason(Request request, LineEditor typed) implements Question {

        /** In characters; the server takes no more. */
        private static final int LONGEST = 300;

        public static Reason of(Request request) {
            return new Reason(request, LineEditor.empty(LONGEST));
        }

        public Reason typed(LineEditor now) {
            return new Reason(request, now);
        }

        @Override
        public boolean asksAs(@Nullable Question other) {
            return other instanceof Reason seen && request.equals(seen.request);
        }

        @Override
        public <R> R accept(Question.Visitor<R> visitor) {
            return visitor.reason(this);
        }

        @Override
        public void handle(Question.Handler handler) {
            handler.reason(this);
        }
    }

    /** Whether a room is to be deleted, with all that was said in it. */
    record DeleteRoom(String room) implements Question {
        @Override
        public <R> R accept(Question.Visitor<R> visitor) {
            return visitor.deleteRoom(this);
        }

        @Override
        public void handle(Question.Handler handler) {
            handler.deleteRoom(this);
        }
    }
}
