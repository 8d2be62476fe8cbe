"""The three errands as a person does them by touch: each script holds, and its slip can be read by another program."""

import glob
import json
import os
import re
import subprocess
import sys

from support import HERE, Failed, check, run

SLIPS = {
    "1_life_certification.jsonl": ["领取资格认证", "模拟平台"],
    "2_pension_enquiry.jsonl": ["养老金", "元", "模拟平台"],
    "3_hospital_booking.jsonl": ["看病预约", "模拟平台"],
}
# What never stands on a slip: a whole id number, a whole name.
PRIVATE = ["990000192802290037", "单福生", "990000194001010014", "王建国"]


def slip_text(file):
    read = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, timeout=20, check=False)
    check(read.returncode == 0, "pdftotext cannot read " + file)
    return re.sub(r"\s", "", read.stdout.decode())


def faults_of_steps(shown, said):
    """Each step that stands on a screen is told whole, once for as long as it stands there."""
    again = ["told twice: " + one for one, other in zip(said, said[1:]) if one == other]
    return ["never told whole: " + step for step in shown if step not in said] + again


def steps_are_told(record, script):
    shown, said = [], []
    for name in sorted(glob.glob(os.path.join(record, "*.scene.json"))):
        with open(name, encoding="utf-8") as read:
            scene = json.load(read)
        if "-working." not in name:  # may be gone before its first word is over
            shown += [node["spoken"]["label"] for node in scene["nodes"] if node["id"] == "step"]
    with open(os.path.join(record, "speech.jsonl"), encoding="utf-8") as read:
        said = [line["text"] for line in map(json.loads, read) if line["node"] == "step" and not line["cut_by"]]
    check(shown and not faults_of_steps(shown, said), "%s: %s" % (script, faults_of_steps(shown, said)))
    check(faults_of_steps(shown, said[1:]) and faults_of_steps(shown, said[:1] + said), "A planted fault was not found")


def errand(bench, script):
    simulator = bench.simulator()
    record, data = bench.fresh("record"), bench.fresh("data")
    command = [os.path.join(bench.binaries, "yinling-kiosk"), "--headless", "--platform", simulator.address, "--ca",
               simulator.authority, "--data", data, "--record", record, "--script",
               os.path.join(HERE, "demo", script)]
    try:
        ran = subprocess.run(command, capture_output=True, timeout=60, check=False)
    except subprocess.TimeoutExpired:
        raise Failed(script + " did not end within 60 s") from None
    check(ran.returncode == 0, "%s ended with %d:\n%s" % (script, ran.returncode, ran.stderr.decode(errors="replace")))
    bench.overhear(record)
    steps_are_told(record, script)
    slips = sorted(os.listdir(os.path.join(record, "slips")))
    check(slips == ["001.pdf"], "%s: one slip was expected, there are %s" % (script, slips))
    text = slip_text(os.path.join(record, "slips", "001.pdf"))
    for words in SLIPS[script]:
        check(words in text, "%s: the slip does not say %s but: %s" % (script, words, text))
    for words in PRIVATE:
        check(words not in text, "%s: the slip says %s" % (script, words))
    print("%s: held, slip %s" % (script, text[:60]), flush=True)


def expectations_can_fail(bench):
    """A script whose words do not stand there must not count as held."""
    kiosk = bench.kiosk(bench.simulator())
    kiosk.send(expect={"text": "认证好了"})
    check(kiosk.end() == 1, "An expectation that does not hold ended with success")


def journey(bench):
    expectations_can_fail(bench)
    for script in sorted(SLIPS):
        errand(bench, script)


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    run(journey)
