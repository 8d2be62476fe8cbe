"""Bad input of every kind: broken files of the house, a broken card, broken script lines, broken arguments.

A broken file: `yinlingctl check` names the file, the JSON pointer where there is one, and a cure, and exits with 1; the
kiosk starts without that service, says so on standard error and in its events, and offers the others. A broken card, line
or argument: a plain sentence with what, where and cure, the exit code of the command line, never a crash. What a broken
answer of the platform becomes is weighed in truth_journey.py.

The house is a copy of the tree; each case breaks one file of it and mends it again.
"""

import json
import os
import re
import shutil
import signal
import subprocess
import sys

from support import CARDS, SOURCE, Failed, Kiosk, check, column, run

HUGE = 6 * 1024 * 1024
# "WHERE: CODE: what. cure": what every complaint of ours looks like.
COMPLAINT = re.compile(r"^(?:yinling\S* )?(?:yinling\S*: |\S+: )*[^\n]*\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+: [^\n]+\.")
# What a library or the runtime would say: none of it may ever be seen.
FOREIGN = ["terminate called", "what():", "nlohmann", "parse error", "Traceback", "AddressSanitizer", "runtime error",
           "std::", "Assertion", "core dumped", "UErrorCode", "U_"]


class House:
    """A copy of what a kiosk is installed with, and the programs in it."""

    def __init__(self, bench):
        self.root = bench.fresh("house")
        for folder in ("services", "locales", "config", "assets"):
            shutil.copytree(os.path.join(SOURCE, folder), os.path.join(self.root, folder))
        self.binaries = os.path.join(self.root, "build", "bin")
        os.makedirs(self.binaries)
        for program in ("yinling-kiosk", "yinlingctl"):
            shutil.copy(os.path.join(bench.binaries, program), self.binaries)
        shared = os.path.join(bench.binaries, "..", "share")
        if os.path.isdir(shared):
            shutil.copytree(shared, os.path.join(self.root, "build", "share"))

    def file(self, name):
        return os.path.join(self.root, name)

    def read(self, name):
        with open(self.file(name), "rb") as stream:
            return stream.read()

    def write(self, name, content):
        with open(self.file(name), "wb") as stream:
            stream.write(content)

    def check(self):
        return launch([os.path.join(self.binaries, "yinlingctl"), "check"], seconds=240)


def launch(command, seconds=60, given=b""):
    try:
        done = subprocess.run(command, input=given, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=seconds,
                              check=False, cwd=SOURCE)
    except subprocess.TimeoutExpired:
        raise Failed("%s does not end" % command) from None
    return done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")


def no_crash(name, code, words):
    check(code >= 0, "%s: ended by signal %d\n%s" % (name, -code, words))
    for foreign in FOREIGN:
        check(foreign not in words, "%s: words of a library are seen: %s\n%s" % (name, foreign, words))


def changed(text, change):
    """JSON text with one change made by a function on the parsed value."""
    value = json.loads(text)
    change(value)
    return json.dumps(value, ensure_ascii=False).encode()


# --- files of the house ----------------------------------------------------------------------------------------------

PENSION = "services/pension_enquiry/service.json"
PENSION_WORDS = "locales/zh-Hans/pension_enquiry.json"
SETTINGS = "config/settings.json"


def set_member(name, value):
    return lambda document: document.update({name: value})


def broken_message(key):
    def change(document):
        document["messages"][key] = "{count, plural, one {一个"
    return lambda text: changed(text, change)


def without_message(key):
    return lambda text: changed(text, lambda document: document["messages"].pop(key))


