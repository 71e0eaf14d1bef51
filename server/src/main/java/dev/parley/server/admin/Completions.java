package dev.parley.server.admin;

import dev.parley.order.CodeWords;
import dev.parley.protocol.Result;
import dev.parley.protocol.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What Tab offers: commands in the first place, and after one what its usage says may follow. There a word in small letters
 * stands for itself, {@code USER} for a user who is online, {@code ROOM} for a room, {@code ROLE} for a role, {@code NUMBER} for an
 * invitation code, and where a ban is taken back {@code ADDRESS} for a banned one.
 */
final class Completions {

    private static final long MILLIS_FOR_NAMES = 500;

    private final AdminView server;

    Completions(AdminView server) {
        this.server = server;
    }

    /** @param typed the line up to the caret; its last word is the one to complete, which may be empty */
    List<Completion> of(String typed) {
        List<String> words = List.of(typed.stripLeading().split("\\s+", -1));
        if (words.size() == 1) {
            return Arrays.stream(ConsoleCommand.values())
                    .map(command -> new Completion(command.word(), command.usage(), command.help()))
                    .toList();
        }
        Optional<ConsoleCommand> command = ConsoleCommand.of(words.get(0).toLowerCase(Locale.ROOT));
        Set<String> offered = new LinkedHashSet<>();
        command.ifPresent(known -> known.forms().forEach(form -> offered.addAll(next(known, form, words))));
        return offered.stream().map(word -> new Completion(word, word, "")).toList();
    }

    /** What may come next in one form of a command, if the words before fit. */
    private List<String> next(ConsoleCommand command, List<String> form, List<String> words) {
        int place = words.size() - 2;
        if (place >= form.size()) {
            return List.of();
        }
        for (int i = 0; i < place; i++) {
            if (!mayBe(form.get(i), words.get(i + 1).toLowerCase(Locale.ROOT))) {
                return List.of();
            }
        }
        return offers(command, form.get(place));
    }

    /** Whether a word can stand for a part of a form. */
    private static boolean mayBe(String part, String word) {
        return switch (part) {
            case "N", "D" -> CodeWords.isNumber(word);
            default -> isName(part) || choices(part).contains(word);
        };
    }

    private List<String> offers(ConsoleCommand command, String part) {
        return switch (part) {
            case "USER" -> names(server::users, OnlineUser::user);
            case "ROOM" -> names(server::rooms, RoomLine::room);
            case "NUMBER" -> names(server::codes, code -> String.valueOf(code.number()));
            case "ADDRESS" ->
                command == ConsoleCommand.UNBANIP ? names(server::bannedSources, Result.SourceBan::source) : List.of();
            case "ROLE" -> Arrays.stream(Role.values()).map(Role::toString).toList();
            default -> isName(part) ? List.of() : choices(part);
        };
    }

    /** Whether the part stands for something else. */
    private static boolean isName(String part) {
        return part.equals(part.toUpperCase(Locale.ROOT));
    }

    private static List<String> choices(String part) {
        return List.of(part.split("\\|", -1));
    }

    private static <T> List<String> names(Consumer<Consumer<List<T>>> question, Function<T, String> name) {
        CompletableFuture<List<T>> answer = new CompletableFuture<>();
        question.accept(answer::complete);
        List<String> names = new ArrayList<>();
        answer.completeOnTimeout(List.of(), MILLIS_FOR_NAMES, TimeUnit.MILLISECONDS)
                .join()
                .forEach(one -> names.add(name.apply(one)));
        return names;
    }
}
