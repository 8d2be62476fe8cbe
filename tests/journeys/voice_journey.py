"""The kiosk as a speaker: what it says by itself and what a person can ask of the voice, measured in its own record.

Silence and re-prompts, pausing and saying again, touches that are heard before they act, changes that are spoken, and
that the next visit finds everything as it was.
"""

import json
import math
import os
import shutil
import struct
import sys
import wave

from support import HERE, SOURCE, check, letters_of, run, texts_of, unread_lines


RATE = 22050
AUDIBLE = 20  # of 32767: pauses are digital silence
NEAR_MS = 80


def spoken_since(kiosk, count):
    return [line["spoken"] for line in kiosk.heard[count:]]


def silence(bench, simulator):
    kiosk = bench.kiosk(simulator)
    kiosk.tap("begin")
    count, ended = len(kiosk.heard), kiosk.heard[-1]["end"]
    kiosk.send(wait_ms=14000)
    check(len(kiosk.heard) == count, "Something was said in the first 14 s of silence")
    kiosk.send(wait_ms=1500)
    first = spoken_since(kiosk, count)
    begin = kiosk.heard[count]["start"]
    check(first and first[0].startswith("您今天想办什么"), "The first re-prompt says: %s" % first)
    check(15000 <= begin - ended <= 16500, "The first re-prompt came after %d ms" % (begin - ended))
    count, ended = len(kiosk.heard), kiosk.heard[-1]["end"]
    kiosk.send(wait_ms=16000)
    second = spoken_since(kiosk, count)
    gap = kiosk.heard[count]["start"] - ended
    check(second and "请按重听一遍" in second[-1], "The second re-prompt says: %s" % second)
    check(15000 <= gap <= 16500, "The second re-prompt came after %d ms" % gap)
    check(sum(map(len, second)) < sum(map(len, first)) / 2, "The second re-prompt is not shorter")
    print("re-prompts: %d characters, then %d characters, after %.1f and %.1f s" %
          (sum(map(len, first)), sum(map(len, second)), (begin - ended) / 1000 if begin > ended else 15.0, gap / 1000), flush=True)
    count = len(kiosk.heard)
    kiosk.send(wait_ms=60000)
    check(len(kiosk.heard) == count, "A third re-prompt: %s" % spoken_since(kiosk, count))
    kiosk.send(key="repeat")
    check(spoken_since(kiosk, count)[:1] == first[:1], "Asked to, it does not tell the screen again")
    check(kiosk.end() == 0, kiosk.complaints())


def empty_hall(bench, simulator):
    """The welcome is said once and not to an empty hall for ever; somebody who comes hears it from its start within a second."""
    kiosk = bench.kiosk(simulator)
    welcome = [line["spoken"] for line in kiosk.heard]
    check(welcome and welcome[0].startswith("您好"), "The kiosk does not speak first: %s" % welcome)
    count = len(kiosk.heard)
    kiosk.send(wait_ms=1800000)
    check(len(kiosk.heard) == count, "To an empty hall it said: %s" % spoken_since(kiosk, count))
    kiosk.send(key="repeat")
    check(spoken_since(kiosk, count)[:1] == welcome[:1], "Asked, it does not welcome: %s" % spoken_since(kiosk, count))
    check(kiosk.end() == 0, kiosk.complaints())

    kiosk = bench.kiosk(simulator)
    count = len(kiosk.heard)
    kiosk.send(wait_ms=600000)
    ended = 600000 + kiosk.heard[count - 1]["end"]
    kiosk.send(headphones=True)
    first = kiosk.heard[count]
    late = first["start"] - ended
    check(first["spoken"].startswith("您好") and first["sink"] == "headphones", "Plugged in, it said: %s" % first)
    check(0 <= late <= 1000, "Plugged in, the welcome came after %d ms" % late)
    count = len(kiosk.heard)
    kiosk.send(wait_ms=150000)
    prompts = kiosk.heard[count:]
    check(prompts, "Nobody was prompted")
    last = max(line["end"] for line in prompts)
    check(last - kiosk.heard[count - 1]["end"] < 120000, "It speaks on and on")
    check(kiosk.end() == 0, kiosk.complaints())
    print("empty hall: quiet for half an hour; plugged in, welcomed after %d ms" % late, flush=True)


