"""What the journeys share: a platform simulator, a kiosk that is talked to line by line, and how a failure is told.

Every server listens on 127.0.0.1 on a port of its own and is ended by its process id. Nothing here waits without an
end: each read from a child has a deadline, and a journey that runs over its own stops with the line it hung on.
"""

import itertools
import json
import os
import queue
import re
import shutil
import signal
import sqlite3
import ssl
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request

import leaks

HERE = os.path.dirname(os.path.abspath(__file__))
SOURCE = os.path.dirname(os.path.dirname(HERE))
CARDS = os.path.join(HERE, "cards")
ANSWER_S = 60


class Failed(Exception):
    """One expectation of a journey that did not hold."""


def check(holds, what):
    if not holds:
        raise Failed(what)


class Simulator:
    """yinling-platform-sim with a state folder of its own, and its admin door over its own certificate authority."""

    def __init__(self, binaries, folder):
        os.makedirs(folder, exist_ok=True)
        self.errors = open(os.path.join(folder, "stderr.txt"), "wb")
        self.process = subprocess.Popen(
            [os.path.join(binaries, "yinling-platform-sim"), "--listen", "127.0.0.1:0", "--state", folder],
            stdout=subprocess.PIPE, stderr=self.errors, cwd=SOURCE)
        ready = read_line(self.process.stdout, ANSWER_S)
        check(ready, "The simulator did not start: see " + self.errors.name)
        ready = json.loads(ready)
        self.address = "https://" + ready["listening"]
        self.authority = ready["ca"]
        self.trust = ssl.create_default_context(cafile=self.authority)

    def admin(self, path, body=None):
        request = urllib.request.Request(self.address + "/admin/" + path, data=body,
                                         method="GET" if body is None else "POST")
        with urllib.request.urlopen(request, timeout=10, context=self.trust) as answer:
            return json.loads(answer.read())

    def counts(self):
        return self.admin("counts")

    def effects(self, operation):
        return self.counts()["effects"].get(operation, 0)

    def requests(self, operation):
        return self.counts()["requests"].get(operation, 0)

    def faults(self, *faults):
        self.admin("faults", json.dumps(list(faults)).encode())

    def prune(self):
        return self.admin("prune", b"{}")

    def end(self):
        end_process(self.process)
        self.errors.close()


def read_line(stream, seconds):
    """One line, or None when none came in time."""
    box = queue.Queue()
    threading.Thread(target=lambda: box.put(stream.readline()), daemon=True).start()
    try:
        return box.get(timeout=seconds).decode()
    except queue.Empty:
        return None


def end_process(process):
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(10)


