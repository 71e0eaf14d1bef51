package dev.parley.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.Request;
import org.junit.jupiter.api.Test;

/** A key answers what the person sees: a question that has not been drawn takes none. */
class QuestionTest {

    private static final Request KICK = new Request.Kick("tea", "bob", null);

    @Test
    void aReasonThatIsTypedFurtherAsksTheSame() {
        Question.Reason asked = Question.Reason.of(KICK);
        Question.Reason further = asked.typed(asked.typed().insert("spam"));
        assertThat(further).isNotEqualTo(asked);
        assertThat(further.asksAs(asked)).isTrue();
    }

    @Test
    void whetherItIsToBeDoneIsAnotherQuestionThanWhy() {
        Question.Reason why = Question.Reason.of(KICK);
        assertThat(new Question.Order(KICK).asksAs(why)).isFalse();
        assertThat(why.asksAs(Question.Reason.of(new Request.Kick("tea", "carl", null))))
                .isFalse();
        assertThat(why.asksAs(null)).isFalse();
    }
}
