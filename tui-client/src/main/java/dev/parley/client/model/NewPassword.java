package dev.parley.client.model;

import dev.parley.client.edit.LineEditor;
import org.jspecify.annotations.Nullable;

/**
 * A password that is being changed: the old one, and the new one twice. Nothing of it shows.
 *
 * @param old what was typed as the old one
 * @param fresh what was typed as the new one
 * @param typed what is being typed
 * @param error what was wrong with the last answer; empty if nothing was
 * @param why what made the client ask; empty where the person wanted it
 */
public record NewPassword(Step step, String old, String fresh, LineEditor typed, String error, String why)
        implements Question {

    private static final int LONGEST = 256;

    /** What is asked for. */
    public enum Step {
        OLD("Old password"),
        NEW("New password"),
        AGAIN("New password again");

        private final String label;

        Step(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** For somebody who was asked, and went on without. */
    public static final String FIRST = "Choose your own password first: type /password.";

    public static final NewPassword BEGUN = new NewPassword(Step.OLD, "", "", LineEditor.empty(LONGEST), "", "");

    /** The server says that the operator set the password that was just given. */
    public static NewPassword inPlaceOf(String temporary) {
        return instead(temporary, "The operator set this password. Choose your own.");
    }

    /** An admin made the account, and the server takes nothing but another password. */
    public static NewPassword due(String issued) {
        return instead(issued, "An admin made this account. Choose your own password.");
    }

    private static NewPassword instead(String given, String why) {
        return new NewPassword(Step.NEW, given, "", LineEditor.empty(LONGEST), "", why);
    }

    public NewPassword typed(LineEditor now) {
        return new NewPassword(step, old, fresh, now, "", why);
    }

    public NewPassword oldIs(String password) {
        return new NewPassword(Step.NEW, password, "", LineEditor.empty(LONGEST), "", why);
    }

    public NewPassword newIs(String password) {
        return new NewPassword(Step.AGAIN, old, password, LineEditor.empty(LONGEST), "", why);
    }

    /** The same once more, or the new one from the beginning. */
    public NewPassword wrong(String error) {
        return new NewPassword(step == Step.OLD ? Step.OLD : Step.NEW, old, "", LineEditor.empty(LONGEST), error, why);
    }

    /** An error that is not seen yet makes it another question; it goes with the first key. */
    @Override
    public boolean asksAs(@Nullable Question other) {
        return other instanceof NewPassword seen
                && step == seen.step
                && old.equals(seen.old)
                && fresh.equals(seen.fresh)
                && (error.isEmpty() || error.equals(seen.error));
    }

    @Override
    public <R> R accept(Question.Visitor<R> visitor) {
        return visitor.newPassword(this);
    }

    @Override
    public void handle(Question.Handler handler) {
        handler.newPassword(this);
    }

    @Override
    public String toString() {
        return "NewPassword[step=" + step + ", passwords hidden, error=" + error + "]";
    }
}
