"""A voice that is broken or missing: the next best is heard, the screen says so where nothing is, and the operators see it.

Every fault is planted in a copy: of the engine's data, by links; of the house, so that its table of readings can be cut.
What is told once a fault: the journal of the kiosk is read for it.
"""

import glob
import json
import os
import shutil
import subprocess
import sys

from support import check, column, ctl, house, run

SOURCE_DATA = next(iter(glob.glob("/usr/lib/*/espeak-ng-data") + glob.glob("/usr/share/espeak-ng-data")), "")


def engine_data(bench, *without):
    """The engine's data with files taken out, each named by its end."""
    folder = os.path.join(bench.fresh("engine"), "espeak-ng-data")
    taken = set()
    for at, _, files in os.walk(SOURCE_DATA):
        into = os.path.join(folder, os.path.relpath(at, SOURCE_DATA))
        os.makedirs(into, exist_ok=True)
        for name in files:
            file = os.path.join(at, name)
            gone = [end for end in without if file.endswith("/" + end)]
            taken.update(gone)
            if not gone:
                os.symlink(file, os.path.join(into, name))
    check(taken == set(without), "The engine's data has no %s" % (set(without) - taken))
    return os.path.dirname(folder)


def selftest(programs):
    status, report = ctl(programs, "selftest")
    return status, json.loads(report)


def degraded(bench, data):
    """What the operators were told, in order."""
    events = [json.loads(event) for event in column(data, bench.fresh("journal"), "SELECT event FROM journal ORDER BY number")]
    return [event.get("step") for event in events if event["kind"] == "kiosk_degraded"]


def visited(bench, simulator, language=None, then=None):
    """The welcome, and the home screen in the language `then`: what was heard and shown, and the operators' events."""
    data = bench.fresh("data")
    kiosk = bench.kiosk(simulator, data=data, language=language)
    welcome = kiosk.seen()
    kiosk.tap("language." + then if then else "begin")
    home = kiosk.seen()
    kiosk.send(expect={"audit": "clean"})
    check(kiosk.end() == 0, kiosk.complaints())
    return kiosk.heard, welcome, home, degraded(bench, data)


def voices(heard, language):
    return {line["voice"] for line in heard if line["language"] == language}


def whole(bench, programs, simulator):
    status, report = selftest(programs)
    check(status == 0 and report["voice"] == "good" and report["readings"] == "good", "A whole house is not good: %s" % report)
    check(report["languages"]["en"]["voice"] == "synthesis" == report["languages"]["zh-Hans"]["voice"], "%s" % report)
    heard, _, _, told = visited(bench, simulator, then="en")
    check(told == [], "The operators were told of %s" % told)
    check(voices(heard, "en") == voices(heard, "zh-Hans") == {"synthesis"}, "Not every line was heard")


def figures(programs):
    """Rates, loudness and outputs are measured, not recited: another card and no card are told apart."""
    os.environ["SDL_AUDIODRIVER"] = "dummy"
    status, report = selftest(programs)
    check(status == 0, "%s" % report)
    rates = report["rates"]
    check(len(rates) == 8 and all(abs(one["measured"] / one["characters_per_minute"] - 1) < 0.06 for one in rates), "%s" % rates)
    loudness = report["loudness"]
    check(abs(loudness["step_db"] - 5) <= 0.5 and abs(loudness["measured"] - loudness["prompts_dbfs"]) <= 1, "%s" % loudness)
    check(report["table"]["bytes"] == os.path.getsize(os.path.join(programs, "..", "share", "lexicon.bin")), "%s" % report["table"])
    outputs = report["outputs"]
    check(outputs["driver"] == "dummy" and outputs["opens"], "With a card: %s" % outputs)
    os.environ["SDL_AUDIODRIVER"] = "nonesuch"
    status, report = selftest(programs)
    del os.environ["SDL_AUDIODRIVER"]
    check(status == 0 and report["outputs"] == dict(outputs, driver="", card="", opens=False, cards=[]), "Without: %s" % report)
    print("figures: %s characters a minute, prompts at %.1f dBFS, a step of %.1f dB" %
          (", ".join(str(one["measured"]) for one in rates), loudness["measured"], loudness["step_db"]), flush=True)


def without_english(bench, programs, simulator):
    os.environ["ESPEAK_DATA_PATH"] = engine_data(bench, "en_dict")
    status, report = selftest(programs)
    check(status == 1 and report["voice"] != "good", "Without the English dictionary: %s" % report)
    check(report["languages"]["en"]["voice"] == "none" and "fault" in report["languages"]["en"], "%s" % report)
    check(report["languages"]["zh-Hans"] == {"voice": "synthesis", "clips": 0}, "%s" % report)
    heard, welcome, home, told = visited(bench, simulator, then="en")
    check(told == ["voice.en"], "The operators were told of %s" % told)
    check(voices(heard, "zh-Hans") == {"synthesis"} and voices(heard, "en") == {"none"}, "%s" % heard)
    check("没有声音" not in welcome and "No sound: press" in home, "The home screen says: " + home)
    print("without English: %s, heard %s" % (told, {one: voices(heard, one) for one in ("zh-Hans", "en")}), flush=True)


