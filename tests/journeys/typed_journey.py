"""A service that asks for everything that digits can say, put into a copy of the house, done by the real kiosk: once by touch,
once by the key-pad. What was typed stands in the review, private digits are covered, and the hall hears none of them.
"""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "blind"))

import changed_house
from support import SOURCE, check, run

ANSWERS = ["13900000001", "20240501", "1234.5", "6222009900990099000", "990000001", "990000192802290037"]
TYPED = os.path.join(SOURCE, "tests", "support", "typed")


def house(bench):
    programs, share = changed_house.copy(bench.binaries, bench.fresh("house"))
    os.makedirs(os.path.join(share, "services", "typed"))
    read, write = changed_house.read_json, changed_house.write_json
    for name in ("service.json", "examples.json"):
        write(os.path.join(share, "services", "typed", name), read(os.path.join(TYPED, name)))
    write(os.path.join(share, "locales", "zh-Hans", "typed.json"), read(os.path.join(TYPED, "zh-Hans.json")))
    settings = os.path.join(share, "config", "settings.json")
    value = read(settings)
    value["services"].insert(0, "typed")
    value["drafts"] = True  # its words were reviewed by nobody
    write(settings, value)
    return programs


def by_touch(kiosk, digits):
    for digit in digits:
        kiosk.tap("digit.point" if digit == "." else "digit." + digit)
    kiosk.tap("go_on")


def in_focus(scene, key):
    return any(node.get("focused") and node.get("id") == key for node in scene["nodes"])


def by_pad(kiosk, digits):
    kiosk.send(digits=digits)
    check(in_focus(kiosk.scene, "go_on"), "All digits are there, and OK would not go on:\n" + kiosk.seen())
    kiosk.send(key="ok")


def errand(bench, programs, simulator, how):
    kiosk = bench.kiosk(simulator, binaries=programs)
    kiosk.tap("begin", "tile.typed")
    for digits in ANSWERS:
        check(kiosk.screen() == "fill_in", "No field of digits is shown but %s:\n%s" % (kiosk.screen(), kiosk.seen()))
        how(kiosk, digits)
    check(kiosk.screen() == "review", "The review does not follow but %s:\n%s" % (kiosk.screen(), kiosk.seen()))
    check("139****0001" in kiosk.seen(), "The telephone number is not masked in the review:\n" + kiosk.seen())
    aloud = "".join(line["spoken"] for line in kiosk.heard if line["sink"] == "loudspeaker")
    check("第三位" in aloud, "The places of the digits are not said: " + aloud)
    for private in ("一三九", "幺三九", "一千二百三十四", "六二二二"):
        check(private not in aloud, "The hall could hear %s" % private)
    kiosk.end()
    print("%d questions answered by digits, %s" % (len(ANSWERS), how.__name__.replace("_", " ")), flush=True)


def journey(bench):
    programs, simulator = house(bench), bench.simulator()
    errand(bench, programs, simulator, by_touch)
    errand(bench, programs, simulator, by_pad)
    simulator.end()


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    run(journey)
