"""What a person is told against what the platform's books hold, under every fault of the line and of the gateway.

Accepted only where exactly one effect is counted; "not sent" only where none is and none comes later; "no answer yet"
where no receipt came; never two effects. `truth` below weighs each case the same way, whatever the table expects; the
table then says which of the true answers is the right one, and how often the business is done.

Every fault that the simulator knows meets every submission and every first read of an errand: `whole_table` asks the
simulator's own list.
"""

import collections
import concurrent.futures
import os
import re
import sys

from errands import FIRST_CHOICE, book, certify, claim_of, quick_config
from support import SOURCE, Failed, check, run

ALWAYS = 1000
CONNECTIONS = 20  # that are refused, so that the admin door opens again

# fault, how often it strikes the submission, what the look-up meets, the claim, the effects.
CASES = [
    ("delay", ALWAYS, "", "accepted", 1),
    ("hang", ALWAYS, "", "accepted", 1),
    ("hang", ALWAYS, "http_500", "unknown", 1),
    ("refuse", CONNECTIONS, "", "not_done", 0),
    ("reset", 1, "", "accepted", 1),
    ("reset", ALWAYS, "", "unknown", 0),
    ("reset_after", ALWAYS, "", "accepted", 1),
    ("reset_after", ALWAYS, "http_500", "unknown", 1),
    ("http_500", 1, "", "accepted", 1),
    ("http_500", ALWAYS, "", "unknown", 0),
    ("http_503", 1, "", "accepted", 1),
    ("http_503", ALWAYS, "", "unknown", 0),
    ("http_404", ALWAYS, "", "not_done", 0),
    ("http_404", 1, "", "not_done", 0),
    ("http_429", ALWAYS, "", "not_done", 0),
    ("wrong_envelope", ALWAYS, "", "accepted", 1),
    ("wrong_envelope", ALWAYS, "html", "unknown", 1),
    ("html", ALWAYS, "", "unknown", 0),
    ("html", 1, "", "accepted", 1),
    ("truncated", ALWAYS, "", "accepted", 1),
    ("truncated", ALWAYS, "reset", "unknown", 1),
    ("duplicate", ALWAYS, "", "accepted", 1),
    ("slow_bytes", ALWAYS, "", "accepted", 1),
    ("slow_bytes", ALWAYS, "http_503", "unknown", 1),
    ("no_receipt", ALWAYS, "", "unknown", 0),
    ("no_receipt", 1, "", "accepted", 1),
    ("other_receipt", ALWAYS, "", "unknown", 0),
    ("other_receipt", 1, "", "accepted", 1),
    ("wrong_shape", ALWAYS, "", "accepted", 1),
    ("wrong_shape", ALWAYS, "wrong_shape", "unknown", 1),
    ("wrong_shape", ALWAYS, "missing_member", "unknown", 1),
    ("missing_member", ALWAYS, "", "accepted", 1),
    ("missing_member", ALWAYS, "no_receipt", "unknown", 1),
    ("not_utf8", ALWAYS, "", "accepted", 1),
    ("not_utf8", ALWAYS, "not_utf8", "unknown", 1),
    ("bad_signature", ALWAYS, "", "not_done", 0),
    ("oversized", ALWAYS, "", "unknown", 0),
    ("redirect", ALWAYS, "", "unknown", 0),
    ("clock_off", ALWAYS, "", "accepted", 1),
]
MILLISECONDS = {"delay": 300, "slow_bytes": 60, "clock_off": 3_600_000}


def truth(claim, effects):
    """The rule that no table may bend. Says what is wrong, or nothing."""
    if effects > 1:
        return "the business was done %d times" % effects
    if claim == "accepted" and effects != 1:
        return "the person was told that it is accepted, and nothing was done"
    if claim == "not_done" and effects != 0:
        return "the person was told that nothing was done, and it was"
    return ""


def rule_can_fail():
    for claim, effects in (("accepted", 0), ("not_done", 1), ("unknown", 2), ("accepted", 2)):
        check(truth(claim, effects), "The rule lets %s with %d effects pass" % (claim, effects))
    for fault, times, look_up, claim, effects in CASES:
        check(not truth(claim, effects), "The table expects a lie of %s x%d %s" % (fault, times, look_up))


def whole_table(errand):
    """No fault of the simulator's list may be missing from a table."""
    with open(os.path.join(SOURCE, "kiosk/programs/simulator/faults.cc"), encoding="utf-8") as stream:
        listed = re.search(r"string_view, (\d+)> names\{([^}]*)\}", stream.read())
    known = set(re.findall(r'"(\w+)"', listed.group(2)))
    check(len(known) == int(listed.group(1)), "The simulator's list of faults was read as %s" % sorted(known))
    missing = known - {fault for fault, *_ in CASES}
    check(not missing, "No submission meets %s" % sorted(missing))
    asked = collections.defaultdict(set)
    for _, _, table in ERRANDS[errand]["reads"]:
        for operation, faults, *_ in table:
            asked[operation].update(faults)
    for operation, faults in asked.items():
        # The connection that is refused is the match's, which the same card asks first.
        missing = known - faults - ({"refuse"} if operation == "certification.status" else set())
        check(not missing or faults == set(FIRST), "The read %s does not meet %s" % (operation, sorted(missing)))
    return known


