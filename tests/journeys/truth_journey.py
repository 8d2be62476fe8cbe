"""What a person is told against what the platform's books hold, under every fault of the line and of the gateway.

Accepted only where exactly one effect is counted; "not sent" only where none is and none comes later; "no answer yet"
where no receipt came; never two effects. `truth` below weighs each case the same way, whatever the table expects; the
table then says which of the true answers is the right one.
"""

import collections
import concurrent.futures
import sys

from errands import FIRST_CHOICE, book, certify, claim_of, quick_config
from support import Failed, check, run

ALWAYS = 1000
SUBMIT = {"certify": "certification.submit", "book": "appointment.book"}

# fault, how often it strikes the submission, what the look-up meets, the claim.
CASES = [
    ("delay", ALWAYS, "", "accepted"),
    ("hang", ALWAYS, "", "accepted"),
    ("hang", ALWAYS, "http_500", "unknown"),
    ("refuse", ALWAYS, "", "not_done"),
    ("reset", 1, "", "accepted"),
    ("reset", ALWAYS, "", "unknown"),
    ("reset_after", ALWAYS, "", "accepted"),
    ("reset_after", ALWAYS, "http_500", "unknown"),
    ("http_500", 1, "", "accepted"),
    ("http_500", ALWAYS, "", "unknown"),
    ("http_503", 1, "", "accepted"),
    ("http_503", ALWAYS, "", "unknown"),
    ("http_404", ALWAYS, "", "not_done"),
    ("http_404", 1, "", "not_done"),
    ("http_429", ALWAYS, "", "not_done"),
    ("wrong_envelope", ALWAYS, "", "accepted"),
    ("wrong_envelope", ALWAYS, "html", "unknown"),
    ("html", ALWAYS, "", "unknown"),
    ("html", 1, "", "accepted"),
    ("truncated", ALWAYS, "", "accepted"),
    ("truncated", ALWAYS, "reset", "unknown"),
    ("duplicate", ALWAYS, "", "accepted"),
    ("slow_bytes", ALWAYS, "", "accepted"),
    ("slow_bytes", ALWAYS, "http_503", "unknown"),
    ("no_receipt", ALWAYS, "", "unknown"),
    ("no_receipt", 1, "", "accepted"),
    ("other_receipt", ALWAYS, "", "unknown"),
    ("other_receipt", 1, "", "accepted"),
    ("wrong_shape", ALWAYS, "", "accepted"),
    ("wrong_shape", ALWAYS, "wrong_shape", "unknown"),
    ("wrong_shape", ALWAYS, "missing_member", "unknown"),
    ("missing_member", ALWAYS, "", "accepted"),
    ("missing_member", ALWAYS, "no_receipt", "unknown"),
    ("not_utf8", ALWAYS, "", "accepted"),
    ("not_utf8", ALWAYS, "not_utf8", "unknown"),
    ("bad_signature", ALWAYS, "", "not_done"),
    ("oversized", ALWAYS, "", "unknown"),
    ("redirect", ALWAYS, "", "unknown"),
    ("clock_off", ALWAYS, "", "accepted"),
]
MILLISECONDS = {"delay": 300, "slow_bytes": 60, "clock_off": 3_600_000}
# The same cases by booking would only be slow: three that differ.
BOOKED = [("reset_after", ALWAYS, "http_500", "unknown"), ("bad_signature", ALWAYS, "", "not_done"),
          ("hang", ALWAYS, "", "accepted")]


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


def strike(simulator, operation, fault, times, look_up):
    ms = MILLISECONDS.get(fault, 0)
    faults = [{"operation": "*" if fault == "refuse" else operation, "fault": fault, "from": 1, "times": times, "ms": ms}]
    if look_up:
        faults.append({"operation": "submission.lookup", "fault": look_up, "from": 1, "times": ALWAYS, "ms": 0})
    simulator.faults(*faults)


def case(bench, config, errand, fault, times, look_up, expected):
    simulator = bench.simulator()
    kiosk = bench.kiosk(simulator, config=config)
    (certify if errand == "certify" else book)(kiosk)
    operation = SUBMIT[errand]
    if fault == "refuse":
        times = 20  # of connections, so that the admin door opens again
    strike(simulator, operation, fault, times, look_up)
    kiosk.tap("go_on")
    name = "%s, %s x%d%s" % (operation, fault, times, ", look-up meets " + look_up if look_up else "")
    try:
        claim = claim_of(kiosk.seen())
    except Failed as failure:
        raise Failed("%s: %s" % (name, failure)) from None
    said = claim_of("\n".join(line["spoken"] for line in kiosk.heard[-12:])) if claim != "not_done" else claim
    check(said == claim, "%s: seen %s, said %s" % (name, claim, said))
    kiosk.end()
    if fault == "refuse":
        open_again(simulator)
    effects = simulator.effects(operation)
    wrong = truth(claim, effects)
    check(not wrong, "%s: %s" % (name, wrong))
    check(claim == expected, "%s: told %s, expected %s (%d effects)\n%s" % (name, claim, expected, effects, kiosk.seen()))
    print("%-62s told %-9s effects %d" % (name, claim, effects), flush=True)
    simulator.end()
    return claim


