"""Nothing of a person is heard by the hall, written to the disk, or seen by the next one.

A pension errand plants a name, an id number, a phone, a one-time code and a sum; afterwards every channel is searched for
them in UTF-8, UTF-16, GBK and base64. For each channel the leak is planted first, in a copy: a search that misses it fails.
"""

import base64
import hmac
import json
import os
import subprocess
import sys
import time
import urllib.request

import overheard
from errands import FIRST_CHOICE
from support import SOURCE, check, run

PERSON = {"name": "王建国", "id": "990000194001010014", "phone": "13900000001", "code": "246810", "sum": "3258.60"}
AMOUNT = 325860  # 分
WITHOUT_PHONE, NOBODY = "990000193809200086", "990000192801020019"


def forms_of(secret):
    """The byte strings by which a text may lie somewhere; base64 at each of its three places in a longer text."""
    forms = {name: secret.encode(name) for name in ("utf-8", "utf-16-le", "utf-16-be", "gbk")}
    for shift in range(3):
        whole = base64.b64encode(b"\0" * shift + forms["utf-8"])
        first = (shift * 8 + 5) // 6
        last = (shift + len(forms["utf-8"])) * 8 // 6
        forms["base64+%d" % shift] = whole[first:last]
    return forms


def leaks(content, secrets):
    return ["%s as %s" % (what, form) for what, secret in secrets.items() for form, raw in forms_of(secret).items()
            if raw in content]


def search(channel, content, but=()):
    """First the planted leak, in every form; then the channel itself. `but`: what belongs there."""
    secrets = {what: secret for what, secret in PERSON.items() if what not in but}
    check(content, "%s is empty: there is nothing to search" % channel)
    planted = 0
    for what, secret in secrets.items():
        for form, raw in forms_of(secret).items():
            middle = len(content) // 2
            found = leaks(content[:middle] + raw + content[middle:], secrets)
            check("%s as %s" % (what, form) in found, "%s: a planted %s as %s was not found" % (channel, what, form))
            planted += 1
    found = leaks(content, secrets)
    check(not found, "%s holds %s" % (channel, found))
    print("%-36s %7d bytes, clean; %d planted leaks found" % (channel, len(content), planted), flush=True)


def read(file):
    with open(file, "rb") as stream:
        return stream.read()


def dump(value):
    return json.dumps(value, ensure_ascii=False).encode()


def search_files(name, folder):
    files = sorted(os.path.join(at, file) for at, _, found in os.walk(folder) for file in found)
    check(any(file.endswith("store.db") for file in files), "There is no store to search")
    for file in files:
        if os.path.getsize(file):
            search(name + "/" + os.path.relpath(file, folder), read(file))
    return files


def by_card(kiosk):
    kiosk.card("wang_jianguo")


# Without a card: the number, and the six digits that the platform sends to the registered phone.
def by_code(kiosk):
    kiosk.tap("no_card")
    kiosk.send(digits=PERSON["id"])
    kiosk.tap("go_on")
    check("短信" in kiosk.seen(), "No one-time code is asked for:\n" + kiosk.seen())
    kiosk.send(digits=PERSON["code"])
    kiosk.tap("go_on")


def pension(kiosk, prove=by_card):
    kiosk.tap("begin", "tile.pension_enquiry", "go_on")
    prove(kiosk)
    kiosk.send(touch=FIRST_CHOICE)
    kiosk.tap("go_on")
    check("查到了" in kiosk.seen(), kiosk.seen())
    kiosk.tap("reveal.sum")
    check("3258.60" in kiosk.seen().replace(",", ""), "The sum was asked for and is not shown:\n" + kiosk.seen())


def leave(kiosk):
    kiosk.tap("conceal.sum", "go_on", "go_on", "go_on")
    check("小票打好了" in kiosk.seen(), "No slip was printed:\n" + kiosk.seen())
    kiosk.tap("go_on", "decline", "leave")
    kiosk.card(None)
    kiosk.send(until="welcome", within_ms=120000)