def strike(simulator, operation, fault, times, look_up=""):
    # A connection is refused before anybody knows what it is for.
    faults = [{"operation": "*" if fault == "refuse" else operation, "fault": fault, "from": 1,
               "times": CONNECTIONS if fault == "refuse" else times, "ms": MILLISECONDS.get(fault, 0)}]
    if look_up:
        faults.append({"operation": "submission.lookup", "fault": look_up, "from": 1, "times": ALWAYS, "ms": 0})
    simulator.faults(*faults)


def case(bench, config, errand, fault, times, look_up, expected, done):
    simulator = bench.simulator()
    kiosk = bench.kiosk(simulator, config=config)
    operation = ERRANDS[errand]["submit"]
    ERRANDS[errand]["walk"](kiosk)
    strike(simulator, operation, fault, times, look_up)
    heard = len(kiosk.heard)
    kiosk.tap("go_on")
    name = "%s, %s x%d%s" % (operation, fault, times, ", look-up meets " + look_up if look_up else "")
    try:
        claim = claim_of(kiosk.seen())
        said = claim_of("\n".join(line["spoken"] for line in kiosk.heard[heard:]))
    except Failed as failure:
        raise Failed("%s: %s" % (name, failure)) from None
    check(said == claim, "%s: seen %s, said %s" % (name, claim, said))
    kiosk.end()
    if fault == "refuse":
        open_again(simulator)
    effects = simulator.effects(operation)
    wrong = truth(claim, effects)
    check(not wrong, "%s: %s" % (name, wrong))
    check((claim, effects) == (expected, done), "%s: told %s, expected %s; %d effects, expected %d\n%s" %
          (name, claim, expected, effects, done, kiosk.seen()))
    print("%-62s told %-9s effects %d" % (name, claim, effects), flush=True)
    simulator.end()
    return claim


def open_again(simulator):
    for _ in range(2 * CONNECTIONS):
        try:
            simulator.counts()
            return
        except OSError:
            continue
    raise Failed("The simulator does not take connections again")


# A line that is down before anything was asked: nothing is sent, and that is what stands there.
def line_down(bench, config, errand):
    simulator = bench.simulator()
    kiosk = bench.kiosk(simulator, config=config)
    ERRANDS[errand]["walk"](kiosk)
    kiosk.send(network="down")
    kiosk.tap("go_on")
    check("没有送出去" in kiosk.seen(), "The line is down, and there stands:\n" + kiosk.seen())
    kiosk.send(network="up")
    kiosk.tap("fixed.leave")
    kiosk.send(until="welcome", within_ms=120000)
    kiosk.end()
    check(simulator.effects(ERRANDS[errand]["submit"]) == 0, "What was told as not sent was sent later")
    simulator.end()
    print("%s, line down at the submission: 没有送出去, effects 0" % errand, flush=True)


# The reads before the submission: a fault there has no effect and is told as no answer, never as a fact about the person,
# and once it is over 再试一次 leads on. An empty or misshapen "done" is no answer either.
BROKEN = ["http_500", "http_503", "http_404", "http_429", "html", "redirect", "refuse", "reset", "reset_after", "hang",
          "slow_bytes", "truncated", "no_receipt", "other_receipt", "wrong_shape", "missing_member", "not_utf8",
          "wrong_envelope", "oversized", "bad_signature"]
# The answer is right all the same. The last stands at the end of each errand: a platform whose clock is an hour off is
# not asked again for ten minutes, and where another read follows at once, that one is told as no answer.
HARMLESS = ["delay", "duplicate", "clock_off"]
# Where nothing asks again, an answer between keeps the client from giving the operation a rest.
BROKEN_AND_WELL = [one for fault in BROKEN for one in (fault, "")]
FIRST = ["http_404", "wrong_shape"]  # of the reads that stand behind another one


def with_card(kiosk):
    kiosk.card("wang_jianguo")


def next_choice(kiosk):
    kiosk.send(touch=FIRST_CHOICE)
    kiosk.tap("go_on")


