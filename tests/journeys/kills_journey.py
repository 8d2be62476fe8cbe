"""A power cut at every point of the certification, and what becomes of the promise.

After the cut the outbox is read from a copy of the store, and the states are counted: a state in which no cut fell
fails the journey. Then the kiosk starts again on the same data: what was promised is done exactly once, what was not
promised is not done at all; the errand is offered to the same card only, for ten minutes. All of it again when the
platform has forgotten the submission ids meanwhile.
"""

import os
import sys
import time

from errands import certify, quick_config
from support import check, outbox_states, run

SUBMIT = "certification.submit"
ALWAYS = 1000
HANG = {"operation": SUBMIT, "fault": "hang", "from": 1, "times": ALWAYS, "ms": 0}
SLOW = {"operation": SUBMIT, "fault": "delay", "from": 1, "times": ALWAYS, "ms": 1200}
NO_LOOK_UP = {"operation": "submission.lookup", "fault": "http_500", "from": 1, "times": ALWAYS, "ms": 0}
LOST = {"operation": SUBMIT, "fault": "reset", "from": 1, "times": ALWAYS, "ms": 0}


def before_card(kiosk, _):
    certify(kiosk, until="place_card")


def after_card(kiosk, _):
    certify(kiosk, until="result")


def at_review(kiosk, _):
    certify(kiosk)


def just_pressed(kiosk, _):
    certify(kiosk)
    kiosk.send(tap="go_on", hurry=True)


def in_flight(kiosk, simulator):
    certify(kiosk)
    simulator.faults(SLOW)
    kiosk.send(tap="go_on", hurry=True)
    until(lambda: simulator.requests(SUBMIT) > 0, "the request came")


def in_flight_unanswered(kiosk, simulator):
    certify(kiosk)
    simulator.faults(HANG)
    kiosk.send(tap="go_on", hurry=True)
    until(lambda: simulator.requests(SUBMIT) > 0, "the request came")


def after_unknown(kiosk, simulator):
    certify(kiosk)
    simulator.faults(HANG, NO_LOOK_UP)
    kiosk.tap("go_on")
    check("还没有回音" in kiosk.seen(), "No answer was expected:\n" + kiosk.seen())


# Every send was lost and the platform knows of nothing: the row waits to be sent again.
def after_lost(kiosk, simulator):
    certify(kiosk)
    simulator.faults(LOST)
    kiosk.tap("go_on")
    check("还没有回音" in kiosk.seen(), "No answer was expected:\n" + kiosk.seen())


def after_delivery(kiosk, _):
    certify(kiosk)
    kiosk.tap("go_on")
    check("认证好了" in kiosk.seen(), kiosk.seen())


def at_slip(kiosk, simulator):
    after_delivery(kiosk, simulator)
    kiosk.tap("go_on")
    check(kiosk.screen() == "slip", kiosk.screen())


def at_rating(kiosk, simulator):
    at_slip(kiosk, simulator)
    kiosk.tap("go_on", "go_on")
    check(kiosk.screen() == "rating", kiosk.screen())


def after_leaving(kiosk, simulator):
    after_delivery(kiosk, simulator)
    kiosk.tap("fixed.leave")
    kiosk.card(None)
    kiosk.send(until="welcome", within_ms=120000)


# where, was anything promised, the states that may be found, is the errand offered again
POINTS = [
    (before_card, False, [[]], False),
    (after_card, False, [[]], True),
    (at_review, False, [[]], True),
    (just_pressed, None, [[], ["ready"], ["inflight"], ["delivered"]], True),
    (in_flight, True, [["inflight"]], True),
    (in_flight_unanswered, True, [["inflight"]], True),
    (after_unknown, True, [["unknown"]], True),
    (after_lost, True, [["ready"]], True),
    (after_delivery, True, [["delivered"]], True),
    (at_slip, True, [["delivered"]], True),
    (at_rating, True, [["delivered"]], True),
    (after_leaving, True, [[], ["delivered"]], False),
]
NEEDED = {"ready", "inflight", "unknown", "delivered"}


def until(holds, what):
    deadline = time.monotonic() + 10
    while not holds():
        check(time.monotonic() < deadline, "Not within 10 s: " + what)
        time.sleep(0.02)


def cut(bench, config, point, allowed):
    """Runs to the point, cuts the power; the platform, the data and the states found."""
    simulator, data = bench.simulator(), bench.fresh("data")
    kiosk = bench.kiosk(simulator, data=data, config=config)
    point(kiosk, simulator)
    kiosk.kill()
    states = outbox_states(data, bench.fresh("copy"))
    check(states in allowed, "%s: the outbox holds %s" % (point.__name__, states))
    simulator.faults()
    return simulator, data, states