# What the caption showed, all the time, against what was said: with headphones in everything is said, and masked here.
def captions(kiosk, record, private):
    lines = [json.loads(line)["text"] for line in read(os.path.join(record, "captions.jsonl")).splitlines()]
    check(lines[:len(kiosk.captions)] == kiosk.captions, "What --talk says of the captions is not what was recorded")
    check(len(lines) > 20, "Next to nothing stood in the caption: %s" % lines)
    search("captions", "\n".join(lines).encode())
    said = [line["text"] for line in kiosk.heard if line["private"] and line["sink"] == "headphones"]
    check(bool(said) == private, "Private sentences said on headphones: %d" % len(said))
    shown = {text for text in said if "●" not in text and "*" not in text} & set(lines)
    check(not shown, "A private sentence stands in the caption as it was said: %s" % shown)
    if private:
        check(any("3,258.60" in text or "3258.60" in text for text in said), "The sum was not said on headphones: %s" % said)


def after_the_visit(bench, prove, headphones):
    simulator, data, record = bench.simulator(), bench.fresh("data"), bench.fresh("record")
    kiosk = bench.kiosk(simulator, data=data, record=record)
    if headphones:
        kiosk.send(headphones=True)
    pension(kiosk, prove)
    leave(kiosk)
    search("the welcome screen", dump(kiosk.scene))
    aloud = [line for line in kiosk.heard if line["sink"] == "loudspeaker"]
    check(headphones or len(aloud) > 20, "Next to nothing was said aloud")
    # The words alone: a moment in milliseconds may be any number.
    search("loudspeaker", dump([[line["text"], line["spoken"]] for line in aloud]))
    check(not any("元" in line["spoken"] for line in aloud), "A sum was said aloud")
    check(len(kiosk.slips) == 1, "Slips printed: %s" % kiosk.slips)
    # On paper the sum stands whole, by design; who it is does not.
    slip = kiosk.slips[0]
    search("slip", read(slip), but=("sum",))
    text = subprocess.run(["pdftotext", slip, "-"], capture_output=True, timeout=20, check=True).stdout.decode()
    flat = "".join(text.split()).replace(",", "")
    check("3258.60" in flat, "pdftotext does not find the sum on the slip: " + flat)
    search("slip as text", flat.encode(), but=("sum",))
    search_files("data, kiosk at welcome", data)
    next_visit(kiosk, data)
    kiosk.end()
    captions(kiosk, record, headphones)
    search("events.jsonl", read(os.path.join(record, "events.jsonl")))
    search_files("data, kiosk ended", data)
    simulator.end()


# While somebody else is served the write-ahead log is full; the one before must not be in it.
def next_visit(kiosk, data):
    kiosk.tap("begin", "tile.pension_enquiry", "go_on")
    kiosk.card("zhao_guilan")
    files = search_files("data, next visit", data)
    check(any(file.endswith("-wal") and os.path.getsize(file) > 0 for file in files), "No write-ahead log was there to be searched: %s" % files)
    kiosk.tap("fixed.leave")
    kiosk.card(None)
    kiosk.send(until="welcome", within_ms=120000)


# A machine that dies in the middle of the visit leaves a store, its log and a kept visit: none can be read.
def power_cut(bench):
    simulator, data = bench.simulator(), bench.fresh("data")
    kiosk = bench.kiosk(simulator, data=data)
    pension(kiosk)
    kiosk.kill()
    files = search_files("data, power cut", data)
    check(any(file.endswith("-wal") and os.path.getsize(file) > 0 for file in files), "No write-ahead log was left: %s" % files)
    simulator.end()


