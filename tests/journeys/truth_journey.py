"""What a person is told against what the platform's books hold, under every fault of the line and of the gateway.

Accepted only where exactly one effect is counted; "not sent" only where none is and none comes later; "no answer yet"
where no receipt came; never two effects. `truth` below weighs each case the same way, whatever the table expects; the
table then says which of the true answers is the right one.
"""

import sys

from errands import book, certify, claim_of, quick_config
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


# The reads before the submission: a fault there ends the errand with no effect and true words. An empty or misshapen "done"
# is no answer either: nothing of it is shown as the truth.
READ_FAULTS = ["http_500", "http_404", "html", "reset", "no_receipt", "wrong_shape", "missing_member", "not_utf8", "oversized",
               "truncated", "wrong_envelope"]


def reads(bench, config):
    for fault in READ_FAULTS:
        read(bench, config, "certification.status", fault, lambda kiosk: kiosk.tap("tile.life_certification", "go_on", "whom.self"))
    for fault in ("no_receipt", "wrong_shape"):
        read(bench, config, "pension.months", fault, lambda kiosk: kiosk.tap("tile.pension_enquiry", "go_on", "whom.self"))
        read(bench, config, "appointment.hospitals", fault,
             lambda kiosk: kiosk.tap("tile.hospital_booking", "go_on", "whom.self"))


def read(bench, config, operation, fault, up_to_card):
    simulator = bench.simulator()
    kiosk = bench.kiosk(simulator, config=config)
    kiosk.tap("begin")
    up_to_card(kiosk)
    simulator.faults({"operation": operation, "fault": fault, "from": 1, "times": ALWAYS, "ms": 0})
    kiosk.card("wang_jianguo")
    claim = claim_of(kiosk.seen())
    kiosk.end()
    check(simulator.requests(operation) > 0, "%s was never asked" % operation)
    check(claim == "not_done" and not any(simulator.counts()["effects"].values()),
          "%s %s: told %s" % (operation, fault, claim))
    print("%-62s told %s" % (operation + ", " + fault, claim), flush=True)
    simulator.end()


def journey(bench):
    rule_can_fail()
    config = quick_config(bench)
    told = {}
    for one in CASES:
        claim = case(bench, config, "certify", *one)
        told[claim] = told.get(claim, 0) + 1
    for one in BOOKED:
        case(bench, config, "book", *one)
    line_down(bench, config)
    reads(bench, config)
    check(set(told) == {"accepted", "unknown", "not_done"}, "Not every claim was met: %s" % told)
    print("faults: %d kinds, claims %s" % (len({fault for fault, *_ in CASES}), told))


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    run(journey)
