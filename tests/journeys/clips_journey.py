"""Recorded voices: a recording takes the place of a phrase, and no longer once its words change.

Works in a house of its own, so that words can change. The recordings are tones, each of its own pitch, so that sound.wav
tells which of them was played.
"""

import json
import math
import os
import shutil
import struct
import sys
import wave

from support import check, column, ctl, house, run

RATE = 22050
TONE = {"shell.welcome.heading": 440, "shell.home.heading": 550, "shell.goodbye.handed_over.body#3": 660}


def tone(file, pitch, seconds=0.8, level=6000):
    with wave.open(file, "wb") as out:
        out.setparams((1, 2, RATE, 0, "NONE", ""))
        out.writeframes(b"".join(struct.pack("<h", int(level * math.sin(2 * math.pi * pitch * i / RATE)))
                                 for i in range(int(seconds * RATE))))


def share_of(samples, pitch):
    """How much of the energy lies at that pitch: nearly all for a tone, little for speech."""
    total = sum(s * s for s in samples) or 1
    real = sum(s * math.cos(2 * math.pi * pitch * i / RATE) for i, s in enumerate(samples))
    imaginary = sum(s * math.sin(2 * math.pi * pitch * i / RATE) for i, s in enumerate(samples))
    return 2 * (real * real + imaginary * imaginary) / (len(samples) or 1) / total


def change(root, language, key, words):
    file = os.path.join(root, "locales", language, "shell.json")
    with open(file, encoding="utf-8") as read:
        catalogue = json.load(read)
    catalogue["messages"][key] = words
    with open(file, "w", encoding="utf-8") as out:
        json.dump(catalogue, out, ensure_ascii=False)


def heard(bench, simulator, language=None):
    """The welcome and the home screen: what was said, and sound.wav."""
    record = bench.fresh("record")
    kiosk = bench.kiosk(simulator, record=record, language=language)
    lines = list(kiosk.heard)
    kiosk.tap("begin")
    lines = list(kiosk.heard)
    check(kiosk.end() == 0, "The kiosk did not end well: " + kiosk.complaints())
    with wave.open(os.path.join(record, "sound.wav")) as sound:
        samples = struct.unpack("<%dh" % sound.getnframes(), sound.readframes(sound.getnframes()))
    return lines, samples


def line_of(lines, node, screen_words):
    found = [line for line in lines if line["node"] == node and screen_words in line["spoken"]]
    check(found, "%s was not said: %s" % (screen_words, [line["spoken"] for line in lines]))
    return found[0]


