"""A power cut at every point of the certification, and what becomes of the promise.

After the cut the outbox is read from a copy of the store, and the states are counted: a state in which no cut fell
fails the journey. Then the kiosk starts again on the same data: what was promised is done exactly once, what was not
promised is not done at all; the errand is offered to the same card only, for ten minutes. All of it again when the
platform has forgotten the submission ids meanwhile.
"""

import json
import os
import shutil
import sys
import time

from errands import certify, claim_of, quick_config
from support import check, follow_ups, outbox_states, run

SUBMIT = "certification.submit"
ALWAYS = 1000
HANG = {"operation": SUBMIT, "fault": "hang", "from": 1, "times": ALWAYS, "ms": 0}
SLOW = {"operation": SUBMIT, "fault": "delay", "from": 1, "times": ALWAYS, "ms": 1200}
NO_LOOK_UP = {"operation": "submission.lookup", "fault": "http_500", "from": 1, "times": ALWAYS, "ms": 0}
LOST = {"operation": SUBMIT, "fault": "reset", "from": 1, "times": ALWAYS, "ms": 0}
TURNED_AWAY = {"operation": SUBMIT, "fault": "http_404", "from": 1, "times": ALWAYS, "ms": 0}


def before_card(kiosk, _):
    certify(kiosk, until="place_card")


def after_card(kiosk, _):
    certify(kiosk, until="result")


def at_review(kiosk, _):
    certify(kiosk)


# The clock says that the visit was kept nine minutes before the machine starts again.
def nine_minutes_ago(kiosk, _):
    certify(kiosk, until="result")
    kiosk.send(clock_add_s=-540)
    kiosk.tap("go_on")
    check(kiosk.screen() == "review", kiosk.screen())


def just_pressed(kiosk, _):
    certify(kiosk)
    kiosk.send(tap="go_on", hurry=True)


def sending(kiosk, simulator, fault):
    certify(kiosk)
    simulator.faults(fault)
    kiosk.send(tap="go_on", hurry=True)
    until(lambda: simulator.requests(SUBMIT) > 0, "the request came")


def in_flight(kiosk, simulator):
    sending(kiosk, simulator, SLOW)


def in_flight_unanswered(kiosk, simulator):
    sending(kiosk, simulator, HANG)


def told_unknown(kiosk, simulator, *faults):
    certify(kiosk)
    simulator.faults(*faults)
    kiosk.tap("go_on")
    check("还没有回音" in kiosk.seen(), "No answer was expected:\n" + kiosk.seen())


def after_unknown(kiosk, simulator):
    told_unknown(kiosk, simulator, HANG, NO_LOOK_UP)


# As after_unknown, but the platform did nothing of it.
def after_silence(kiosk, simulator):
    told_unknown(kiosk, simulator, LOST, NO_LOOK_UP)


# Every send was lost and the platform knows of nothing: the row waits to be sent again.
def after_lost(kiosk, simulator):
    told_unknown(kiosk, simulator, LOST)


def after_delivery(kiosk, _):
    certify(kiosk)
    kiosk.tap("go_on")
    check("认证好了" in kiosk.seen(), kiosk.seen())


# Something on the way turned it away: nothing was done, and the outbox does not try it again.
def after_refusal(kiosk, simulator):
    certify(kiosk)
    simulator.faults(TURNED_AWAY)
    kiosk.tap("go_on")
    check("没办成，是系统的问题" in kiosk.seen(), "A refusal was expected:\n" + kiosk.seen())


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
    (after_refusal, False, [["refused"]], True),
    (after_delivery, True, [["delivered"]], True),
    (at_slip, True, [["delivered"]], True),
    (at_rating, True, [["delivered"]], True),
    (after_leaving, True, [[], ["delivered"]], False),
]
# where, the states that may be found, the effects at the cut
FORGOTTEN = [
    (after_delivery, [["delivered"]], 1),
    (after_lost, [["ready"]], 0),
    (after_unknown, [["unknown"]], 1),
    (after_silence, [["unknown"]], 0),
    (in_flight, [["inflight"]], 1),
    (in_flight_unanswered, [["inflight"]], 1),
]
FORGETTABLE = {"ready", "inflight", "unknown", "delivered"}
NEEDED = FORGETTABLE | {"refused"}


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
    check(went_on == offered, "%s: offered to the same card: %s, events %s, complaints %s" %
          (point.__name__, went_on, [event["kind"] for event in kiosk.events], kiosk.complaints()))
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


# After the cut it is not the welcome with a card, but the welcome with a finger: the errand is begun anew up to the card.
def begun_by_touch(bench, config, point, allowed):
    simulator, data, states = cut(bench, config, point, allowed)
    kiosk = bench.kiosk(simulator, data=data, config=config)
    certify(kiosk, until="place_card")
    kiosk.card("wang_jianguo")
    check(any(event["kind"] == "visit_resumed" for event in kiosk.events), "%s: begun anew, the promise is not taken up:\n%s" %
          (point.__name__, kiosk.seen()))
    settled(bench, kiosk, data, simulator, states != [])
    finish(kiosk)
    kiosk.end()
    check(simulator.effects(SUBMIT) == 1, "%s: begun anew, effects %d" % (point.__name__, simulator.effects(SUBMIT)))
    simulator.end()
    print("%-22s outbox %s, begun anew by touch: taken up, effects 1" % (point.__name__, states), flush=True)


