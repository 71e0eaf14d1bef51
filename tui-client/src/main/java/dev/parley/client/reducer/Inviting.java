package dev.parley.client.reducer;

import dev.parley.client.command.AccountOrders;
import dev.parley.client.command.CodeOrders;
import dev.parley.client.command.WrongCommand;
import dev.parley.client.model.Purpose;
import dev.parley.client.model.Question;
import dev.parley.client.model.Tone;
import dev.parley.protocol.Request;
import dev.parley.protocol.Result;

/** {@code /invite-code}, {@code /invite-codes} and {@code /account}: by what an admin lets people in. */
final class Inviting {

    private Inviting() {}

    static void command(Turn turn, String argument) {
        try {
            Request request = CodeOrders.of(argument);
            if (request instanceof Request.RevokeCode) {
                Questions.ask(turn, new Question.Order(request));
            } else {
                turn.ask(request, Purpose.Question.NEW_CODE);
            }
        } catch (WrongCommand wrong) {
            turn.complain(String.valueOf(wrong.getMessage()));
        }
    }

    static void accountCommand(Turn turn, String argument) {
        try {
            Request request = AccountOrders.of(argument);
            turn.ask(request, request instanceof Request.Bot ? Purpose.Question.BOT : Purpose.Question.NEW_ACCOUNT);
        } catch (WrongCommand wrong) {
            turn.complain(String.valueOf(wrong.getMessage()));
        }
    }

    static void account(Turn turn, Purpose.Asked asked, Result.NewAccount account) {
        turn.note(asked.where(), Tone.HEADING, Listing.newAccount(account));
    }

    static void made(Turn turn, Purpose.Asked asked, Result.NewCode code) {
        turn.note(asked.where(), Tone.HEADING, Listing.newCode(code, turn.wall, turn.settings.zone()));
    }

    static void listed(Turn turn, Purpose.Asked asked, Result.CodeList list) {
        turn.note(asked.where(), Tone.HEADING, Listing.codes(list, turn.wall, turn.settings.zone()));
    }
}
