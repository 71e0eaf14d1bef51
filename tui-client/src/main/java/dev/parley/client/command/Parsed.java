package dev.parley.client.command;

import java.util.List;

/** What a line means. */
public sealed interface Parsed {

    /** A message for the conversation in view. */
    record Say(String text) implements Parsed {}

    /** {@code @bob: text}: a direct message, and the view stays where it is. */
    record Tell(String user, String text) implements Parsed {}

    /** A message for the conversation in view that looks as if it was not meant for everybody there: somebody has to say so first. */
    record Doubtful(String text) implements Parsed {}

    /** A command with as many arguments as were given, at least those it needs. */
    record Run(Command command, List<String> arguments) implements Parsed {

        /** The argument of an index, or an empty string where it was left out. */
        public String argument(int index) {
            return index < arguments.size() ? arguments.get(index) : "";
        }
    }

    /** Nothing that can be carried out; {@code why} says what to write instead. */
    record Wrong(String why) implements Parsed {}

    /** A line without anything in it. */
    record Empty() implements Parsed {}
}