def pausing_the_welcome(bench, simulator):
    kiosk = bench.kiosk(simulator)
    kiosk.send(key="repeat", hurry=True)
    kiosk.send(wait_ms=3000, hurry=True)
    kiosk.send(key="pause", hurry=True)
    cut, count = kiosk.heard[-1], len(kiosk.heard)
    check(cut["cut_by"] == "pause", "The welcome was not paused: %s" % cut)
    kiosk.send(wait_ms=30000)
    check(len(kiosk.heard) == count, "The welcome speaks while it is paused")
    kiosk.send(key="pause")
    rest = kiosk.heard[count:]
    check(len(rest) > 1 and rest[0]["node"] == cut["node"], "The welcome did not go on where it was: %s" % rest)
    check(kiosk.end() == 0, kiosk.complaints())


def pausing(bench, simulator):
    kiosk = bench.kiosk(simulator)
    kiosk.send(tap="begin", hurry=True)
    kiosk.send(wait_ms=3000, hurry=True)
    kiosk.send(key="pause", hurry=True)
    cut = kiosk.heard[-1]
    check(cut["cut_by"] == "pause", "The key did not pause: %s" % cut)
    count = len(kiosk.heard)
    kiosk.send(wait_ms=30000)
    check(len(kiosk.heard) == count, "It speaks while it is paused")
    kiosk.send(key="louder")
    kiosk.send(wait_ms=5000)
    check(["响一点" in words for words in spoken_since(kiosk, count)] == [True], "Louder, and then: %s" % spoken_since(kiosk, count))
    count = len(kiosk.heard)
    kiosk.send(key="pause")
    rest = kiosk.heard[count]
    check(rest["node"] == cut["node"] and rest["start"] - cut["end"] >= 30000, "It did not go on where it was: %s" % rest)
    nodes = [line["node"] for line in kiosk.heard]
    check("tile.hospital_booking" in nodes, "The rest of the screen was lost: %s" % nodes)
    last = kiosk.heard[-1]["spoken"]
    count = len(kiosk.heard)
    kiosk.send(key="again")
    check(spoken_since(kiosk, count) == [last], "The last sentence was not repeated alone: %s" % spoken_since(kiosk, count))
    check(kiosk.end() == 0, kiosk.complaints())
    print("paused in \"%s\" at %d ms, went on at %d ms" % (cut["spoken"], cut["end"], rest["start"]), flush=True)


def changes(bench, simulator):
    kiosk = bench.kiosk(simulator)
    kiosk.tap("begin")
    for key, words in (("louder", "响一点"), ("quieter", "轻一点"), ("faster", "快一点"), ("slower", "慢一点")):
        count = len(kiosk.heard)
        kiosk.send(key=key)
        check(words in "".join(spoken_since(kiosk, count)), "%s is not spoken: %s" % (key, spoken_since(kiosk, count)))
    kiosk.send(key="repeat", hurry=True)
    kiosk.send(wait_ms=3000, hurry=True)
    count = len(kiosk.heard)
    kiosk.send(key="louder")
    cut, remark, again, *rest = kiosk.heard[count:]
    check(cut["cut_by"] == "other" and "响一点" in remark["spoken"], "%s, then %s" % (cut, remark))
    check(again["spoken"] == cut["spoken"] and again["cut_by"] == "", "The sentence that was cut was lost: %s" % again)
    check("tile.hospital_booking" in [line["node"] for line in rest], "The rest of the screen was lost: %s" % rest)
    kiosk.send(key="quieter")
    kiosk.tap("fixed.comfort", "comfort.loudness.more", "comfort.pace.more", "more", "comfort.clear")
    check("清楚" in kiosk.heard[-1]["spoken"], "The clear voice is not spoken of")
    kiosk.send(expect={"audit": "clean"})
    kiosk.tap("comfort.done", "fixed.leave")
    kiosk.send(until="welcome", within_ms=90000)
    kiosk.tap("begin", "fixed.comfort")
    levels = [line["spoken"] for line in kiosk.heard[-20:] if line["node"] in ("comfort.loudness", "comfort.pace")]
    check(any("第十档" in words for words in levels) and any("第四档" in words for words in levels),
          "The next person finds: %s" % levels)
    check(kiosk.end() == 0, kiosk.complaints())
    print("changes are spoken, the next visit finds %s" % levels, flush=True)


