"""A number typed in every way there is: by finger, by finger with each key heard first, by walking the keys of the screen, on
the digit keys of the key-pad. On headphones each key says what it is; whoever stands in the hall learns no digit, neither
from a word nor from how often one is said.
"""

import sys

import overheard
from support import SOURCE, check, run


def at_the_number(kiosk, headphones, heard_first=False):
    kiosk.send(headphones=headphones)
    kiosk.tap("begin")
    if heard_first:
        kiosk.tap("fixed.comfort", "comfort.heard_first")
    taps = 2 if heard_first else 1  # once to hear it, once to press it
    if heard_first:
        kiosk.tap(*["comfort.done"] * taps)
    for key in ("tile.pension_enquiry", "go_on", "no_card"):
        kiosk.tap(*[key] * taps)
    check(kiosk.screen() == "id_number", "No number is asked for: " + kiosk.screen())


def by_finger(kiosk, number):
    kiosk.tap(*["digit." + digit for digit in number])


# A key that was pressed is pressed again at once; another one is heard first.
def heard_first(kiosk, number):
    for before, digit in zip(" " + number, number):
        kiosk.tap(*["digit." + digit] * (1 if before == digit else 2))


def by_walking(kiosk, number):
    for digit in number:
        for _ in range(40):
            if any(node.get("focused") for node in kiosk.scene["nodes"] if node["id"] == "digit." + digit):
                break
            kiosk.send(key="next")
        else:
            check(False, "The walk does not come to digit " + digit)
        kiosk.send(key="ok")


def by_digit_keys(kiosk, number):
    kiosk.send(digits=number)


def typed(bench, way, headphones):
    simulator = bench.simulator()
    kiosk = bench.kiosk(simulator)
    at_the_number(kiosk, headphones, heard_first=way is heard_first)
    began = len(kiosk.heard)
    person = overheard.people(SOURCE)[0]
    number = person.numbers["id"]
    way(kiosk, number)
    said = kiosk.heard[began:]
    check("都按好了" in kiosk.said(), "The number is not whole: %s" % [line["spoken"] for line in said])
    kiosk.tap(*["go_on"] * (2 if way is heard_first else 1))
    if kiosk.screen() == "one_time_code":
        way(kiosk, person.numbers["code"])
    else:
        check(False, "The number was not taken: " + kiosk.screen())
    said = kiosk.heard[began:]
    found = overheard.findings(overheard.people(SOURCE), overheard.aloud(said))
    check(not found, "%s: the hall learns %s" % (way.__name__, found))
    keys = [line["spoken"] for line in said if line["node"].startswith("digit.")]
    if headphones and way in (heard_first, by_walking):
        check(set(number) <= {overheard.digit_of(word) for word in keys}, "On headphones the keys do not say what they are: %s" % keys)
    if not headphones:
        check(all(overheard.runs_of(line["spoken"]) == [] or overheard.PLACED.search(line["spoken"]) or not line["node"].startswith("digit.")
                  for line in said), "A key says its digit to the hall: %s" % keys)
        check(len(set(keys)) <= 1, "The keys can be told from each other: %s" % keys)
    check(kiosk.end() == 0, kiosk.complaints())
    simulator.end()
    print("%-14s %-11s %2d sentences at the keys: %s" % (way.__name__, "headphones" if headphones else "loudspeaker", len(keys), sorted(set(keys))[:3]), flush=True)


def journey(bench):
    for way in (by_finger, heard_first, by_walking, by_digit_keys):
        for headphones in (False, True):
            typed(bench, way, headphones)


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    run(journey)
