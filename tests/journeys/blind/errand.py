"""One errand by ear: the kiosk on one side, listener.py in a process of its own on the other, and nothing between them but
sentences one way and keys the other.

The services are those found in services/, so that one added later is walked the day it comes; its task stands beside it.
Whether the errand was really done is asked of the platform's books, not of the listener.
"""

import glob
import json
import os
import subprocess
import sys

import overheard
from support import CARDS, HERE, SOURCE, check, end_process, read_line

LISTENER = os.path.join(HERE, "blind", "listener.py")
ANSWER_S = 20
MOST_ACTS = 300


def services():
    found = sorted(os.path.basename(os.path.dirname(file)) for file in glob.glob(os.path.join(SOURCE, "services", "*", "service.json")))
    check(found, "No service was found")
    return found


def definition(service):
    with open(os.path.join(SOURCE, "services", service, "service.json"), encoding="utf-8") as stream:
        return json.load(stream)


def task_file(service):
    file = os.path.join(SOURCE, "services", service, "task.txt")
    check(os.path.exists(file), service + " has no task.txt")
    return file


def name_in(task):
    with open(task, encoding="utf-8") as stream:
        return next(line.split("：", 1)[1].strip() for line in stream if line.startswith("我是："))


def card_of(name):
    for file in sorted(os.listdir(CARDS)):
        with open(os.path.join(CARDS, file), encoding="utf-8", errors="replace") as stream:  # one of them is unreadable
            if '"%s"' % name in stream.read():
                return file[:-len(".json")]
    check(False, "There is no card of " + name)


class Listener:
    """The program at the other end of two pipes. It is told sentences, and nothing else."""

    def __init__(self, task):
        self.process = subprocess.Popen([sys.executable, "-B", LISTENER, task], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def tell(self, sentences):
        self.process.stdin.write(("\n".join(sentences) + "\n\n" if sentences else "\n").encode())
        self.process.stdin.flush()

    def answer(self):
        line = read_line(self.process.stdout, ANSWER_S)
        check(line, "The listener says nothing more")
        return json.loads(line)

    def end(self):
        self.process.stdin.close()
        end_process(self.process)
        self.process.stdout.close()


class Errand:
    """One errand: how it ended, on which sentences it was decided, what the platform did, what was heard."""

    def __init__(self, bench, service, mute="", headphones=True, binaries=None, task=None):
        self.service, self.mute = service, mute
        self.way = "without " + mute[:24] if mute else "by headphones" if headphones else "by loudspeaker"
        self.because, self.acts, self.outcome, self.why = [], 0, "", ""
        task = task or task_file(service)
        simulator = bench.simulator()
        self.kiosk = kiosk = bench.kiosk(simulator, binaries=binaries)
        self.name = name_in(task)
        self.card = card_of(self.name)
        listener = Listener(task)
        if headphones:
            kiosk.send(headphones=True)
        # Who comes hears the welcome, from its beginning.
        self.said = [line for line in kiosk.heard if line["sink"] == ("headphones" if headphones else "loudspeaker")]
        listener.tell(self.sentences(self.said))
        while self.outcome == "" and self.acts < MOST_ACTS:
            self.act(listener)
        listener.end()
        self.screen = kiosk.screen()
        check(kiosk.end() == 0, service + ": a line of the hands was refused")
        self.effects = sum(simulator.effects(operation) for operation in self.operations("submit"))
        self.requests = [simulator.requests(operation) for operation in self.operations("fetch")]
        simulator.end()

    # What was cut short by something newer was not heard.
    def sentences(self, lines):
        return [line["spoken"] for line in lines if not line["cut_by"] and line["spoken"] != self.mute]

    def act(self, listener):
        answer = listener.answer()
        self.acts += 1
        self.because += answer["because"]
        hand = answer["do"]
        if hand == "end":
            self.outcome, self.why = answer["outcome"], answer["why"]
            return
        lines = {"next": {"key": "next"}, "ok": {"key": "ok"}, "help": {"key": "help"}, "take_card": {"card": None},
                 "card": {"card": os.path.join("cards", self.card + ".json")},
                 "badge": {"badge": os.path.join("cards", "staff.json")}}
        heard = self.kiosk.send(**(lines[hand] if hand != "digits" else {"digits": answer["value"]}))
        self.said += heard
        listener.tell(self.sentences(heard))

    def operations(self, kind):
        return {step["operation"] for step in definition(self.service)["steps"] if step["kind"] == kind}

    # One business effect where the service has any to bring about, and none where it has none.
    def done(self):
        wanted = 1 if self.operations("submit") else 0
        return self.outcome == "done" and self.effects == wanted and all(self.requests) and self.heard_the_sum()

    # What a service finds out is not found out before it was heard.
    def heard_the_sum(self):
        if not any("sum" in step for step in definition(self.service)["steps"]):
            return True
        sums = {max(person.sums) for person in overheard.people(SOURCE) if person.name == self.name}
        return any(sums & overheard.sums_of(line["spoken"]) for line in self.said)

    def told(self):
        print("%-20s %-34s %-13s %3d acts, effects %d, at %s%s" % (
            self.service, self.way, self.outcome or "no end", self.acts,
            self.effects, self.screen, ": " + self.why if self.why else ""), flush=True)
        return self