# What is submitted, the way to its review, and the errands whose reads are asked beside it: tile, what comes between it and
# the card; then each read, the faults it meets, the act that asks it, where its answer leads, where no answer leads. Of the
# first read of an errand every fault is asked. A match that does not come is no trouble: a person attests instead.
ERRANDS = {
    "certify": {"submit": "certification.submit", "walk": certify, "reads": [
        ("life_certification", ["go_on", "whom.self"],
         [("identity.match", BROKEN_AND_WELL + HARMLESS[:-1], [with_card], "result", "witness"),
          ("identity.match", HARMLESS[-1:], [with_card], "trouble", "witness")]),
        ("life_certification", ["go_on", "whom.self"],
         [("certification.status", [one for one in BROKEN if one != "refuse"] + HARMLESS, [with_card], "result", "trouble")]),
        ("pension_enquiry", ["go_on"], [("pension.months", BROKEN + HARMLESS, [with_card], "question", "trouble")])]},
    "book": {"submit": "appointment.book", "walk": book, "reads": [
        ("hospital_booking", ["go_on", "whom.self"],
         [("appointment.bookings", BROKEN + HARMLESS[:-1], [with_card], "question", "trouble"),
          ("appointment.bookings", HARMLESS[-1:], [with_card], "trouble", "trouble")]),
        ("hospital_booking", ["go_on", "whom.self"],
         [("appointment.hospitals", BROKEN + HARMLESS[:-1], [with_card], "question", "trouble"),
          ("appointment.departments", FIRST, [with_card, next_choice], "question", "trouble"),
          ("appointment.sessions", FIRST, [with_card, next_choice, next_choice], "question", "trouble"),
          ("appointment.hospitals", HARMLESS[-1:], [with_card], "question", "trouble")])]},
}


# All reads of one errand before one kiosk: each fault a visit of its own.
def reads(bench, config, service, before_card, table):
    simulator = bench.simulator()
    kiosk = bench.kiosk(simulator, config=config)
    for operation, faults, acts, leads_to, without in table:
        for fault in faults:
            kiosk.tap("begin", "tile." + service, *before_card)
            read(simulator, kiosk, operation, fault, acts, leads_to, without)
            kiosk.tap("fixed.leave")
            kiosk.card(None)
            kiosk.send(until="welcome", within_ms=120000)
    kiosk.end()
    effects = simulator.counts()["effects"]
    check(not any(effects.values()), "%s: questions had effects: %s" % (service, effects))
    simulator.end()


def read(simulator, kiosk, operation, fault, acts, leads_to, without):
    name = "%s, %s" % (operation, fault)
    for act in acts[:-1]:
        act(kiosk)
    asked, heard = simulator.requests(operation), len(kiosk.heard)
    if fault:
        strike(simulator, operation, fault, ALWAYS)
    acts[-1](kiosk)
    if fault == "refuse":
        open_again(simulator)
    else:
        check(simulator.requests(operation) > asked, name + ": it was never asked")
    told = "the answer"
    if fault in BROKEN:
        seen, said = kiosk.seen(), "\n".join(line["spoken"] for line in kiosk.heard[heard:])
        check(kiosk.screen() == without, "%s: there is %s:\n%s" % (name, kiosk.screen(), seen))
        check("没有查到" not in seen + said, "%s: told as a fact about the person:\n%s" % (name, seen))
        simulator.faults()
        if without == "trouble":
            told = claim_of(seen)
            check(told == claim_of(said) == "not_done", "%s: seen %s, said %s" % (name, told, claim_of(said)))
            kiosk.tap("again")
        else:
            told = "a person attests"
            kiosk.badge("staff")
            kiosk.badge(None)
    check(kiosk.screen() == leads_to, "%s: it leads to %s:\n%s" % (name, kiosk.screen(), kiosk.seen()))
    simulator.faults()
    if fault:
        print("%-62s told %s" % (name, told), flush=True)


# Side by side, each with a platform and a kiosk of its own: they wait for lost answers most of the time.
def all_of(works):
    with concurrent.futures.ThreadPoolExecutor(max_workers=3) as pool:
        begun = [pool.submit(*work) for work in works]
        try:
            return [one.result() for one in concurrent.futures.as_completed(begun)]
        finally:
            for one in begun:
                one.cancel()


def journey(bench, errand):
    check(errand in ERRANDS, "There is no errand %s, only %s" % (errand, ", ".join(ERRANDS)))
    rule_can_fail()
    known = whole_table(errand)
    config = quick_config(bench)
    works = [(reads, bench, config, *one) for one in ERRANDS[errand]["reads"]]
    works += [(case, bench, config, errand, *one) for one in CASES] + [(line_down, bench, config, errand)]
    told = collections.Counter(claim for claim in all_of(works) if claim)
    check(set(told) == {"accepted", "unknown", "not_done"}, "Not every claim was met: %s" % told)
    print("%s: %d kinds of faults, claims %s" % (errand, len(known), dict(told)))


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    run(journey, "certify|book")