def next_best_english(bench, programs):
    """The ordinary English voice is gone, an American one is there."""
    os.environ["ESPEAK_DATA_PATH"] = engine_data(bench, "lang/gmw/en")
    status, report = selftest(programs)
    check(status == 0 and report["languages"]["en"]["voice"] == "synthesis", "There was another English voice: %s" % report)


def without_mandarin(bench, programs, simulator):
    os.environ["ESPEAK_DATA_PATH"] = engine_data(bench, "sit/cmn-Latn-pinyin")
    status, report = selftest(programs)
    check(status == 1 and report["languages"]["zh-Hans"]["voice"] == "none", "Without the Mandarin voice: %s" % report)
    check(report["languages"]["en"] == {"voice": "synthesis", "clips": 0}, "English was lost with it: %s" % report)
    heard, welcome, home, told = visited(bench, simulator, then="en")
    check(told == ["voice.zh_hans"], "The operators were told of %s" % told)
    check(voices(heard, "zh-Hans") == {"none"} and voices(heard, "en") == {"synthesis"}, "%s" % heard)
    check("没有声音" in welcome and "No sound: press" not in home, "%s / %s" % (welcome, home))
    print("without Mandarin: %s, heard %s" % (told, {one: voices(heard, one) for one in ("zh-Hans", "en")}), flush=True)


def without_engine(bench, programs, simulator):
    folder = bench.fresh("engine")
    os.makedirs(folder)
    shutil.copytree(engine_data(bench, "phontab"), folder, dirs_exist_ok=True, symlinks=True)
    os.environ["ESPEAK_DATA_PATH"] = folder
    status, report = selftest(programs)
    check(status == 1 and report["voice"] == "SPEECH_ENGINE_MISSING", "Without the engine's data: %s" % report)
    heard, welcome, _, told = visited(bench, simulator)
    check(told == ["voice"], "One fault, told as %s" % told)
    check("没有声音" in welcome and voices(heard, "zh-Hans") == {"none"}, welcome)


def readings_changed(root, programs):
    """2000 bytes of the table are turned over, its length stays; put back, it is good again."""
    table = os.path.join(root, "build", "share", "lexicon.bin")
    with open(table, "rb") as file:
        whole = file.read()
    middle = len(whole) // 2
    with open(table, "wb") as file:
        file.write(whole[:middle] + bytes(255 - byte for byte in whole[middle:middle + 2000]) + whole[middle + 2000:])
    status, report = selftest(programs)
    check(status == 1 and report["readings"] == "LEXICON_TABLE", "With 2000 bytes turned over: %s" % report)
    with open(table, "wb") as file:
        file.write(whole)
    check(selftest(programs)[0] == 0, "The whole table is refused")


def readings_cut(bench, root, programs, simulator):
    table = os.path.join(root, "build", "share", "lexicon.bin")
    with open(table, "r+b") as file:
        file.truncate(1000)
    status, report = selftest(programs)
    check(status == 1 and report["readings"] == "LEXICON_TABLE", "With a table of 1000 bytes: %s" % report)
    heard, _, _, told = visited(bench, simulator)
    check(told == ["readings"], "The operators were told of %s" % told)
    check(voices(heard, "zh-Hans") == {"synthesis"}, "Without the table the engine's own reading is heard")
    os.remove(table)
    status, report = selftest(programs)
    check(status == 1 and report["readings"] == "FILE_MISSING", "Without the table: %s" % report)


def sound_card(bench, driver):
    """A live kiosk for three seconds, on a screen that is none: what it complained of, and the operators' events."""
    data = bench.fresh("data")
    ran = subprocess.run(["timeout", "-s", "TERM", "4", os.path.join(bench.binaries, "yinling-kiosk"), "--data", data,
                          "--platform", "https://127.0.0.1:9"],
                         env=dict(os.environ, SDL_VIDEODRIVER="dummy", SDL_AUDIODRIVER=driver), capture_output=True, timeout=60, check=False)
    return ran.stderr.decode(), degraded(bench, data)


def without_card(bench):
    said, told = sound_card(bench, "dummy")
    check("SPEECH_DEVICE" not in said and told == [], "With a card: %s %s" % (said, told))
    said, told = sound_card(bench, "nonesuch")
    check(said.count("SPEECH_DEVICE") == 1 and told == ["sound"], "Without a card: %s %s" % (said, told))
    print("without a sound card: %s" % told, flush=True)


def journey(bench):
    check(SOURCE_DATA, "The engine's data was not found")
    root, programs = house(bench)
    bench.binaries = programs
    simulator = bench.simulator()
    try:
        whole(bench, programs, simulator)
        figures(programs)
        without_english(bench, programs, simulator)
        next_best_english(bench, programs)
        without_mandarin(bench, programs, simulator)
        without_engine(bench, programs, simulator)
    finally:
        os.environ.pop("ESPEAK_DATA_PATH", None)
    without_card(bench)
    readings_changed(root, programs)
    readings_cut(bench, root, programs, simulator)


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    run(journey)
