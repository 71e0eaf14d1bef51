package dev.parley.client.reducer;

import dev.parley.client.model.Completing;
import dev.parley.client.model.Finding;
import dev.parley.client.model.Picked;
import dev.parley.client.model.SignInForm;
import dev.parley.client.model.SignInForm.Field;
import dev.parley.client.model.Switcher;
import dev.parley.client.terminal.Key;
import dev.parley.client.view.Target;
import dev.parley.client.view.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The mouse: what a click and the wheel do to what is under them, which the view says. */
final class Pointing {

    static final int WHEEL_ROWS = 3;

    private static final int LEFT = 1;
    private static final int RIGHT = 3;

    private Pointing() {}

    static void moved(Turn turn, Key.Mouse mouse) {
        if (!turn.preferences.mouse() || turn.panes.isBare()) {
            // On its way when it was given back to the terminal.
            return;
        }
        switch (mouse.action()) {
            case WHEEL_UP -> wheel(turn, mouse, -WHEEL_ROWS);
            case WHEEL_DOWN -> wheel(turn, mouse, WHEEL_ROWS);
            case PRESS -> press(turn, mouse);
            case RELEASE, DRAG, MOVE -> {}
        }
    }

    /** Over a list, the list; elsewhere what is read, wherever it is turned. */
    private static void wheel(Turn turn, Key.Mouse mouse, int rows) {
        if (turn.form != null) {
            return;
        }
        if (turn.finding != null && turn.finding.shown()) {
            Searching.move(turn, turn.finding, rows);
            return;
        }
        if (turn.writing.switcher() != null) {
            Switching.wheel(turn, turn.writing.switcher(), Integer.signum(rows));
            return;
        }
        if (turn.writing.picked() != null && turn.writing.picked().chosen() != null) {
            Picking.wheel(turn, turn.writing.picked(), Integer.signum(rows));
            return;
        }
        for (Target target : View.pointedAt(turn.model(), mouse.column(), mouse.row())) {
            if (target instanceof Target.RoomList list) {
                turn.panes = turn.panes.roomsFirst(moved(turn.panes.roomsFirst(), list.first(), list.most(), rows));
                return;
            }
            if (target instanceof Target.MemberList list) {
                turn.panes = turn.panes.membersFirst(moved(turn.panes.membersFirst(), list.first(), list.most(), rows));
                return;
            }
        }
        if (turn.page != null) {
            PageKeys.wheel(turn, turn.page, rows);
        } else {
            Scrolling.move(turn, rows);
        }
    }

    private static int moved(int before, int first, int most, int rows) {
        return most == 0 ? before : Math.max(0, Math.min(most, first + rows));
    }

    private static void press(Turn turn, Key.Mouse mouse) {
        ChatKeys.disarm(turn);
        List<Target> targets = View.pointedAt(turn.model(), mouse.column(), mouse.row());
        Target target = targets.isEmpty() ? null : targets.get(targets.size() - 1);
        boolean left = mouse.button() == LEFT;
        if (turn.form != null) {
            if (left) {
                fill(turn, turn.form, target);
            }
        } else if (turn.finding != null && turn.finding.shown()) {
            search(turn, turn.finding, target);
        } else if (turn.writing.switcher() != null && turn.writing.question() == null) {
            jump(turn, turn.writing.switcher(), target);
        } else if (turn.writing.question() == null && (left || mouse.button() == RIGHT)) {
            Picked picked = turn.writing.picked();
            if (picked != null && target instanceof Target.Does does) {
                Picking.click(turn, picked, does.deed());
                return;
            }
            if (picked != null && !(target instanceof Target.Member)) {
                Picking.leave(turn);
                if (picked.chosen() != null) {
                    // Beside the list it goes, and nothing else happens.
                    return;
                }
            }
            chat(turn, target, targets, left);
        }
    }

    private static void search(Turn turn, Finding finding, @Nullable Target target) {
        if (target instanceof Target.Found found) {
            Searching.click(turn, finding, found.index());
        } else if (target instanceof Target.PageBar) {
            turn.finding = finding.shown(false);
        }
    }

    /** Beside what is offered, it goes. */
    private static void jump(Turn turn, Switcher switcher, @Nullable Target target) {
        if (target instanceof Target.Place place) {
            Switching.click(turn, switcher, place.index());
        } else {
            Switching.close(turn);
        }
    }

    private static void fill(Turn turn, SignInForm form, @Nullable Target target) {
        if (target instanceof Target.Choice choice) {
            turn.form = form.focus(Field.CHOICE).register(choice.register());
        } else if (target instanceof Target.Field field) {
            SignInForm focused = form.focus(field.field());
            turn.form = field.offset() < 0
                    ? focused
                    : focused.editor(focused.editor().to(field.offset()));
        }
    }

    private static void chat(Turn turn, @Nullable Target target, List<Target> targets, boolean left) {
        Completing offered = turn.completing;
        boolean choosing = turn.writing.chosen() != 0;
        turn.completing = null;
        if (!left) {
            for (Target each : targets) {
                if (each instanceof Target.Message message) {
                    choose(turn, message);
                    return;
                }
            }
            return;
        }
        if (target instanceof Target.Message message && (message.margin() || choosing)) {
            choose(turn, message);
            return;
        }
        Selecting.leave(turn);
        if (target instanceof Target.Room room) {
            turn.writing = turn.writing.recall(null);
            Viewing.view(turn, room.key());
        } else if (target instanceof Target.Joinable joinable) {
            turn.writing = turn.writing.recall(null);
            Opening.join(turn, joinable.room());
        } else if (target instanceof Target.Person person) {
            Picking.mention(turn, person.name());
        } else if (target instanceof Target.Member member) {
            Picking.open(turn, member.name());
        } else if (target instanceof Target.Newest) {
            Scrolling.bottom(turn);
        } else if (target instanceof Target.FirstUnread) {
            Going.firstUnread(turn);
        } else if (target instanceof Target.Unread) {
            turn.writing = turn.writing.recall(null);
            Viewing.nextUnread(turn);
        } else if (target instanceof Target.More more) {
            turn.panes = more.ofRooms() ? turn.panes.roomsFirst(more.first()) : turn.panes.membersFirst(more.first());
        } else if (target instanceof Target.Written written) {
            turn.writing = turn.writing.recall(null);
            Drafts.edit(turn, editor -> editor.to(written.offset()));
        } else if (target instanceof Target.Offered word && offered != null) {
            Tab.take(turn, offered, word.index());
            turn.completing = null;
        } else if (target instanceof Target.PageBar) {
            turn.page = null;
        }
    }

    /** The message there; once more on the chosen one, none. */
    private static void choose(Turn turn, Target.Message message) {
        Selecting.choose(turn, turn.writing.chosen() == message.seq() ? 0 : message.seq());
    }
}