# Somebody else's card was laid first, and their visit's end wiped what was settled: nobody is told that nothing was sent.
def after_another_card(bench, config, point, allowed):
    simulator, data, _ = cut(bench, config, point, allowed)
    kiosk = bench.kiosk(simulator, data=data, config=config)
    kiosk.card("zhao_guilan")
    kiosk.card(None)
    kiosk.card("wang_jianguo")
    check("没有送出去" not in kiosk.seen() + kiosk.said(), "What was delivered is told as not sent:\n" + kiosk.seen())
    check(kiosk.screen() == "home", "Behind somebody else's card it leads to " + kiosk.screen())
    check([e for e in kiosk.events if e["kind"] == "person_changed"], "The second card was no second person")
    kiosk.end()
    check("interrupted" in follow_ups(data, bench.fresh("copy")), "Nobody is to follow the interrupted visit up")
    simulator.end()
    print("%-22s behind another card: nothing untrue, and a follow-up" % point.__name__, flush=True)


def too_late(bench, config, point, allowed, wait_ms):
    simulator, data, _ = cut(bench, config, point, allowed)
    kiosk = bench.kiosk(simulator, data=data, config=config)
    kiosk.send(wait_ms=wait_ms)
    kiosk.card("wang_jianguo")
    check(not any(event["kind"] == "visit_resumed" for event in kiosk.events), "Offered after ten minutes")
    kiosk.end()
    check(not [name for name in os.listdir(data) if "visit" in name or "kept" in name], "The kept visit still lies there")
    simulator.end()
    print("%-22s not offered after %d s more" % (point.__name__, wait_ms // 1000), flush=True)


# The platform has forgotten the id, though not what it did: the look-up tells what is in the books, and what is not there
# is sent again under the same id.
def forgotten(bench, config, point, allowed, before):
    simulator, data, states = cut(bench, config, point, allowed)
    check(simulator.effects(SUBMIT) == before, "%s: effects %d at the cut" % (point.__name__, simulator.effects(SUBMIT)))
    check(simulator.prune()["forgotten"] == before, "The platform had no id to forget")
    kiosk = bench.kiosk(simulator, data=data, config=config)
    settled(bench, kiosk, data, simulator, True)
    kiosk.card("wang_jianguo")
    finish(kiosk)
    kiosk.end()
    effects = simulator.effects(SUBMIT)
    print("%-22s outbox %s, ids forgotten: effects %d, then %d" % (point.__name__, states, before, effects), flush=True)
    check(effects == 1, "%s: effects %d" % (point.__name__, effects))
    simulator.end()
    return states


# A gateway that promises no memory of ids: "never heard of it" means nothing then. It is not sent again, a follow-up is
# born, and the person is not told that it was done.
def never_sent_again(bench, config, point, allowed):
    simulator, data, states = cut(bench, config, point, allowed)
    simulator.prune()
    kiosk = bench.kiosk(simulator, data=data, config=config)
    settled(bench, kiosk, data, simulator, False)
    kiosk.card("wang_jianguo")
    check(claim_of(kiosk.seen()) == "unknown", "After a loss the person is told:\n" + kiosk.seen())
    kiosk.end()
    check(simulator.effects(SUBMIT) == 0, "It was sent again")
    reasons = follow_ups(data, bench.fresh("copy"))
    check("refused" in reasons, "Nobody is to follow it up: %s" % reasons)
    print("%-22s outbox %s, no memory of ids: effects 0, handed over to staff" % (point.__name__, states), flush=True)
    simulator.end()


def without_memory(bench, config):
    """The same configuration for a gateway that promises to remember an id for no time at all."""
    folder = bench.fresh("config")
    shutil.copytree(config, folder)
    file = os.path.join(folder, "platform", "national.json")
    with open(file, encoding="utf-8") as stream:
        profile = json.load(stream)
    profile["limits"]["id_memory_hours"] = 0
    with open(file, "w", encoding="utf-8") as stream:
        json.dump(profile, stream, ensure_ascii=False)
    return folder


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
    for point, allowed in ((at_review, [[]]), (after_unknown, [["unknown"]]), (after_delivery, [["delivered"]])):
        begun_by_touch(bench, config, point, allowed)
    after_another_card(bench, config, after_delivery, [["delivered"]])
    too_late(bench, config, at_review, [[]], 601_000)
    too_late(bench, config, nine_minutes_ago, [[]], 61_000)
    lost = set()
    for point, allowed, before in FORGOTTEN:
        lost.update(forgotten(bench, config, point, allowed, before))
    check(lost == FORGETTABLE, "Ids were forgotten in the states %s only" % sorted(lost))
    never_sent_again(bench, without_memory(bench, config), after_silence, [["unknown"]])


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    run(journey)