class Kiosk:
    """yinling-kiosk on a hand-turned clock, fed by lines; all that it shows and says is kept in the order it came."""

    def __init__(self, binaries, simulator, data, record=None, config=None, language=None):
        self.binaries, self.data = binaries, data
        command = [os.path.join(binaries, "yinling-kiosk"), "--headless", "--script", "-", "--talk", "--data", data,
                   "--platform", simulator.address, "--ca", simulator.authority]
        if record:
            command += ["--record", record]
        if config:
            command += ["--config", config]
        if language:
            command += ["--language", language]
        self.errors = tempfile.TemporaryFile()
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.errors,
                                        cwd=HERE)
        self.lines = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()
        self.wished_aloud = False  # 大声读出来: what is personal may then be heard by the hall
        self.scene, self.heard, self.events, self.slips, self.scenes, self.captions = None, [], [], [], [], []
        self._until_idle("start")

    def _read(self):
        for line in self.process.stdout:
            self.lines.put(line)
        self.lines.put(None)

    def _until_idle(self, what):
        """All lines up to the next idle; those of `heard` are the answer."""
        heard = []
        deadline = time.monotonic() + ANSWER_S
        while True:
            try:
                line = self.lines.get(timeout=max(0.01, deadline - time.monotonic()))
            except queue.Empty:
                raise Failed("The kiosk did not answer within %d s: %s" % (ANSWER_S, what)) from None
            check(line is not None, "The kiosk ended on %s: %s" % (what, self.complaints()))
            message = json.loads(line)
            if "idle" in message:
                return heard
            if "scene" in message:
                self.scene = message["scene"]
                self.scenes.append(self.scene)
            elif "spoken" in message:
                heard.append(message["spoken"])
                self.heard.append(message["spoken"])
            elif "caption" in message:
                self.captions.append(message["caption"]["text"])
            elif "event" in message:
                self.events.append(message["event"])
            elif "slip" in message:
                self.slips.append(message["slip"])

    def send(self, **line):
        """One script line; returns what was said meanwhile. Members keep their order: the verb comes first."""
        try:
            self.process.stdin.write((json.dumps(line, ensure_ascii=False) + "\n").encode())
            self.process.stdin.flush()
        except BrokenPipeError:
            raise Failed("The kiosk is gone before %r: %s" % (line, self.complaints())) from None
        return self._until_idle(repr(line))

    def tap(self, *keys):
        for key in keys:
            self.send(tap=key)

    def card(self, name):
        self.send(card=os.path.join("cards", name + ".json") if name else None)

    def badge(self, name):
        self.send(badge=os.path.join("cards", name + ".json") if name else None)

    def kill(self):
        """SIGKILL from inside, as by a power cut."""
        self.process.stdin.write(b'{"kill":true}\n')
        self.process.stdin.flush()
        self.process.wait(ANSWER_S)
        check(self.process.returncode == -signal.SIGKILL, "The kiosk did not die: %d" % self.process.returncode)
        self._close()

    def end(self):
        """The end of the script; returns the exit status: 0 when no line failed."""
        self.process.stdin.close()
        try:
            self.process.wait(ANSWER_S)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise Failed("The kiosk did not end") from None
        self._close()
        return self.process.returncode

    def stop(self):
        if self.process.poll() is None:
            end_process(self.process)

    def _close(self):
        self.process.stdout.close()
        if not self.process.stdin.closed:
            try:
                self.process.stdin.close()
            except BrokenPipeError:
                pass

    def complaints(self):
        self.errors.seek(0)
        return self.errors.read().decode(errors="replace").strip()

    def screen(self):
        return self.scene["screen_id"]

    def seen(self):
        """Every text that the present screen shows."""
        return "\n".join(texts_of(self.scene))

    def said(self):
        return "\n".join(line["spoken"] for line in self.heard)


def texts_of(value):
    """All texts of a scene's nodes, line breaks taken out."""
    found = []
    if isinstance(value, dict):
        for name, inner in value.items():
            if name == "text" and isinstance(inner, str):
                found.append(inner.replace("\n", ""))
            else:
                found += texts_of(inner)
    elif isinstance(value, list):
        for inner in value:
            found += texts_of(inner)
    return found


def house(bench):
    """Everything that a kiosk reads, as copies, and the programs in a build folder of it."""
    root = bench.fresh("house")
    for folder in ("services", "locales", "config", "assets"):
        shutil.copytree(os.path.join(SOURCE, folder), os.path.join(root, folder))
    programs = os.path.join(root, "build", "bin")
    os.makedirs(programs)
    for program in ("yinling-kiosk", "yinlingctl", "yinling-platform-sim"):
        shutil.copy(os.path.join(bench.binaries, program), programs)
    shutil.copytree(os.path.join(bench.binaries, "..", "share"), os.path.join(root, "build", "share"))
    return root, programs


def ctl(programs, *arguments):
    ran = subprocess.run([os.path.join(programs, "yinlingctl"), *arguments], capture_output=True, timeout=60, check=False)
    return ran.returncode, ran.stdout.decode()