def share_in(samples, line, pitch):
    """Of the first half second: the tone lasts longer, and the line ends with a pause."""
    begin = int(line["start"] * RATE / 1000)
    return share_of(samples[begin:begin + RATE // 2], pitch)


def imported(bench, root, programs):
    status, script = ctl(programs, "clips", "script")
    check(status == 0, "clips script ended with %d" % status)
    lines = script.splitlines()
    check(lines[0] == "key\twords\tuses", "The script has no heading: " + lines[0])
    uses = [int(line.split("\t")[2]) for line in lines[1:]]
    check(uses == sorted(uses, reverse=True) and uses[0] > 10, "The script is not sorted by use")
    check(len(lines) > 200, "The script has only %d lines" % len(lines))
    words = {line.split("\t")[0]: line.split("\t")[1] for line in lines[1:]}
    # A clause with a value in it is no line, a clause of its own beside it is, under the number that it always had.
    check(words.get("shell.goodbye.handed_over.body#3") == "那里有人帮您。", "%s" % words)
    check("shell.goodbye.handed_over.body#1" not in words and "shell.goodbye.handed_over.body#2" not in words,
          "A fragment is to be recorded: 请到 / 号窗口")
    check(all(sum(1 for letter in said if letter > "\u2e80" and letter.isalpha()) <= 24 for said in words.values()),
          "More than a breath: %s" % max(words.values(), key=len))
    check("shell.welcome.how" not in words and words.get("shell.welcome.how#1") == "按一下开始，", "The welcome is not cut into clauses")
    studio = bench.fresh("studio")
    os.makedirs(studio)
    keys = {line.split("\t")[0]: i for i, line in enumerate(lines)}
    for key, pitch in TONE.items():
        check(key in keys, "The script lacks " + key)
        tone(os.path.join(studio, key + ".wav"), pitch)
    tone(os.path.join(studio, "shell.go_on.wav"), 300, level=40)          # far too quiet
    with open(os.path.join(studio, "shell.goodbye.body.wav"), "wb") as out:  # no sound at all
        out.write(b"RIFF" + bytes(100))
    words_then = lines[keys["shell.home.body"]].split("\t")
    tone(os.path.join(studio, "shell.home.body.wav"), 300)
    lines[keys["shell.home.body"]] = "\t".join([words_then[0], "请按一件事。", words_then[2]])  # recorded long ago
    lines.insert(1, "no tabs at all")
    tone(os.path.join(studio, "shell.begin_typo.wav"), 300)  # a name that no line has
    lines += ["no.such\t这句话没有人说", "shell.go_on\t\udcff\udcfe"]
    with open(os.path.join(studio, "script.tsv"), "w", encoding="utf-8", errors="surrogateescape") as out:
        out.write("\n".join(lines) + "\n")
    status, report = ctl(programs, "clips", "import", studio)
    print(report, end="", flush=True)
    check(status == 1, "An import with faults ended with %d" % status)
    for key, code in (("shell.go_on", "CLIP_QUIET"), ("shell.goodbye.body", "WAV_FORMAT"), ("shell.home.body", "CLIP_WORDS")):
        place = "script.tsv:%d: %s" % (keys[key] + 2, code)
        check(place in report, "Not reported: " + place)
    check("script.tsv:2: CLIP_ENTRY" in report, "The broken line was not reported")
    check("shell.begin_typo.wav: CLIP_NO_LINE" in report, "A recording is lost in silence")
    check("script.tsv:%d: CLIP_UNKNOWN" % (len(lines) - 1) in report, "Words that nobody says were not reported")
    check("script.tsv:%d: CLIP_ENTRY" % len(lines) in report, "A line in another encoding was not reported")
    check("7 refused" in report, "Reported were not 7: " + report)
    check("3 of" in report, "Three clips were good")
    manifest = os.path.join(root, "assets", "clips", "zh-Hans", "manifest.tsv")
    with open(manifest, encoding="utf-8") as read:
        check(len(read.read().splitlines()) == 3, "The list does not have three clips")
    return manifest


def harmed(bench, manifest, simulator):
    """A recording is overwritten between two starts: synthesis takes its place, and it is told once, with its line."""
    name = "shell.home.heading.wav"
    with open(manifest, encoding="utf-8") as read:
        line = 1 + [each.split("\t")[2] for each in read.read().splitlines()].index(name)
    file = os.path.join(os.path.dirname(manifest), name)
    shutil.move(file, file + ".good")
    with open(file, "wb") as out:
        out.write(b"\x5a" * 40000)
    data = bench.fresh("data")
    kiosk = bench.kiosk(simulator, data=data)
    kiosk.tap("begin")
    kiosk.send(key="repeat")
    said = [each["voice"] for each in kiosk.heard if "您今天想办什么" in each["spoken"]]
    check(len(said) == 2 and set(said) == {"synthesis"}, "The harmed recording was said by %s" % said)
    check(kiosk.end() == 0, kiosk.complaints())
    place = "zh-Hans/manifest.tsv:%d:" % line
    check(kiosk.complaints().count(place) == 1, "%s was not named once: %s" % (place, kiosk.complaints()))
    told = [json.loads(event) for event in column(data, bench.fresh("journal"), "SELECT event FROM journal")]
    told = [event.get("step") for event in told if event["kind"] == "kiosk_degraded"]
    check(told == ["clips"], "The operators were told of %s" % told)
    os.replace(file + ".good", file)
    print("harmed: %s said by %s, named as %s" % (name, said[0], place), flush=True)


def paced(bench, simulator):
    """The same recording at four rates: as much longer or shorter as the rate says, and no higher or lower."""
    record = bench.fresh("record")
    kiosk = bench.kiosk(simulator, record=record)
    kiosk.tap("begin")
    for key, times in (("repeat", 1), ("slower", 3), ("repeat", 1), ("faster", 5), ("repeat", 1), ("faster", 2), ("repeat", 1)):
        for _ in range(times):
            kiosk.send(key=key)
    check(kiosk.end() == 0, kiosk.complaints())
    with wave.open(os.path.join(record, "sound.wav")) as sound:
        samples = struct.unpack("<%dh" % sound.getnframes(), sound.readframes(sound.getnframes()))
    told = []
    for line in kiosk.heard:
        if line["voice"] != "clip" or "您今天想办什么" not in line["spoken"]:
            continue
        begin, end = line["start"] * RATE // 1000, line["end"] * RATE // 1000
        loud = [i for i in range(begin, end) if abs(samples[i]) > 100]
        tone_of = samples[loud[0]:loud[-1]]
        periods = sum(1 for a, b in zip(tone_of, tone_of[1:]) if a < 0 <= b)
        told.append((len(tone_of) / RATE, periods * RATE / len(tone_of)))
    check(len(told) == 5, "The recording was heard %d times" % len(told))
    for (seconds, pitch), rate in zip(told, (160, 160, 92, 230, 368)):
        check(abs(seconds / (0.8 * 160 / rate) - 1) < 0.05, "At %d characters a minute it lasts %.2f s" % (rate, seconds))
        check(abs(pitch / TONE["shell.home.heading"] - 1) < 0.02, "At %d characters a minute its pitch is %.0f Hz" % (rate, pitch))
    print("paced:  %s at 92, 160, 230 and 368 characters a minute" %
          ", ".join("%.2f s (%.0f Hz)" % told[i] for i in (2, 0, 3, 4)), flush=True)


def words_change(bench, root, programs, manifest, simulator):
    lines, samples = heard(bench, simulator)
    for node, words, key in (("heading", "您好", "shell.welcome.heading"), ("heading", "您今天想办什么", "shell.home.heading")):
        line = line_of(lines, node, words)
        check(line["voice"] == "clip", "%s was said by %s" % (words, line["voice"]))
        share = share_in(samples, line, TONE[key])
        check(share > 0.9, "%s: only %.0f %% of the sound is the recording's" % (words, 100 * share))
        print("before: %-16s by %s, %.0f %% of the sound at %d Hz" % (line["spoken"], line["voice"], 100 * share, TONE[key]))
    body = line_of(lines, "guidance.1", "按一下您要办的事") if any(line["node"] == "guidance.1" for line in lines) else None
    check(body is None or body["voice"] == "synthesis", "An unrecorded sentence was not synthesised")
    # The words change; the recording says the old ones.
    change(root, "zh-Hans", "welcome.heading", "各位好，请坐。")
    with open(manifest, "a", encoding="utf-8") as out:
        out.write("a corrupt line\n")
    lines, samples = heard(bench, simulator)
    line = line_of(lines, "heading", "各位好，请坐")
    share = share_in(samples, line, 440)
    check(line["voice"] == "synthesis" and share < 0.5, "A stale recording was played")
    print("after:  %-16s by %s, %.0f %% of the sound at 440 Hz" % (line["spoken"], line["voice"], 100 * share))
    check(line_of(lines, "heading", "您今天想办什么")["voice"] == "clip", "The other recording is gone too")
    status, report = ctl(programs, "check")
    check(status == 1 and "zh-Hans/manifest.tsv:4: CLIP_ENTRY" in report, "check does not name the corrupt line: " + report)
    status, report = ctl(programs, "clips", "import", bench.fresh("nothing"))
    check(status == 2, "A folder without a script ended with %d" % status)
    empty = bench.fresh("empty")
    os.makedirs(empty)
    with open(os.path.join(empty, "script.tsv"), "w", encoding="utf-8") as out:
        out.write("key\twords\tuses\n")
    status, report = ctl(programs, "clips", "import", empty)
    check("CLIP_WORDS" in report and "2 of" in report, "The stale clip was not refused: " + report)


def language_without_voice(bench, root, programs, simulator):
    """A made-up language for which the engine has no voice: what was recorded is heard, the rest lasts as long in silence."""
    shutil.copytree(os.path.join(root, "locales", "en"), os.path.join(root, "locales", "qaa"))
    for name in os.listdir(os.path.join(root, "locales", "qaa")):
        if name not in ("manifest.json", "shell.json"):
            os.remove(os.path.join(root, "locales", "qaa", name))
    manifest = os.path.join(root, "locales", "qaa", "manifest.json")
    with open(manifest, encoding="utf-8") as read:
        about = json.load(read)
    about.update(language="qaa", name="Qaa", voice="", review={"shell": "reviewed"})
    with open(manifest, "w", encoding="utf-8") as out:
        json.dump(about, out)
    change(root, "qaa", "welcome.heading", "Suvi lomar.")
    studio = bench.fresh("studio")
    os.makedirs(studio)
    _, script = ctl(programs, "clips", "script", "--language", "qaa")
    with open(os.path.join(studio, "script.tsv"), "w", encoding="utf-8") as out:
        out.write(script)
    tone(os.path.join(studio, "shell.welcome.heading.wav"), 770)
    status, report = ctl(programs, "clips", "import", studio, "--language", "qaa")
    check(status == 0, "The import failed: " + report)
    status, report = ctl(programs, "selftest")
    check(json.loads(report)["languages"]["qaa"] == {"voice": "clips", "clips": 1}, "selftest says " + report)
    lines, samples = heard(bench, simulator, language="qaa")
    line = line_of(lines, "heading", "Suvi lomar")
    check(line["voice"] == "clip" and share_in(samples, line, 770) > 0.9, "The recording was not played: %s" % line)
    other = [each for each in lines if each["voice"] == "none"]
    check(other and all(each["end"] > each["start"] for each in other), "What was not recorded does not last")
    print("qaa:    %-16s by %s; %d sentences without a voice are shown" % (line["spoken"], line["voice"], len(other)))


def journey(bench):
    root, programs = house(bench)
    bench.binaries = programs
    simulator = bench.simulator()
    manifest = imported(bench, root, programs)
    harmed(bench, manifest, simulator)
    paced(bench, simulator)
    words_change(bench, root, programs, manifest, simulator)
    language_without_voice(bench, root, programs, simulator)


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    run(journey)
