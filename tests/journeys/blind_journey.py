"""Every service done by somebody who sees nothing, hears, and presses the key-pad: on headphones to the end; in another
house, its services in another order and its keys with other labels; and on the loudspeaker, where what is private is not
said, and the way to a person must be found by ear.
"""

import os
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "blind"))

import changed_house
import overheard
from errand import Errand, services, task_file
from support import SOURCE, check, run


def by_headphones(bench):
    for service in services():
        check(Errand(bench, service).told().done(), service + " was not done by ear")


def in_another_house(bench):
    programs = changed_house.build(bench.binaries, bench.fresh("house"))
    for service in services():
        errand = Errand(bench, service, binaries=programs)
        errand.way = "in another house"
        check(errand.told().done(), service + " was not done by ear with other labels")
    without_task(programs)


# A service that nobody can do by ear because nobody wrote down what to do is no complete service.
def without_task(programs):
    house = os.path.join(os.path.dirname(programs), "share", "yinling")
    for service in services():
        os.remove(os.path.join(house, "services", service, "task.txt"))
    ran = subprocess.run([os.path.join(programs, "yinlingctl"), "check", house], capture_output=True, timeout=100, check=False)
    found = [line for line in ran.stdout.decode().splitlines() if "SERVICE_TASK" in line]
    check(ran.returncode == 1 and len(found) == len(services()), "check does not miss the tasks: %s" % ran.stdout.decode()[-2000:])
    print("yinlingctl check without task.txt: " + found[0], flush=True)


def by_loudspeaker(bench):
    everybody = overheard.people(SOURCE)
    for service in services():
        errand = Errand(bench, service, headphones=False).told()
        if errand.outcome != "done":
            check(errand.outcome == "person called", service + " on the loudspeaker did not lead to a person")
            check(any("请看屏幕" in sentence for sentence in errand.because), service + " was given up before anything private came")
            check(errand.effects == 0, service + " had an effect without the person's word")
        found = overheard.findings(everybody, overheard.aloud(errand.said))
        check(not found, "%s: the hall could hear %s" % (service, found))


# No card, but the number in the head and a telephone in the pocket.
def without_card(bench):
    with open(task_file("pension_enquiry"), encoding="utf-8") as stream:
        lines = stream.read().replace("身上带着：身份证", "身上带着：手机")
    numbers = next(person.numbers for person in overheard.people(SOURCE) if "我是：" + person.name in lines)
    task = bench.fresh("task")
    with open(task, "w", encoding="utf-8") as stream:
        stream.write(lines + "身份证号码：%s\n短信里的六位数字：%s\n" % (numbers["id"], numbers["code"]))
    errand = Errand(bench, "pension_enquiry", task=task)
    errand.way = "without a card"
    check(errand.told().done(), "The pension was not found out by ear with number and code")


def journey(bench):
    by_headphones(bench)
    without_card(bench)
    by_loudspeaker(bench)
    in_another_house(bench)


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    run(journey)