# 大声读出来: the person may wish it. It is the leak that a working kiosk makes by itself; whoever judges speech must hear it.
def wished_aloud(bench):
    simulator = bench.simulator()
    kiosk = bench.kiosk(simulator)
    kiosk.wished_aloud = True
    everybody = overheard.people(SOURCE)
    check(not overheard.findings(everybody, overheard.aloud(kiosk.heard)), "Something private is heard before anybody came")
    kiosk.tap("begin", "fixed.comfort", "more", "comfort.aloud", "comfort.done", "tile.pension_enquiry", "go_on")
    kiosk.card("wang_jianguo")
    kiosk.send(touch=FIRST_CHOICE)
    kiosk.tap("go_on", "reveal.sum")
    found = overheard.findings(everybody, overheard.aloud(kiosk.heard))
    check("the sum %d of %s" % (AMOUNT, PERSON["name"]) in found, "The sum was said aloud by wish and not overheard: %s" % found)
    kiosk.end()
    simulator.end()
    print("said aloud by the person's wish, and overheard: %s" % found, flush=True)


# The wish of who walked away is not the next person's: their sum is for their own eyes.
def wish_left_behind(bench):
    simulator = bench.simulator()
    for answer in ((), ("still_here",)):
        kiosk = bench.kiosk(simulator)
        kiosk.tap("begin", "fixed.comfort", "more", "comfort.aloud", "comfort.done", "tile.pension_enquiry", "go_on")
        kiosk.send(until="still_there", within_ms=400000)
        kiosk.tap(*answer)
        kiosk.card("wang_jianguo")
        if not answer:
            check(kiosk.screen() == "home", "The card went on with what somebody else had begun: " + kiosk.screen())
            kiosk.tap("tile.pension_enquiry", "go_on")
        kiosk.send(touch=FIRST_CHOICE)
        kiosk.tap("go_on", "reveal.sum")
        check("3258.60" in kiosk.seen().replace(",", ""), "The sum is not shown:\n" + kiosk.seen())
        found = overheard.findings(overheard.people(SOURCE), overheard.aloud(kiosk.heard))
        check(not found, "By the wish of who had gone, the hall hears %s" % found)
        kiosk.end()
    simulator.end()
    print("the wish to hear it aloud ends with the idle question", flush=True)


# What the desk writes may name anybody and anything: the hall hears that there is an answer, the headphones what it is.
def the_desks_words(bench):
    simulator = bench.simulator()
    everybody = overheard.people(SOURCE)
    words = PERSON["name"] + "先生，您的三千二百五十八元六角到账了，请等一下"
    check(overheard.findings(everybody, [words]), "The desk's words are no leak, and prove nothing")
    for headphones in (False, True):
        kiosk = bench.kiosk(simulator)
        kiosk.send(headphones=headphones)
        kiosk.tap("begin", "fixed.help")
        kiosk.send(desk=words)
        check(words in kiosk.seen().replace("\n", ""), "The desk's words are not on the screen:\n" + kiosk.seen())
        kiosk.tap("fixed.repeat")
        check("工作人员回话了" in kiosk.said(), "Nobody says that there is an answer: " + kiosk.said())
        check(("到账" in kiosk.said()) == headphones, "The desk's words, headphones %s: %s" % (headphones, kiosk.said()))
        check(headphones or "请看屏幕" in kiosk.said(), "The hall is not told where the answer stands: " + kiosk.said())
        check(not overheard.findings(everybody, overheard.aloud(kiosk.heard)), "The hall hears the desk's words")
        kiosk.end()
    simulator.end()
    print("the desk's words: on headphones alone", flush=True)


def stranger(bench):
    simulator = bench.simulator()
    kiosk = bench.kiosk(simulator)
    pension(kiosk)
    kiosk.send(until="still_there", within_ms=400000)
    kiosk.send(wait_ms=1)  # the screen that was waited for is told with the next line
    check(kiosk.screen() == "still_there", kiosk.screen())
    search("the idle question", dump(kiosk.scene))
    kiosk.tap("still_here")
    check("还" not in kiosk.screen() and "3258" not in kiosk.seen(), "A stranger's touch shows the sum")
    search("after a stranger's touch", dump(kiosk.scene))
    kiosk.card("zhao_guilan")
    check(kiosk.screen() == "home", "Another card was led to " + kiosk.screen())
    search("another person's card", dump(kiosk.scene))
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