def settled(bench, kiosk, data, simulator, promised):
    """Waits until the outbox has nothing left to do, then weighs the books."""
    until_settled = lambda: not [s for s in outbox_states(data, bench.fresh("copy")) if s in ("ready", "inflight", "unknown")]
    until(until_settled, "the outbox went on after the cut")
    effects = simulator.effects(SUBMIT)
    check(effects == (1 if promised else 0), "effects %d, promised %s" % (effects, promised))
    return effects


def same_card_goes_on(bench, config, point, promised, allowed, offered):
    simulator, data, states = cut(bench, config, point, allowed)
    if promised is None:
        promised = states != []
    kiosk = bench.kiosk(simulator, data=data, config=config)
    kiosk.card("wang_jianguo")
    went_on = any(event["kind"] == "visit_resumed" for event in kiosk.events)
    check(went_on == offered, "%s: offered to the same card: %s" % (point.__name__, went_on))
    effects = settled(bench, kiosk, data, simulator, promised)
    if offered:
        finish(kiosk)
        effects = simulator.effects(SUBMIT)
        check(effects == 1, "%s: %d effects after the errand went on:\n%s" % (point.__name__, effects, kiosk.seen()))
    kiosk.end()
    simulator.end()
    print("%-22s outbox %-14s goes on %-5s effects %d" % (point.__name__, states, went_on, effects), flush=True)
    return states


# From wherever the errand goes on to its result: never a second submission.
def finish(kiosk):
    for _ in range(8):
        if "认证好了" in kiosk.seen() or kiosk.screen() in ("slip", "rating", "done", "handoff"):
            return
        kiosk.tap("again" if kiosk.screen() == "trouble" else "go_on")
    check(False, "The errand does not come to its end:\n" + kiosk.seen())


def other_card_gets_nothing(bench, config, point, allowed):
    simulator, data, _ = cut(bench, config, point, allowed)
    kiosk = bench.kiosk(simulator, data=data, config=config)
    kiosk.card("zhao_guilan")
    check(kiosk.screen() == "home", "Another card was led to %s" % kiosk.screen())
    check(not any(event["kind"] == "visit_resumed" for event in kiosk.events), "Another card took up the visit")
    check("王" not in kiosk.seen() + kiosk.said(), "Another card sees the first person")
    kiosk.end()
    simulator.end()
    print("%-22s another card starts at home" % point.__name__, flush=True)


def too_late(bench, config, point, allowed):
    simulator, data, _ = cut(bench, config, point, allowed)
    kiosk = bench.kiosk(simulator, data=data, config=config)
    kiosk.send(wait_ms=601_000)
    kiosk.card("wang_jianguo")
    check(not any(event["kind"] == "visit_resumed" for event in kiosk.events), "Offered after ten minutes")
    kiosk.end()
    check(not [name for name in os.listdir(data) if "visit" in name or "kept" in name], "The kept visit still lies there")
    simulator.end()
    print("%-22s not offered after ten minutes" % point.__name__, flush=True)


# The platform has forgotten the id: the look-up finds nothing, the kiosk sends again. What the platform then does twice
# it is asked for under one id; the kiosk's part is that it sends under no other.
def forgotten(bench, config, point, allowed, expected):
    simulator, data, states = cut(bench, config, point, allowed)
    before = simulator.effects(SUBMIT)
    simulator.prune()
    kiosk = bench.kiosk(simulator, data=data, config=config)
    until(lambda: not [s for s in outbox_states(data, bench.fresh("copy")) if s in ("ready", "inflight", "unknown")],
          "the outbox went on")
    kiosk.card("wang_jianguo")
    finish(kiosk)
    kiosk.end()
    effects = simulator.effects(SUBMIT)
    print("%-22s outbox %s, ids forgotten: effects %d, then %d" % (point.__name__, states, before, effects), flush=True)
    check(effects == expected, "%s: effects %d, expected %d" % (point.__name__, effects, expected))
    simulator.end()


def journey(bench):
    config = quick_config(bench)
    found = {}
    for point, promised, allowed, offered in POINTS:
        for state in same_card_goes_on(bench, config, point, promised, allowed, offered):
            found[state] = found.get(state, 0) + 1
    print("cuts: %d, by state of the outbox %s" % (len(POINTS), found))
    missing = NEEDED - set(found)
    check(not missing, "No cut fell while a submission was %s" % sorted(missing))
    for point, allowed in ((at_review, [[]]), (after_unknown, [["unknown"]])):
        other_card_gets_nothing(bench, config, point, allowed)
    too_late(bench, config, at_review, [[]])
    forgotten(bench, config, after_delivery, [["delivered"]], 1)
    forgotten(bench, config, after_lost, [["ready"]], 1)


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    run(journey)