def row_of(rects, lowest):
    return [box for box in rects if abs(box[1] - lowest[1]) < 5]


def press_by_place(kiosk, choose):
    """By touch, without a word read: only where keys lie is known."""
    x, y, width, height = choose([node["hit_rect"] for node in kiosk.scene["nodes"] if "hit_rect" in node])
    kiosk.send(touch=[x + width / 2, y + height / 2])


def digits_elsewhere(bench, simulator):
    """A digit where none is wanted is answered, takes nothing away from what is being said, and tells that somebody is there."""
    kiosk = bench.kiosk(simulator)
    kiosk.send(key="repeat", hurry=True)
    kiosk.send(wait_ms=3000, hurry=True)
    count = len(kiosk.heard)
    kiosk.send(digits="5")
    cut, remark, again, *rest = kiosk.heard[count:]
    check(cut["cut_by"] == "other" and "不用按数字" in remark["spoken"], "%s, then %s" % (cut, remark))
    check(again["spoken"] == cut["spoken"] and rest, "What the welcome was saying was lost: %s" % again)
    count = len(kiosk.heard)
    kiosk.send(wait_ms=16000)
    check(len(kiosk.heard) > count, "Who pressed a digit at the welcome is not prompted")
    kiosk.send(headphones=True)
    kiosk.tap("begin")
    for line in ({"digits": "5"}, {"key": "erase"}):
        count = len(kiosk.heard)
        kiosk.send(**line)
        check(any("不用按数字" in words for words in spoken_since(kiosk, count)), "%s is not answered: %s" % (line, spoken_since(kiosk, count)))
    check(kiosk.end() == 0, kiosk.complaints())
    print("digits where none is wanted: answered, and the welcome goes on", flush=True)


def heard_first(bench, simulator):
    kiosk = bench.kiosk(simulator)
    check("最下面一排的第四个键。再按最上面的键" in kiosk.said(), "How to turn it on is not said at the welcome")
    kiosk.tap("begin")
    press_by_place(kiosk, lambda rects: sorted(row_of(rects, max(rects, key=lambda box: box[1])))[3])
    check(kiosk.screen() == "comfort", "The fourth key of the bottom row leads to " + kiosk.screen())
    press_by_place(kiosk, lambda rects: min(rects, key=lambda box: box[1]))
    check("再按一下" in kiosk.heard[-1]["spoken"], "That touches are heard now is not said")
    kiosk.send(expect={"audit": "clean"})
    kiosk.tap("comfort.done")                                  # this one is only heard
    check(kiosk.screen() == "comfort" and "好了" in kiosk.heard[-1]["spoken"], "A first touch acted")
    kiosk.tap("comfort.done")
    check(kiosk.screen() == "home", "A second touch did not act")
    keys = {node["id"]: node["rect"] for node in kiosk.scene["nodes"]}
    count = len(kiosk.heard)
    top, bottom = keys["tile.life_certification"], keys["tile.hospital_booking"]
    middle = lambda box: (box[0] + box[2] / 2, box[1] + box[3] / 2)
    (x, begin), (_, end) = middle(top), middle(bottom)
    kiosk.send(touch=[x, begin], slip=[0, end - begin], hold_ms=9000)
    nodes = [line["node"] for line in kiosk.heard[count:]]
    order = [key for i, key in enumerate(nodes) if i == 0 or nodes[i - 1] != key]
    check(order == ["tile.life_certification", "tile.pension_enquiry", "tile.hospital_booking"], "Sliding said: %s" % order)
    check(kiosk.screen() == "home", "Sliding acted")
    kiosk.tap("tile.hospital_booking")
    check(kiosk.screen() != "home", "The key that was heard last did not act")
    # The key-pad: moving says, 确定 acts.
    kiosk.send(key="next")
    count = len(kiosk.heard)
    kiosk.send(key="next")
    check(len(kiosk.heard) > count, "Moving the focus is silent")
    check(kiosk.end() == 0, kiosk.complaints())
    print("heard first: sliding said %s" % ", ".join(order), flush=True)