def open_again(simulator):
    for _ in range(30):
        try:
            simulator.counts()
            return
        except OSError:
            continue
    raise Failed("The simulator does not take connections again")


# A line that is down before anything was asked: nothing is sent, and that is what stands there.
def line_down(bench, config):
    simulator = bench.simulator()
    kiosk = bench.kiosk(simulator, config=config)
    certify(kiosk)
    kiosk.send(network="down")
    kiosk.tap("go_on")
    check("没有送出去" in kiosk.seen(), "The line is down, and there stands:\n" + kiosk.seen())
    kiosk.send(network="up")
    kiosk.tap("fixed.leave")
    kiosk.send(until="welcome", within_ms=120000)
    kiosk.end()
    check(simulator.effects("certification.submit") == 0, "What was told as not sent was sent later")
    simulator.end()
    print("line down at the submission: 没有送出去, effects 0", flush=True)


# The reads before the submission: a fault there has no effect and is told as no answer, never as a fact about the person,
# and once it is over 再试一次 leads on. An empty or misshapen "done" is no answer either.
BROKEN = ["http_500", "http_503", "http_404", "http_429", "html", "redirect", "reset", "reset_after", "hang", "slow_bytes",
          "truncated", "no_receipt", "other_receipt", "wrong_shape", "missing_member", "not_utf8", "wrong_envelope",
          "oversized", "bad_signature"]
# The answer is right all the same. The last stands at the end of each errand: a platform whose clock is an hour off is
# not asked again for ten minutes.
HARMLESS = ["delay", "duplicate", "clock_off"]
FIRST = ["http_404", "wrong_shape"]  # of the reads that stand behind another one


def with_card(kiosk):
    kiosk.card("wang_jianguo")


def next_choice(kiosk):
    kiosk.send(touch=FIRST_CHOICE)
    kiosk.tap("go_on")


# tile, what comes between it and the card; then each read, the faults it meets, the act that asks it, where it leads
READS = [
    ("life_certification", ["go_on", "whom.self"], [("certification.status", BROKEN + HARMLESS, [with_card], "result")]),
    ("pension_enquiry", ["go_on"], [("pension.months", BROKEN + HARMLESS, [with_card], "question")]),
    ("hospital_booking", ["go_on", "whom.self"],
     [("appointment.bookings", FIRST, [with_card], "question"),
      ("appointment.departments", FIRST, [with_card, next_choice], "question"),
      ("appointment.sessions", FIRST, [with_card, next_choice, next_choice], "question"),
      ("appointment.hospitals", BROKEN + HARMLESS, [with_card], "question")]),
]


# All reads of one errand before one kiosk: each fault a visit of its own.
def reads(bench, config, service, before_card, table):
    simulator = bench.simulator()
    kiosk = bench.kiosk(simulator, config=config)
    for operation, faults, acts, leads_to in table:
        for fault in faults:
            kiosk.tap("begin", "tile." + service, *before_card)
            read(simulator, kiosk, operation, fault, acts, leads_to)
            kiosk.tap("fixed.leave")
            kiosk.card(None)
            kiosk.send(until="welcome", within_ms=120000)
    kiosk.end()
    effects = simulator.counts()["effects"]
    check(not any(effects.values()), "%s: questions had effects: %s" % (service, effects))
    simulator.end()


def read(simulator, kiosk, operation, fault, acts, leads_to):
    name = "%s, %s" % (operation, fault)
    for act in acts[:-1]:
        act(kiosk)
    asked, heard = simulator.requests(operation), len(kiosk.heard)
    simulator.faults({"operation": operation, "fault": fault, "from": 1, "times": ALWAYS, "ms": MILLISECONDS.get(fault, 0)})
    acts[-1](kiosk)
    check(simulator.requests(operation) > asked, name + ": it was never asked")
    told = "the answer"
    if fault in BROKEN:
        seen, said = kiosk.seen(), "\n".join(line["spoken"] for line in kiosk.heard[heard:])
        check(kiosk.screen() == "trouble", "%s: there is %s:\n%s" % (name, kiosk.screen(), seen))
        told = claim_of(seen)
        check(told == claim_of(said) == "not_done", "%s: seen %s, said %s" % (name, told, claim_of(said)))
        check("没有查到" not in seen, "%s: told as a fact about the person:\n%s" % (name, seen))
        simulator.faults()
        kiosk.tap("again")
    check(kiosk.screen() == leads_to, "%s: it leads to %s:\n%s" % (name, kiosk.screen(), kiosk.seen()))
    simulator.faults()
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


def journey(bench):
    rule_can_fail()
    config = quick_config(bench)
    works = [(reads, bench, config, *errand) for errand in READS]
    works += [(case, bench, config, "certify", *one) for one in CASES] + [(case, bench, config, "book", *one) for one in BOOKED]
    told = collections.Counter(claim for claim in all_of(works + [(line_down, bench, config)]) if claim)
    check(set(told) == {"accepted", "unknown", "not_done"}, "Not every claim was met: %s" % told)
    print("faults: %d kinds, claims %s" % (len({fault for fault, *_ in CASES}), dict(told)))


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    run(journey)
