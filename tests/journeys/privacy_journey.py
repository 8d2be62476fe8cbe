"""Nothing of a person is heard by the hall, written to the disk, or seen by the next one.

A pension errand plants a name, an id number, a phone and a sum; afterwards every channel is searched for them in
UTF-8, UTF-16, GBK and base64. For each channel the leak is planted first, in a copy: a search that misses it fails.
"""

import base64
import json
import os
import sys

from errands import FIRST_CHOICE
from support import check, run

PERSON = {"name": "王建国", "id": "990000194001010014", "phone": "13900000001", "sum": "3258.60"}


def forms_of(secret):
    """The byte strings by which a text may lie somewhere; base64 at each of its three places in a longer text."""
    forms = {name: secret.encode(name) for name in ("utf-8", "utf-16-le", "utf-16-be", "gbk")}
    for shift in range(3):
        whole = base64.b64encode(b"\0" * shift + forms["utf-8"])
        first = (shift * 8 + 5) // 6
        last = (shift + len(forms["utf-8"])) * 8 // 6
        forms["base64+%d" % shift] = whole[first:last]
    return forms


def leaks(content):
    return ["%s as %s" % (what, form) for what, secret in PERSON.items() for form, raw in forms_of(secret).items()
            if raw in content]


def search(channel, content):
    """First the planted leak, in every form; then the channel itself."""
    planted = 0
    for what, secret in PERSON.items():
        for form, raw in forms_of(secret).items():
            middle = len(content) // 2
            found = leaks(content[:middle] + raw + content[middle:])
            check("%s as %s" % (what, form) in found, "%s: a planted %s as %s was not found" % (channel, what, form))
            planted += 1
    found = leaks(content)
    check(not found, "%s holds %s" % (channel, found))
    print("%-28s %7d bytes, clean; %d planted leaks found" % (channel, len(content), planted), flush=True)


def read(file):
    with open(file, "rb") as stream:
        return stream.read()


def pension(kiosk):
    kiosk.tap("begin", "tile.pension_enquiry", "go_on")
    kiosk.card("wang_jianguo")
    kiosk.send(touch=FIRST_CHOICE)
    kiosk.tap("go_on")
    check("查到了" in kiosk.seen(), kiosk.seen())
    kiosk.tap("reveal.sum")
    check("3258.60" in kiosk.seen().replace(",", ""), "The sum was asked for and is not shown:\n" + kiosk.seen())


def caption_lines(kiosk):
    return "\n".join(json.dumps(node, ensure_ascii=False) for scene in kiosk.scenes for node in scene["nodes"]
                     if node["role"] == "caption")


def after_the_visit(bench):
    simulator, data, record = bench.simulator(), bench.fresh("data"), bench.fresh("record")
    kiosk = bench.kiosk(simulator, data=data, record=record)
    pension(kiosk)
    kiosk.tap("conceal.sum", "go_on", "go_on", "decline", "decline", "leave")
    kiosk.card(None)
    kiosk.send(until="welcome", within_ms=120000)
    search("the welcome screen", json.dumps(kiosk.scene, ensure_ascii=False).encode())
    search("captions", caption_lines(kiosk).encode())
    aloud = [line for line in kiosk.heard if line["sink"] == "loudspeaker"]
    check(len(aloud) > 10, "Next to nothing was said aloud")
    search("loudspeaker", json.dumps(aloud, ensure_ascii=False).encode())
    check(not any("元" in line["spoken"] for line in aloud), "A sum was said aloud")
    kiosk.end()
    search("events.jsonl", read(os.path.join(record, "events.jsonl")))
    files = sorted(os.path.join(folder, name) for folder, _, names in os.walk(data) for name in names)
    check(any(file.endswith("store.db") for file in files), "There is no store to search")
    for file in files:
        search("data/" + os.path.relpath(file, data), read(file))
    simulator.end()


def stranger(bench):
    simulator = bench.simulator()
    kiosk = bench.kiosk(simulator)
    pension(kiosk)
    kiosk.send(until="still_there", within_ms=400000)
    kiosk.send(wait_ms=1)  # the screen that was waited for is told with the next line
    check(kiosk.screen() == "still_there", kiosk.screen())
    search("the idle question", json.dumps(kiosk.scene, ensure_ascii=False).encode())
    kiosk.tap("still_here")
    check("还" not in kiosk.screen() and "3258" not in kiosk.seen(), "A stranger's touch shows the sum")
    search("after a stranger's touch", json.dumps(kiosk.scene, ensure_ascii=False).encode())
    kiosk.card("zhao_guilan")
    check(kiosk.screen() == "home", "Another card was led to " + kiosk.screen())
    search("another person's card", json.dumps(kiosk.scene, ensure_ascii=False).encode())
    kiosk.end()
    simulator.end()


# A number that anybody may have read on a paper opens nothing.
def typed_number(bench):
    simulator = bench.simulator()
    kiosk = bench.kiosk(simulator)
    kiosk.tap("begin", "tile.pension_enquiry", "go_on", "no_card")
    kiosk.send(digits=PERSON["id"])
    kiosk.tap("go_on")
    check("王" not in kiosk.seen() and "3258" not in kiosk.seen(), "A typed number shows the person:\n" + kiosk.seen())
    kiosk.send(digits="000000")
    kiosk.tap("go_on")
    check("王" not in kiosk.seen() and "不对" in kiosk.seen(), "A wrong code is not refused:\n" + kiosk.seen())
    check(simulator.requests("pension.months") == 0, "The pension was asked for on a typed number")
    kiosk.end()
    simulator.end()
    print("a typed number and a wrong code show nothing, ask for nothing", flush=True)


def journey(bench):
    after_the_visit(bench)
    stranger(bench)
    typed_number(bench)


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    run(journey)