def loudness(bench, simulator, calibration):
    """Of the welcome, in dB, as the kiosk with that setting recorded it."""
    config, record = bench.fresh("config"), bench.fresh("record")
    shutil.copytree(os.path.join(SOURCE, "config"), config)
    file = os.path.join(config, "settings.json")
    with open(file, encoding="utf-8") as read:
        settings = json.load(read)
    settings["loudness_db"] = calibration
    with open(file, "w", encoding="utf-8") as out:
        json.dump(settings, out, ensure_ascii=False)
    kiosk = bench.kiosk(simulator, config=config, record=record)
    check(kiosk.end() == 0, kiosk.complaints())
    with wave.open(os.path.join(record, "sound.wav")) as sound:
        samples = struct.unpack("<%dh" % sound.getnframes(), sound.readframes(sound.getnframes()))
    check(samples, "Nothing was recorded")
    return 10 * math.log10(sum(sample * sample for sample in samples) / len(samples))


def calibrated(bench, simulator):
    plain, louder, softer = (loudness(bench, simulator, decibels) for decibels in (0, 5, -10))
    check(abs(louder - plain - 5) < 0.5 and abs(softer - plain + 10) < 0.5,
          "The calibration does not reach the loudspeaker: %.1f, %.1f, %.1f dB" % (plain, louder, softer))
    print("calibrated by 5 and -10 dB, the welcome changes by %.1f and %.1f dB" % (louder - plain, softer - plain), flush=True)


def han_in(text):
    return any("\u4e00" <= letter <= "\u9fff" for letter in text)


def answered_in_chinese(bench, simulator):
    """The desk writes Chinese to who hears English: it is heard in the Chinese voice, never as "Chinese letter"."""
    kiosk = bench.kiosk(simulator, language="en")
    kiosk.send(headphones=True)
    kiosk.tap("begin", "fixed.help")
    count = len(kiosk.heard)
    kiosk.send(desk="王师傅马上来，请等一下")
    line = [line for line in kiosk.heard[count:] if line["spoken"].startswith("王师傅马上来")]
    check(line, "The desk's words were not said: %s" % spoken_since(kiosk, count))
    check(line[0]["language"] == "zh-Hans" and line[0]["voiced"].startswith("wang2 shi1"), "It was said as %s" % line[0])
    check(not any(han_in(line["voiced"]) for line in kiosk.heard), "Han reached a voice")
    kiosk.send(expect={"audit": "clean"})
    check(kiosk.end() == 0, kiosk.complaints())
    print("answered in Chinese: %s by the voice of %s" % (line[0]["voiced"], line[0]["language"]), flush=True)


def answered_in_unreadable_signs(bench, simulator):
    """What the desk wrote stands there and no voice can read it: the person is told so, and so are the operators."""
    for language, words in (("zh-Hans", "读不出来"), ("en", "cannot be read aloud")):
        for written in ("😀😀", "\ue000", "สวัสดีครับ"):
            kiosk = bench.kiosk(simulator, language=language)
            kiosk.send(headphones=True)
            kiosk.tap("begin", "fixed.help")
            count = len(kiosk.heard)
            kiosk.send(desk=written)
            check(written in kiosk.seen(), "It is not on the screen: %r" % kiosk.seen())
            said = [line for line in kiosk.heard[count:] if words in line["spoken"]]
            check(len(said) == 1 and said[0]["voiced"], "%r was answered with %s" % (written, spoken_since(kiosk, count)))
            check(kiosk.end() == 0, kiosk.complaints())
            check(kiosk.complaints().count("SPEECH_NO_READING") == 1, "Not found, or more than once: %s" % kiosk.complaints())
            check(written not in kiosk.complaints(), "The finding quotes the desk")
    print("answered in unreadable signs: \"%s\"" % said[0]["spoken"], flush=True)


def read_while_heard(bench, simulator):
    """The welcome says more than it draws: all of it is in the caption, and taken out of the captions it is missed."""
    kiosk = bench.kiosk(simulator)
    kiosk.tap("begin")
    longest = max((line["spoken"] for line in kiosk.heard), key=len)
    drawn = letters_of("".join(texts_of(kiosk.scenes[0])))
    check(letters_of(longest) not in drawn, "The welcome draws all that it says: this proves nothing")
    check(unread_lines(kiosk.heard, kiosk.captions) == [], "%s" % unread_lines(kiosk.heard, kiosk.captions))
    kept = [text for text in kiosk.captions if letters_of(longest) not in letters_of(text)]
    check(unread_lines(kiosk.heard, kept) == [longest], "A line without its caption was not missed")
    check(kiosk.end() == 0, kiosk.complaints())
    print("read while heard: %d lines, the longest of %d characters" % (len(kiosk.heard), len(longest)), flush=True)


