package dev.parley.server.admin.socket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.server.admin.Answer;
import dev.parley.server.admin.Commands;
import dev.parley.server.admin.Completion;
import dev.parley.server.admin.Operator;
import dev.parley.server.admin.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A console that is connected, until it goes. On a thread of its own. */
final class AdminSession {

    private static final long MILLIS_TO_ANSWER = 1000;

    private final Link link;
    private final String user;
    private final Commands commands;

    /** Not free while a command is obeyed. */
    private final Semaphore free = new Semaphore(1);

    /** @param user the account of the system that has connected */
    AdminSession(Link link, String user, Commands commands) {
        this.link = link;
        this.user = user;
        this.commands = commands;
    }

    /** @param version of the server */
    void serve(String version) throws IOException {
        link.send(Link.message().put(Wire.HELLO, version));
        for (JsonNode message = link.receive(); message != null; message = link.receive()) {
            if (message.hasNonNull(Wire.OBEY)) {
                free.acquireUninterruptibly();
                try {
                    obey(message);
                } finally {
                    free.release();
                }
            } else if (message.hasNonNull(Wire.COMPLETE)) {
                complete(message.get(Wire.COMPLETE).asText());
            } else {
                throw new IOException("A message of a console is not understood");
            }
        }
    }

    /** Closes it, but lets a command that is being obeyed be answered first: it may be the one that stops the server. Any thread. */
    void end() {
        try {
            boolean ignored = free.tryAcquire(MILLIS_TO_ANSWER, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        link.close();
    }

    private void obey(JsonNode message) throws IOException {
        Answer answer;
        try {
            answer = commands.obey(
                    message.get(Wire.OBEY).asText(),
                    new AtSocket(asked(message.path(Wire.CONFIRM).asText())));
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
        if (message.path(Wire.ROWS).asBoolean()) {
            for (Row row : answer.rows()) {
                link.send(Link.message().set(Wire.ROW, Link.JSON.valueToTree(row.fields())));
            }
        } else {
            for (String line : answer.lines()) {
                link.send(Link.message().put(Wire.LINE, line));
            }
        }
        link.send(Link.message().put(Wire.END, answer.status().name()));
    }

    private static Wire.Asked asked(String word) throws IOException {
        try {
            return Wire.Asked.valueOf(word);
        } catch (IllegalArgumentException unknown) {
            throw new IOException("A message of a console is not understood", unknown);
        }
    }

    private final class AtSocket implements Operator {
        private final Wire.Asked asked;

        AtSocket(Wire.Asked asked) {
            this.asked = asked;
        }

        @Override
        public String name() {
            return user;
        }

        @Override
        public String from() {
            return "admin.sh";
        }

        @Override
        public @Nullable String confirm(String question, String name) {
            return switch (asked) {
                case PERSON -> ask(question, name);
                case NOBODY -> question + " Nothing was changed. Add --yes to do it.";
                case SURE -> null;
            };
        }
    }

    private @Nullable String ask(String question, String name) {
        try {
            link.send(Link.message().put(Wire.ASK, question).put(Wire.NAME, name));
            return link.expect().path(Wire.TYPED).asBoolean() ? null : "Nothing was deleted.";
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private void complete(String typed) throws IOException {
        ObjectNode message = Link.message();
        ArrayNode offers = message.putArray(Wire.OFFERS);
        for (Completion one : commands.complete(typed)) {
            offers.addObject()
                    .put(Wire.WORD, one.word())
                    .put(Wire.USAGE, one.usage())
                    .put(Wire.HELP, one.help());
        }
        link.send(message);
    }
}