# name, file, what is done to its bytes, what the finding names besides the file, the service that is withheld.
# A file that is missing or whose bytes are no JSON has no pointer.
def files(house):
    heading = next(key for key in json.loads(house.read(PENSION_WORDS))["messages"] if key.endswith("intro.heading"))
    return [
        ("service that is no JSON", PENSION, lambda text: text[:len(text) // 2], "JSON_", "pension_enquiry"),
        ("service that is empty", PENSION, lambda _: b"", "JSON_", "pension_enquiry"),
        ("service in another encoding", PENSION, lambda text: text + "养".encode("gb18030"), "JSON_", "pension_enquiry"),
        ("service with a key twice", PENSION, lambda text: text.replace(b"{", b'{"id":"a","id":"b",', 1), "JSON_DUPLICATE_KEY",
         "pension_enquiry"),
        ("service that is huge", PENSION, lambda text: text + b" " * HUGE, "FILE_TOO_LARGE", "pension_enquiry"),
        ("service nested a thousand deep", PENSION, lambda _: b"[" * 1000 + b"]" * 1000, "JSON_TOO_DEEP", "pension_enquiry"),
        ("service without steps", PENSION, lambda text: changed(text, lambda d: d.pop("steps")), ":", "pension_enquiry"),
        ("service with a word for a number", PENSION, lambda text: changed(text, set_member("version", "one")), ":/version",
         "pension_enquiry"),
        ("service of an operation that is not there", PENSION,
         lambda text: text.replace(b"pension.months", b"pension.castles"), ":/steps/", "pension_enquiry"),
        ("service under another name", PENSION, lambda text: changed(text, set_member("id", "pension_castle")), "/id",
         "pension_enquiry"),
        ("words that are no JSON", PENSION_WORDS, lambda text: text[:-20], "JSON_", "pension_enquiry"),
        ("words that lack a key", PENSION_WORDS, without_message(heading), heading.split(".", 1)[-1], "pension_enquiry"),
        ("a message that is no message", PENSION_WORDS, broken_message(heading), heading, "pension_enquiry"),
        ("words that are a list", PENSION_WORDS, lambda _: b"[]", ":", "pension_enquiry"),
        ("settings that are no JSON", SETTINGS, lambda text: text[1:], "JSON_", None),
        ("settings with a value out of range", SETTINGS,
         lambda text: changed(text, set_member("help_fallback_s", -5)), ":/help_fallback_s", None),
        ("settings with an unknown member", SETTINGS, lambda text: changed(text, set_member("colour", "pink")), ":/colour", None),
        ("settings with a service that is not there", SETTINGS,
         lambda text: changed(text, lambda d: d["services"].append("castle_booking")), "SETTINGS_SERVICE", None),
    ]


def broken_files(bench, house):
    code, out, complaints = house.check()
    check(code == 0, "The copy is not clean before anything is broken:\n" + out + complaints)
    simulator = bench.simulator()
    for name, file, damage, place, withheld in files(house):
        whole = house.read(file)
        damaged = damage(whole)
        check(damaged != whole, "%s: nothing was broken" % name)
        house.write(file, damaged)
        code, out, complaints = house.check()
        no_crash(name, code, out + complaints)
        check(code == 1, "%s: check exits with %d\n%s" % (name, code, out))
        lines = [line for line in out.splitlines() if file in line]
        check(any(place in line for line in lines), "%s: no finding names %s and %s\n%s" % (name, file, place, out))
        check(any(cured(line) for line in lines), "%s: no finding has a sentence and a cure\n%s" % (name, out))
        started(bench, house, simulator, name, withheld)
        house.write(file, whole)
        print("%-46s %s" % (name, next(line for line in lines if place in line)[:110]), flush=True)
    simulator.end()


# "FILE:POINTER: CODE: what. cure": two sentences at least.
def cured(line):
    found = re.search(r"\b[A-Z][A-Z0-9_]+: (.*)", line)
    return found is not None and len([part for part in re.split(r"[.。](?: |$)", found.group(1)) if part.strip()]) >= 2


def started(bench, house, simulator, name, withheld):
    kiosk = Kiosk(house.binaries, simulator, bench.fresh("data"))
    bench.kiosks.append(kiosk)
    kiosk.tap("begin")
    check(kiosk.screen() == "home", "%s: the kiosk shows %s" % (name, kiosk.screen()))
    tiles = {node["id"] for node in kiosk.scene["nodes"] if node["id"].startswith("tile.")}
    others = {"tile.life_certification", "tile.hospital_booking"}
    check(others <= tiles, "%s: the other services are not offered: %s" % (name, sorted(tiles)))
    check(("tile.pension_enquiry" in tiles) == (withheld is None), "%s: offered are %s" % (name, sorted(tiles)))
    kiosk.tap("tile.life_certification")
    check(kiosk.screen() == "intro", "%s: another service does not begin" % name)
    kiosk.end()
    no_crash(name, kiosk.process.returncode, kiosk.complaints())
    check("yinling warning" in kiosk.complaints(), "%s: the kiosk says nothing of it" % name)
    journal = withheld_in_journal(kiosk.data)
    check(journal == ([withheld] if withheld else []), "%s: the journal names %s" % (name, journal))


def withheld_in_journal(data):
    events = [json.loads(event) for event in column(data, data + ".copy", "SELECT event FROM journal ORDER BY number")]
    return [event["service"] for event in events if event["kind"] == "service_withheld"]


# What a kiosk cannot do without: it does not start, and says what to do.
def not_without(bench, house):
    cases = [("locales/zh-Hans/shell.json", lambda text: text[:-40]), ("config/accessibility.json", lambda _: b"{}"),
             ("services/platform/openapi.json", lambda text: text[:1000]), ("config/endpoints.json", lambda _: b"[1]"),
             ("config/platform/national.json", lambda text: changed(text, lambda d: d.pop("limits"))),
             ("config/credentials.simulator.json", lambda _: b"\xff\xfe")]
    for file, damage in cases:
        whole = house.read(file)
        house.write(file, damage(whole))
        code, out, complaints = launch([os.path.join(house.binaries, "yinling-kiosk"), "--headless", "--script", "-", "--data",
                                        bench.fresh("data")])
        no_crash(file, code, out + complaints)
        check(code == 2, "%s is broken: the kiosk exits with %d\n%s" % (file, code, complaints))
        last = complaints.strip().splitlines()[-1]
        check(os.path.basename(file) in complaints and cured(last), "%s is broken, and there stands:\n%s" % (file, complaints))
        code, out, complaints = house.check()
        no_crash(file, code, out + complaints)
        check(code == 1 and os.path.basename(file) in out, "%s is broken: check exits with %d\n%s" % (file, code, out))
        house.write(file, whole)
        print("%-46s %s" % (file + " broken", last[:110]), flush=True)


# --- cards, badges, scans, script lines ------------------------------------------------------------------------------


def broken_cards(bench):
    with open(os.path.join(CARDS, "wang_jianguo.json"), "rb") as stream:
        whole = stream.read()
    cards = [("empty", b""), ("no JSON", whole[:30]), ("a list", b"[]"), ("other encoding", whole + "王".encode("gb18030")),
             ("huge", whole + b" " * HUGE), ("NUL", whole + b"\0"), ("deep", b"[" * 5000), ("half an id", whole.replace(b"99", b"9", 1)),
             ("a stray member", whole.replace(b"{", b'{"pin":"1",', 1)), ("a number for a name", re.sub(rb'("name"\s*:\s*)"[^"]*"', rb"\g<1>7", whole))]
    simulator = bench.simulator()
    kiosk = bench.kiosk(simulator)
    kiosk.tap("begin", "tile.life_certification", "go_on", "whom.self")
    for name, content in cards:
        check(content != whole, "%s: the card is whole" % name)
        file = bench.fresh("card")
        with open(file, "wb") as stream:
            stream.write(content)
        kiosk.send(card=file)
        check(kiosk.process.poll() is None, "%s: the kiosk is gone" % name)
        check(kiosk.screen() != "result", "%s: the card was taken for somebody's" % name)
        kiosk.card(None)
        kiosk.send(badge=file)
        kiosk.badge(None)
        print("card: %-40s %s" % (name, kiosk.screen()), flush=True)
    # Nothing is lost: the whole card goes on where the errand stands.
    kiosk.card("wang_jianguo")
    if kiosk.screen() == "witness":
        kiosk.badge("staff")
    check(kiosk.screen() == "result", "After broken cards the whole one leads to %s" % kiosk.screen())
    kiosk.end()
    no_crash("cards", kiosk.process.returncode, kiosk.complaints())
    simulator.end()


SCRIPT_LINES = [b"{", b"[]", b"7", b"{}", b'{"tap":7}', b'{"tap":""}', b'{"tap":"no_such_key"}', b'{"tap":"begin","what":1}',
                b'{"touch":[1]}', b'{"touch":[1e999,1]}', b'{"touch":["a","b"]}', b'{"key":"escape"}',
                b'{"digits":"12a"}', b'{"digits":"' + b"1" * 100 + b'"}', b'{"write":"x"}', b'{"card":"no/such/file.json"}',
                b'{"card":"/dev/zero"}', b'{"card":"' + b"x" * 4000 + b'"}', b'{"card":"."}', b'{"scan":""}', b'{"scan":"' + b"x" * 5000 + b'"}', b'{"badge":7}',
                b'{"headphones":"yes"}', b'{"network":"sideways"}', b'{"printer":"fire"}', b'{"desk":7}', b'{"wait_ms":-1}',
                b'{"wait_ms":1e99}', b'{"clock_add_s":99999999999}', b'{"until":7}', b'{"until":"nowhere","within_ms":5}',
                b'{"expect":{}}', b'{"expect":{"screen":7}}', b'{"kill":false}', b'{"dance":true}', b'{"tap":"a","tap":"b"}',
                b'{"tap":"\xc4\xe3"}', b'{"tap":"\\ud800"}', b'{"tap":"\\u0000"}', b"\xff\xfe\x00", b"x" * 70_000,
                b'{"scan":"' + b"y" * 70_000 + b'"}', b"[" * 10_000]


def broken_lines(bench):
    simulator = bench.simulator()
    base = [os.path.join(bench.binaries, "yinling-kiosk"), "--headless", "--platform", simulator.address, "--ca",
            simulator.authority]
    for number, line in enumerate(SCRIPT_LINES):
        # The line before and the line after are obeyed all the same.
        script = b'{"expect":{"screen":"welcome"}}\n' + line + b'\n{"tap":"begin"}\n{"expect":{"screen":"home"}}\n'
        code, out, complaints = launch(base + ["--data", bench.fresh("data"), "--script", "-"], given=script)
        name = repr(line[:60])
        no_crash(name, code, out + complaints)
        check(code == 1, "%s: exit %d\n%s" % (name, code, complaints))
        told = [text for text in complaints.splitlines() if text.startswith("-:2")]
        check(told, "%s: no complaint names its line\n%s" % (name, complaints))
        check("-:4" not in complaints, "%s: the lines after it were not obeyed\n%s" % (name, complaints))
        if number % 8 == 0:
            print("line: %-44s %s" % (name[:44], told[0][:110]), flush=True)
    print("script lines refused, each with its place: %d" % len(SCRIPT_LINES))
    simulator.end()


# --- command lines ---------------------------------------------------------------------------------------------------

LATIN = "\udcc4\udce3".encode("utf-8", "surrogateescape")  # two bytes that are no UTF-8
LONG = "x" * 100_000


def command_lines(bench):
    kiosk, simulator, ctl, dock = (os.path.join(bench.binaries, program) for program in
                                   ("yinling-kiosk", "yinling-platform-sim", "yinlingctl", "yinling-dock"))
    cases = []
    for program in [kiosk] + ([dock] if os.path.exists(dock) else []):
        for option in ("--config", "--data", "--language", "--panel", "--px-per-mm", "--platform", "--ca", "--hall", "--script",
                       "--record"):
            cases += [[program, option], [program, option, ""], [program, option, "a", option, "b"]]
        for option, values in {"--panel": ["x", "1080", "0x0", "1080x99999999999", "1080x1920x", "-1x-1"],
                               "--px-per-mm": ["nan", "inf", "0", "-4", "4.03mm", "1e400"],
                               "--platform": ["http://127.0.0.1", "ftp://x", LONG], "--hall": ["http://127.0.0.1"],
                               "--language": ["tlh", LONG, LATIN], "--config": ["/no/such/folder", LONG, LATIN, "/dev/null"],
                               "--data": ["/dev/null", LONG], "--script": ["/no/such/file", "/", LONG, LATIN],
                               "--record": ["/dev/null/x", LONG], "--ca": ["/no/such/file"]}.items():
            cases += [[program, "--headless", option, value] + ([] if option == "--script" else ["--first-frame"])
                      for value in values]
        cases += [[program, "--dance"], [program, "word"], [program, "--headless", "--headless", "--first-frame"], [program, LATIN],
                  [program, "--talk"], [program, LONG]]
    for option in ("--listen", "--profile", "--people", "--contract", "--faults", "--state"):
        cases += [[simulator, option], [simulator, option, ""],
                  [simulator, "--listen", "127.0.0.1:0", option, "127.0.0.1:0", option, "127.0.0.1:0"]]
    cases += [[simulator], [simulator, "--dance"], [simulator, "--listen", "nowhere"], [simulator, "--listen", "127.0.0.1:99999"],
              [simulator, "--listen", "localhost:0"], [simulator, "--listen", "127.0.0.1:0", "--profile", "postal"],
              [simulator, "--listen", LONG], [simulator, "--listen", LATIN]]
    for option in ("--people", "--contract", "--faults"):
        for value in ("/no/such/file", "/", "/dev/zero", LATIN, LONG, os.path.join(SOURCE, "README.md"),
                      os.path.join(SOURCE, "config", "settings.json")):
            cases.append([simulator, "--listen", "127.0.0.1:0", option, value])
    cases.append([simulator, "--listen", "127.0.0.1:0", "--state", "/dev/null/x"])
    cases += [[ctl], [ctl, "dance"], [ctl, LATIN], [ctl, "check", "/no/such/folder"], [ctl, "check", "a", "b"], [ctl, "check", LATIN],
              [ctl, "screens"], [ctl, "screens", "--out"], [ctl, "screens", "--out", "a", "--out", "b"], [ctl, "screens", "--out", "/dev/null/x"],
              [ctl, "screens", "--out", "o", "--form", "gif"], [ctl, "audit", "--step", "9"], [ctl, "audit", "--step", "x"],
              [ctl, "audit", "--language", "tlh"], [ctl, "audit", "--theme", "pink"], [ctl, "audit", "--orientation", "round"],
              [ctl, "audit", "--dance"], [ctl, "audit", "word"], [ctl, "say"], [ctl, "say", "a", "b"], [ctl, "say", "--rate", "99", "a"],
              [ctl, "say", "--rate", "x", "a"], [ctl, "say", "--wav"],
              [ctl, "say", "--wav", "/dev/null/x", "a"], [ctl, "say", LATIN], [ctl, "mask"], [ctl, "mask", "name"], [ctl, "mask", "castle", "x"], [ctl, "sign"], [ctl, "sign", "postal"], [ctl, "sign", "../settings"], [ctl, "sign", "national"],
              [ctl, "sign", "national", "novalue"], [ctl, "sign", "national", "a=1", "a=2"], [ctl, "id"], [ctl, "id", "check"], [ctl, "id", "check", "1"],
              [ctl, "id", "check", LONG], [ctl, "id", "check", LATIN], [ctl, "journal"], [ctl, "journal", "verify"],
              [ctl, "journal", "verify", "--data", "/no/such"], [ctl, "journal", "verify", "--data"], [ctl, "journal", "verify", "--data", LONG],
              [ctl, "say", "--wav", LONG, "a"], [ctl, "screens", "--out", LONG], [ctl, "journal", "burn"],
              [ctl, "lexicon"], [ctl, "lexicon", "check"], [ctl, "lexicon", "check", "/no/such/file"], [ctl, "lexicon", "check", LONG],
              [ctl, "clips"], [ctl, "clips", "import"], [ctl, "clips", "import", "/no/such"],
              [ctl, "clips", "import", LONG]]
    for case in cases:
        refused(bench, case)
    print("command lines refused with code, place and cure: %d" % len(cases))


# Exit 2 for a command line, 1 for what a question found to be so (`id check`); a word on standard error or output.
def refused(bench, case):
    name = " ".join(word.decode("utf-8", "replace") if isinstance(word, bytes) else word[:40] for word in
                    [os.path.basename(case[0])] + case[1:])
    data = ["--data", bench.fresh("data")] if "kiosk" in case[0] or "dock" in case[0] else []
    if "--data" in case:
        data = []
    code, out, complaints = launch(case[:1] + data + case[1:], seconds=30)
    no_crash(name, code, out + complaints)
    verdict = os.path.basename(case[0]) == "yinlingctl" and case[1:2] in (["id"], ["check"], ["lexicon"])
    check(code == 2 or (verdict and code == 1), "%s: exit %d\n%s%s" % (name, code, out[:500], complaints[:500]))
    words = complaints + (out if verdict else "")
    usage = os.path.basename(case[0]) == "yinlingctl" and (len(case) == 1 or case[1] not in ctl_commands())
    check(usage or verdict or any(cured(line) for line in words.splitlines()), "%s: no sentence and cure:\n%s" % (name, words[:500]))
    check(len(words) < 20_000, "%s: the complaint repeats its %d bytes" % (name, len(words)))


def ctl_commands():
    return ("check", "screens", "audit", "say", "mask", "sign", "id", "selftest", "journal", "lexicon",
            "clips")


def journey(bench):
    house = House(bench)
    command_lines(bench)
    broken_lines(bench)
    broken_cards(bench)
    not_without(bench, house)
    broken_files(bench, house)


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    run(journey)