def onsets(samples, silence_ms=150):
    """Where sound begins after silence, in ms, and for each 5 ms whether there is sound."""
    edges = [i * RATE // 200 for i in range(len(samples) * 200 // RATE)]
    loud = [max(abs(s) for s in samples[a:b]) > AUDIBLE for a, b in zip(edges, edges[1:])]
    found, quiet = [], silence_ms
    for i, sounds in enumerate(loud):
        if sounds and quiet >= silence_ms:
            found.append(i * 5)
        quiet = 0 if sounds else quiet + 5
    return found, loud


def out_of_step(lit, begins, loud):
    """What is not within 80 ms of its sound: a word that is lit and not heard, a sound after a pause with no word lit. And how
    long before its sound each first word after a pause is lit."""
    def sounds_from(at):
        return next((i * 5 - at for i in range(at // 5, len(loud)) if loud[i]), 9999)
    wrong = ["%s at %d ms, its sound %d ms later" % (one["text"], one["at"], sounds_from(one["at"])) for one in lit
             if sounds_from(one["at"]) > NEAR_MS]
    for begin in begins:
        near = min(lit, key=lambda one: abs(one["at"] - begin))
        now = max((one for one in lit if one["at"] <= begin), key=lambda one: one["at"], default=near)
        inside = any(sign in now["text"].strip("，、,") for sign in "，、,")  # a date is lit as a whole, its pause too
        if abs(near["at"] - begin) > NEAR_MS and not inside:
            wrong.append("a sound at %d ms, the nearest word lit at %d ms" % (begin, near["at"]))
    firsts = [one["at"] for one in lit if not any(loud[max(0, one["at"] - 60) // 5:one["at"] // 5])]
    return wrong, [sounds_from(at) for at in firsts]


def lit_while_heard(bench, simulator):
    """highlights.jsonl against sound.wav, over a whole errand: every word that is lit, and every sound after a pause."""
    for script, keys in (("1_life_certification.jsonl", ()), ("2_pension_enquiry.jsonl", ("slower",) * 3),
                         ("3_hospital_booking.jsonl", ("faster",) * 4)):
        record = bench.fresh("record")
        kiosk = bench.kiosk(simulator, record=record)
        with open(os.path.join(HERE, "demo", script), encoding="utf-8") as stream:
            lines = [json.loads(line.replace("../cards", "cards")) for line in stream if line.startswith("{")]
        for number, line in enumerate(lines):
            kiosk.send(**line)
            for key in keys if number == 1 else ():
                kiosk.send(key=key)
        check(kiosk.end() == 0, kiosk.complaints())
        with open(os.path.join(record, "highlights.jsonl"), encoding="utf-8") as stream:
            lit = [json.loads(line) for line in stream]
        with wave.open(os.path.join(record, "sound.wav")) as sound:
            begins, loud = onsets(struct.unpack("<%dh" % sound.getnframes(), sound.readframes(sound.getnframes())))
        check(len(lit) > 100 and len(begins) > 30, "%d words were lit, %d sounds begin" % (len(lit), len(begins)))
        wrong, off = out_of_step(lit, begins, loud)
        check(not wrong, "%s: out of step: %s" % (script, wrong[:5]))
        for late in (-100, 100):
            planted = [dict(one, at=max(0, one["at"] + late)) for one in lit]
            wrong, _ = out_of_step(planted, begins, loud)
            check(len(wrong) > len(begins) / 2, "Lit %+d ms late was not noticed: %s" % (late, wrong))
        print("lit while heard: %d words over %.0f s; %d first words after a pause are lit %d to %d ms before their sound" %
              (len(lit), len(loud) / 200, len(off), min(off), max(off)), flush=True)


def journey(bench):
    simulator = bench.simulator()
    calibrated(bench, simulator)
    empty_hall(bench, simulator)
    silence(bench, simulator)
    pausing(bench, simulator)
    pausing_the_welcome(bench, simulator)
    changes(bench, simulator)
    digits_elsewhere(bench, simulator)
    heard_first(bench, simulator)
    answered_in_chinese(bench, simulator)
    answered_in_unreadable_signs(bench, simulator)
    read_while_heard(bench, simulator)
    lit_while_heard(bench, simulator)


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    run(journey)