def column(data, folder, query):
    """What a machine that was killed holds, read from a copy: the store itself is not touched."""
    os.makedirs(folder, exist_ok=True)
    for name in ("store.db", "store.db-wal"):
        if os.path.exists(os.path.join(data, name)):
            shutil.copy(os.path.join(data, name), os.path.join(folder, name))
    store = sqlite3.connect(os.path.join(folder, "store.db"))
    try:
        return [value for (value,) in store.execute(query)]
    finally:
        store.close()


def outbox_states(data, folder):
    return column(data, folder, "SELECT state FROM outbox ORDER BY number")


def follow_ups(data, folder):
    return column(data, folder, "SELECT reason FROM follow_ups WHERE settled = 0 ORDER BY number")


def letters_of(text):
    """Letters and figures alone, as one compares what is read with what is heard."""
    return "".join(letter for letter in text.lower() if letter.isalnum())


def unread_lines(heard, captions):
    """What was said and stood in no caption; private words are masked there, and so are left to the privacy journey."""
    shown = {letters_of(text) for text in captions}
    wanted = {line["spoken"] for line in heard if not line["private"]}
    return [words for words in wanted if not any(letters_of(words) in text for text in shown)]


class Bench:
    """A folder for one journey, the processes that belong to it, and their end."""

    def __init__(self, binaries):
        self.binaries = binaries
        self.folder = tempfile.mkdtemp(prefix="yinling-journey-")
        self.simulators, self.kiosks, self.recorded, self.numbers = [], [], [], itertools.count(1)

    def simulator(self):
        one = Simulator(self.binaries, self.fresh("platform"))
        self.simulators.append(one)
        return one

    def fresh(self, name):
        return os.path.join(self.folder, "%s%d" % (name, next(self.numbers)))

    def kiosk(self, simulator, data=None, binaries=None, **more):
        one = Kiosk(binaries or self.binaries, simulator, data or self.fresh("data"), **more)
        self.kiosks.append(one)
        return one

    def overhear(self, record):
        """The speech of a kiosk that was not talked to, from its record folder."""
        with open(os.path.join(record, "speech.jsonl"), encoding="utf-8") as stream:
            self.recorded.append([json.loads(line) for line in stream])

    def judge_speech(self):
        """Nothing private was said aloud in any run of this journey, but where the person wished it."""
        visits = [one.heard for one in self.kiosks if not one.wished_aloud] + self.recorded
        receipts = {number for one in self.kiosks for scene in one.scenes for text in texts_of(scene)
                    for number in re.findall(r"(?:RZ|YY)\d{4,}", "".join(text.split()))}
        wrong, told = leaks.judge(SOURCE, visits, receipts)
        check(not wrong, "The hall could hear: %s" % wrong[:5])
        print(told, flush=True)
        lines = [unread for one in self.kiosks for unread in unread_lines(one.heard, one.captions)]
        check(not lines, "A deaf person could not read: %s" % lines[:5])

    def end(self, keep):
        for one in self.kiosks:
            one.stop()
        for one in self.simulators:
            one.end()
        if not keep:
            shutil.rmtree(self.folder, ignore_errors=True)


def run(journey, *more):
    """The main of every journey: its binaries' folder, and what else the journey names."""
    if len(sys.argv) != 2 + len(more):
        print("usage: python3 %s %s" % (sys.argv[0], " ".join("<%s>" % one for one in ("folder of the programs",) + more)))
        sys.exit(2)
    binaries = os.path.abspath(sys.argv[1])
    arguments = sys.argv[2:]
    print("run again with: python3 %s" % " ".join([os.path.relpath(sys.argv[0]), os.path.relpath(binaries)] + arguments), flush=True)
    bench = Bench(binaries)
    failed = None
    began = time.monotonic()
    try:
        journey(bench, *arguments)
        bench.judge_speech()
    except Failed as failure:
        failed = failure
    finally:
        bench.end(keep=failed is not None)
    if failed is not None:
        print("FAILED: %s\nwhat was made lies in %s" % (failed, bench.folder))
        sys.exit(1)
    print("held, in %.0f s" % (time.monotonic() - began))
