package dev.parley.client.reducer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.model.Effect;
import dev.parley.client.model.Event;
import dev.parley.client.model.Question;
import dev.parley.client.model.Remembered;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.ErrorReply;
import dev.parley.protocol.Request;
import dev.parley.protocol.RequestId;
import dev.parley.protocol.ServerMessage;
import org.junit.jupiter.api.Test;

class SigningOutTest {

    private final PaperServer server = new PaperServer();
    private final Person ann = Person.signedIn(server, "ann");

    private boolean askedFor(Class<? extends Request> request) {
        return ann.effects.stream().anyMatch(e -> e instanceof Effect.Ask ask && request.isInstance(ask.request()));
    }

    @Test
    void theRoomsThatWouldBeLeftAreNamedFirst() {
        ann.says("/join tea").says("/logout");
        assertThat(ann.model.writing().question()).isInstanceOf(Question.LogOut.class);
        assertThat(((Question.LogOut) ann.model.writing().question()).loss())
                .isEqualTo("If this is your only connection, you leave #lobby, #tea.");
        ann.presses("Esc");
        assertThat(ann.status()).contains("/quit");
        assertThat(askedFor(Request.Logout.class)).isFalse();
        ann.says("/logout");
        ann.presses("Enter");
        ann.types("x");
        assertThat(ann.model.writing().question()).isNull();
        assertThat(askedFor(Request.Logout.class)).isFalse();
        ann.says("/logout");
        ann.types("y");
        ann.settle();
        assertThat(askedFor(Request.Logout.class)).isTrue();
        assertThat(ann.model.form()).isNotNull();
        assertThat(ann.effects).anyMatch(Effect.ForgetToken.class::isInstance);
    }

    @Test
    void whereAnotherWindowUsesTheTokenItStaysGood() {
        ann.sharesItsToken = true;
        ann.says("/logout");
        assertThat(ann.model.form()).isNotNull();
        assertThat(ann.model.session()).isNull();
        assertThat(ann.model.conversations().all()).isEmpty();
        assertThat(askedFor(Request.Logout.class)).isFalse();
        assertThat(ann.effects).noneMatch(Effect.ForgetToken.class::isInstance);
        assertThat(ann.effects).as("it counts no more").anyMatch(Effect.ReleaseToken.class::isInstance);
        assertThat(ann.status()).contains("other windows stay signed in");
        ann.types("bob");
        ann.presses("Enter");
        ann.types("a password");
        ann.presses("F2");
        ann.types("a password");
        ann.presses("Enter");
        assertThat(ann.model.user()).isEqualTo("bob");
    }

    @Test
    void aNewerTokenOfAnotherWindowIsTakenWhereOnesOwnIsVoid() {
        ann.lose();
        ann.happen(new Event.Tick(ann.model.now().plusSeconds(2)));
        ann.step();
        long asked = ann.effects.stream()
                .filter(Effect.Ask.class::isInstance)
                .map(e -> ((RequestId.Numeric) ((Effect.Ask) e).id()).value())
                .reduce(0L, Math::max);
        ann.happen(new Event.FromServer(new ServerMessage.Failed(
                new RequestId.Numeric(asked), ErrorReply.of(ErrorCode.BAD_CREDENTIALS, "That token is void."))));
        assertThat(ann.model.form()).isNotNull();
        ann.happen(new Event.Recalled(new Remembered("ann", "a newer token")));
        assertThat(ann.model.form()).isNull();
        assertThat(ann.effects)
                .anyMatch(e -> e instanceof Effect.Ask ask
                        && ask.request() instanceof Request.Login login
                        && "a newer token".equals(login.token()));
    }
}