# One question to the platform, signed as a kiosk signs it: all that comes back but the moment.
def asked(simulator, operation, body):
    now = str(int(time.time() * 1000))
    signed = hmac.new(b"yinling-trial-secret", (operation + "yinling-trial" + now).encode(), "sha256").digest()
    request = urllib.request.Request(simulator.address + "/sysapi/" + operation.replace(".", "/"), data=json.dumps(body).encode(), headers={
        "Content-Type": "application/json", "gjzwfwpt_rid": "yinling-trial", "gjzwfwpt_sid": operation, "gjzwfwpt_rtime": now,
        "gjzwfwpt_sign": base64.b64encode(signed).decode()})
    with urllib.request.urlopen(request, timeout=10, context=simulator.trust) as answer:
        head = sorted((name, value) for name, value in answer.getheaders() if name.lower() != "date")
        return [answer.status, head, answer.read()]


# Codes are asked for and tried, and asked for again, until the platform has enough of that number.
def told_by_the_platform(bench, number, code):
    simulator, told = bench.simulator(), []
    for _ in range(5):
        told.append(asked(simulator, "identity.send_code", {"person_id": number}))
        told.append(asked(simulator, "identity.check_code", {"person_id": number, "code": code}))
    simulator.end()
    return told


# What somebody sees and hears who types a number and, three times, a code; headphones in, where everything is said.
def told_by_the_kiosk(bench, number, code):
    simulator = bench.simulator()
    kiosk = bench.kiosk(simulator)
    kiosk.send(headphones=True)
    kiosk.tap("begin", "tile.pension_enquiry", "go_on", "no_card")
    kiosk.send(digits=number)
    scenes, heard = len(kiosk.scenes), len(kiosk.heard)
    kiosk.tap("go_on")
    check(kiosk.screen() == "one_time_code", kiosk.screen())
    for _ in range(3):
        if kiosk.screen() == "one_time_code":
            kiosk.send(digits=code)
            kiosk.tap("go_on")
    if code == "111111":
        check(kiosk.screen() == "trouble" and "窗口" in kiosk.seen(), "Three wrong codes lead to no window:\n" + kiosk.seen())
    # How long the page of waiting stood, and what it had begun to say, is the machine's pace.
    said = [[line["text"], line["spoken"], line["private"]] for line in kiosk.heard[heard:] if not line["cut_by"]]
    told = [dump([scene for scene in kiosk.scenes[scenes:] if scene["screen_id"] != "working"]), dump(said)]
    check(all(len(channel) > 100 for channel in told), "The kiosk shows or says next to nothing")
    kiosk.end()
    simulator.end()
    return told


# Who types a number learns nothing by it: not whether it is anybody's, not whether they have a phone. That the comparison can
# tell is shown by what may be told: the right code.
def numbers_alike(bench):
    for who, told in (("the platform", told_by_the_platform), ("the kiosk", told_by_the_kiosk)):
        known = told(bench, PERSON["id"], "111111")
        for what, number in (("without a phone", WITHOUT_PHONE), ("nobody's", NOBODY)):
            check(told(bench, number, "111111") == known, "%s tells a number that is %s from one with a phone" % (who, what))
        check(told(bench, PERSON["id"], PERSON["code"]) != known, who + ": the right code is not told from a wrong one by this comparison")
        for content in known if who == "the kiosk" else [answer[2] for answer in known]:
            check(not leaks(content, {"phone": PERSON["phone"], "its tail": PERSON["phone"][-4:], "name": PERSON["name"]}),
                  who + " tells of the person behind a number")
    print("a number of somebody, of somebody without a phone and of nobody are answered alike", flush=True)


def journey(bench):
    numbers_alike(bench)
    after_the_visit(bench, by_card, headphones=False)
    after_the_visit(bench, by_card, headphones=True)
    after_the_visit(bench, by_code, headphones=False)
    power_cut(bench)
    wished_aloud(bench)
    wish_left_behind(bench)
    the_desks_words(bench)
    stranger(bench)
    typed_number(bench)


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    run(journey)
