package dev.parley.server.session;

import dev.parley.server.core.FreshToken;
import dev.parley.server.core.Input;
import dev.parley.server.core.PasswordTask;
import dev.parley.server.core.decide.TokenHash;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Takes the state machine's password tasks to the worker, and its answers back as inputs. */
final class PasswordDesk {

    private final PasswordPort worker;
    private final Supplier<String> tokens;
    private final Supplier<String> codes;

    /**
     * @param tokens makes a random token; any thread
     * @param codes makes a random invitation code; any thread
     */
    PasswordDesk(PasswordPort worker, Supplier<String> tokens, Supplier<String> codes) {
        this.worker = worker;
        this.tokens = tokens;
        this.codes = codes;
    }

    /**
     * Starts a task.
     *
     * @param network where its request comes from
     * @param isKnown whether that is a network that somebody has signed in from; a registration waits with strangers all the same
     * @param answer is called once, on another thread or on this one
     */
    void start(String network, boolean isKnown, PasswordTask task, Consumer<Input> answer) {
        task.handle(new Starting(network, isKnown, answer));
    }

    private final class Starting implements PasswordTask.Handler {
        private final String network;
        private final boolean isKnown;
        private final Consumer<Input> answer;

        Starting(String network, boolean isKnown, Consumer<Input> answer) {
            this.network = network;
            this.isKnown = isKnown;
            this.answer = answer;
        }

        @Override
        public void hash(PasswordTask.Hash hash) {
            boolean taken = worker.hash(
                    network,
                    false,
                    hash.password(),
                    done -> answer.accept(new Input.PasswordHashed(
                            hash.re(), hash.name(), done, hash.device(), hash.codeHash(), freshToken())));
            // Whoever has a code does not count, and need not be taken back.
            busyUnless(taken, answer, new Input.WorkerBusy(hash.re(), hash.codeHash() == null));
        }

        @Override
        public void check(PasswordTask.Check check) {
            boolean taken = worker.verify(
                    network,
                    isKnown,
                    check.password(),
                    check.hash() == null ? worker.decoy() : check.hash(),
                    right -> answer.accept(new Input.PasswordChecked(
                            check.re(),
                            check.user(),
                            check.hash(),
                            right && check.hash() != null,
                            check.device(),
                            check.isRemembered(),
                            freshToken())));
            busyUnless(taken, answer, new Input.WorkerBusy(check.re(), false));
        }

        @Override
        public void replace(PasswordTask.Replace replace) {
            boolean taken = worker.verify(
                    network, isKnown, replace.oldPassword(), replace.oldHash(), right -> replaceIf(right, replace));
            busyUnless(taken, answer, new Input.WorkerBusy(replace.re(), false));
        }

        @Override
        public void drawCode(PasswordTask.DrawCode draw) {
            answer.accept(new Input.CodeDrawn(draw.re(), draw.request(), codes.get()));
        }

        @Override
        public void issue(PasswordTask.Issue issue) {
            String password = codes.get();
            boolean taken = worker.hash(
                    network,
                    isKnown,
                    password,
                    hash -> answer.accept(new Input.PasswordIssued(issue.re(), issue.name(), password, hash)));
            busyUnless(taken, answer, new Input.WorkerBusy(issue.re(), false));
        }

        private void replaceIf(boolean right, PasswordTask.Replace replace) {
            if (!right) {
                answer.accept(new Input.PasswordReplaced(replace.re(), replace.oldHash(), null));
                return;
            }
            boolean taken = worker.hash(
                    network,
                    isKnown,
                    replace.newPassword(),
                    done -> answer.accept(new Input.PasswordReplaced(replace.re(), replace.oldHash(), done)));
            busyUnless(taken, answer, new Input.WorkerBusy(replace.re(), false));
        }
    }

    private static void busyUnless(boolean taken, Consumer<Input> answer, Input.WorkerBusy busy) {
        if (!taken) {
            answer.accept(busy);
        }
    }

    private FreshToken freshToken() {
        String text = tokens.get();
        return new FreshToken(text, TokenHash.of(text));
    }
}
