package dev.parley.client.command;

import java.util.List;

/** What a line means. */
public sealed interface Parsed {

    /** Hands this to the visitor's method for its kind. */
    <R, X extends Exception> R accept(Visitor<R, X> visitor) throws X;

    /** Hands this to the handler's method for its kind. */
    void handle(Handler handler);

    /** One method for each kind, so that a new kind does not compile until every visitor says what it means there. */
    interface Visitor<R, X extends Exception> {
        R say(Say say) throws X;

        R tell(Tell tell) throws X;

        R doubtful(Doubtful doubtful) throws X;

        R run(Run run) throws X;

        R wrong(Wrong wrong) throws X;

        R empty(Empty empty) throws X;
    }

    /** One method for each kind, so that a new kind does not compile until every handler says what to do with it. */
    interface Handler {
        void say(Say say);

        void tell(Tell tell);

        void doubtful(Doubtful doubtful);

        void run(Run run);

        void wrong(Wrong wrong);

        void empty(Empty empty);
    }

    /** A message for the conversation in view. */
    record Say(String text) implements Parsed {
        @Override
        public <R, X extends Exception> R accept(Parsed.Visitor<R, X> visitor) throws X {
            return visitor.say(this);
        }

        @Override
        public void handle(Parsed.Handler handler) {
            handler.say(this);
        }
    }

    /** {@code @bob: text}: a direct message, and the view stays where it is. */
    record Tell(String user, String text) implements Parsed {
        @Override
        public <R, X extends Exception> R accept(Parsed.Visitor<R, X> visitor) throws X {
            return visitor.tell(this);
        }

        @Override
        public void handle(Parsed.Handler handler) {
            handler.tell(this);
        }
    }

    /** A message for the conversation in view that looks as if it was not meant for everybody there: somebody has to say so first. */
    record Doubtful(String text) implements Parsed {
        @Override
        public <R, X extends Exception> R accept(Parsed.Visitor<R, X> visitor) throws X {
            return visitor.doubtful(this);
        }

        @Override
        public void handle(Parsed.Handler handler) {
            handler.doubtful(this);
        }
    }

    /** A command with as many arguments as were given, at least those it needs. */
    record Run(Command command, List<String> arguments) implements Parsed {

        /** The argument of an index, or an empty string where it was left out. */
        public String argument(int index) {
            return index < arguments.size() ? arguments.get(index) : "";
        }

        @Override
        public <R, X extends Exception> R accept(Parsed.Visitor<R, X> visitor) throws X {
            return visitor.run(this);
        }

        @Override
        public void handle(Parsed.Handler handler) {
            handler.run(this);
        }
    }

    /** Nothing that can be carried out; {@code why} says what to write instead. */
    record Wrong(String why) implements Parsed {
        @Override
        public <R, X extends Exception> R accept(Parsed.Visitor<R, X> visitor) throws X {
            return visitor.wrong(this);
        }

        @Override
        public void handle(Parsed.Handler handler) {
            handler.wrong(this);
        }
    }

    /** A line without anything in it. */
    record Empty() implements Parsed {
        @Override
        public <R, X extends Exception> R accept(Parsed.Visitor<R, X> visitor) throws X {
            return visitor.empty(this);
        }

        @Override
        public void handle(Parsed.Handler handler) {
            handler.empty(this);
        }
    }
}
