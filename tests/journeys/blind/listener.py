"""A listener: somebody who sees nothing, hears what is said, and has the key-pad, a card and a task on a sheet.

    python3 listener.py TASK.txt

A program of its own, so that nothing but speech can reach it. On standard input it is given each sentence that was
heard, one a line, and an empty line when it is quiet; it answers with one line of JSON, what its hands do next and the
sentences on which it decided: {"do": "next", "because": [...]}. Hands: next, ok, help and digits (keys of the pad), card,
badge, take_card; and end, with the outcome.

It knows no service, no screen and no label of a key. It knows its task, and common sense about speech:
  第二个，共三个             an option, named by the sentence before
  第一页，共四页             there is more to hear
  接着办，按确定             the key under the finger goes on
  已选                       what was pressed is chosen
  不想评，就按不评了         a condition and the key to press
  把身份证放在……             lay the card; a staff member's badge likewise; without one there is a key 没带身份证
  请按身份证号码             a number that the task knows is typed
  请看屏幕                   not for somebody who cannot see: ask for a person
Whatever it cannot decide by what it heard, it does not guess: it calls for help.
"""

import json
import re
import sys

POSITION = re.compile(r"第(.+?)个，共(.+?)个")
PAGE = re.compile(r"第(.+?)页，共(.+?)页")
CONDITION = re.compile(r"(?:^|。)(?P<when>[^，。]+?)(?:的话)?，(?:就|请)?按(?P<key>[^，。]+)(?:。|$)")
GO_ON = "按确定"
GO_ON_WHAT = "接着办"
CHOSEN = "已选"
CALLED = "已经叫人了"
WISH = "想"  # a line of the task that is no question of the kiosk but something to be got: 想看多少钱：想
MOST_STEPS = 40  # keys of one walk, and screens of one errand
NUMBERS = "零一两三四五六七八九十"


def pairs(words):
    """The neighbouring characters of a text: two texts that share some speak of the same thing."""
    letters = [letter for letter in words if letter.isalnum()]
    return {a + b for a, b in zip(letters, letters[1:])}


def alike(a, b):
    return len(pairs(a) & pairs(b))


def about(cue, sentence):
    """Most of what the cue says is said in the sentence."""
    return bool(pairs(cue)) and alike(cue, sentence) * 10 >= len(pairs(cue)) * 6


def read_task(file):
    with open(file, encoding="utf-8") as stream:
        return dict(line.strip().split("：", 1) for line in stream if "：" in line)


class Lost(Exception):
    """What was heard does not say what to do; `because`: the sentence that says so itself."""

    def __init__(self, why, *because):
        super().__init__(why)
        self.because = because


class Ended(Exception):
    """The kiosk said goodbye."""


class Listener:
    def __init__(self, task, ears, mouth):
        self.task = dict(task)
        self.carries = self.task.pop("身上带着", "")
        self.task.pop("我是", None)
        self.near = self.task.pop("旁边有", "")
        self.outcome = {word: None for word in self.task.pop("办成了会听到").split("、")}
        self.ears, self.mouth = ears, mouth
        self.laid, self.shown, self.pages, self.offers = False, False, 0, {}

    # --- ears and hands -----------------------------------------------------------------------------------------------

    def listen(self):
        sentences = []
        for line in self.ears:
            line = line.strip()
            if not line:
                break
            sentences.append(line)
        for sentence in sentences:
            for word in self.outcome:
                if word == sentence.strip("。，") and self.outcome[word] is None:
                    self.outcome[word] = sentence
        return sentences

    def do(self, what, *because, **more):
        print(json.dumps({"do": what, "because": list(because), **more}, ensure_ascii=False), file=self.mouth, flush=True)
        return [] if what == "end" else self.listen()

    def walk(self, matches):
        """next, until what is heard matches. Back where it began it is lost."""
        first = None
        for _ in range(MOST_STEPS):
            heard = self.do("next")
            if heard and matches(heard):
                return heard
            if heard and heard == first:
                break
            first = first or heard
        return None

    def walk_round(self):
        """Every key of the screen, as its sentences."""
        keys = []
        self.walk(lambda heard: keys.append(heard))
        return keys

    def press(self, matches, *because):
        if self.walk(matches) is None:
            raise Lost("I do not come to it by the keys")
        return self.do("ok", *because)

    # --- one screen ----------------------------------------------------------------------------------------------------

    def act(self, said):
        """Does what the screen asks for; returns what is heard after it."""
        for sentence in said:
            if "慢走" in sentence:
                self.do("take_card", sentence)
                raise Ended
            if "请看屏幕" in sentence:
                raise Lost("I cannot see", sentence)
        for sentence in said:
            if "身份证放在" in sentence and self.carries_card() and not self.laid:
                self.laid = True
                return self.do("card", sentence)
            if "工作牌放在" in sentence and "工作人员" in self.near and not self.shown:
                self.shown = True
                return self.do("badge", sentence)
            if "身份证放在" in sentence and not self.carries_card():
                return self.press(lambda heard: "没带身份证" in heard[0], sentence)
        for cue, wanted in self.task.items():
            asked = next((sentence for sentence in said if about(cue, sentence)), None)
            if asked and wanted.isdigit():
                del self.task[cue]
                return self.do("digits", asked, value=wanted) or said
        for cue in self.task:
            for sentence in said:
                if ("？" in sentence or CONDITION.search(sentence)) and about(cue, sentence):
                    return self.answer(cue, sentence, said)
        if any(POSITION.search(sentence) for sentence in said):
            raise Lost("I hear options and not what is asked")
        return self.go_on(said)

    def carries_card(self):
        return "身份证" in self.carries.split("、")

    def go_on(self, said, *because):
        found = self.walk(lambda heard: any(GO_ON in sentence and GO_ON_WHAT in sentence for sentence in heard))
        if found is None:
            # 第一页，共四页: there is more to hear before anything goes on.
            counter = next((PAGE.search(sentence) for sentence in said if PAGE.search(sentence)), None)
            if counter is None or NUMBERS.find(counter[1]) >= NUMBERS.find(counter[2]):
                raise Lost("I do not hear how to go on")
            return self.press(lambda heard: any(PAGE.search(sentence) for sentence in heard), counter.string)
        return self.do("ok", *because, next(sentence for sentence in found if GO_ON in sentence and GO_ON_WHAT in sentence))

    def answer(self, cue, question, said):
        wanted = self.task[cue]
        condition = next((sentence for sentence in said if self.fits(sentence, cue, wanted)), None)
        if condition:
            del self.task[cue]
            key = CONDITION.search(condition)["key"]
            return self.press(lambda heard: key == heard[0].strip("。"), question, condition)
        options = self.options(said)
        if not options:
            return self.choose_key(cue, question)
        best = self.best(wanted, options)
        if best is None or not (about(wanted, best) or self.best_of_all(best, wanted, said)):
            return self.turn_page(question, said)
        self.pages, self.offers = 0, {}
        del self.task[cue]
        heard = self.press(lambda heard: best in heard, question, best)
        option = next(parts for parts in options if best in parts)
        if not any(part in heard for part in option):
            return heard  # it was acted on at once: a new screen is being read
        chosen = next((sentence for sentence in heard if CHOSEN in sentence), None)
        if chosen is None:
            raise Lost("I do not hear that it is chosen")
        return self.go_on(heard, chosen)

    def fits(self, sentence, cue, wanted):
        condition = CONDITION.search(sentence)
        return bool(condition) and (about(condition["when"], wanted) or about(condition["when"], cue) and wanted == WISH)

    @staticmethod
    def options(said):
        """[the sentences of one option], in order; an option ends with its position."""
        options, name = [], None
        for sentence in said:
            if POSITION.search(sentence):
                options.append([part for part in (name, sentence) if part])
                name = None
            else:
                name = sentence
        return options

    @staticmethod
    def best(wanted, options):
        """The sentence that speaks most of what is wanted; None when none does, or two do alike."""
        if re.fullmatch("第.个", wanted):
            return next((part for parts in options for part in parts if wanted + "，共" in part), None)
        scores = {}
        for parts in options:
            score, part = max((alike(wanted, POSITION.sub("", part)), part) for part in parts)
            scores[part] = score
        most = max(scores.values(), default=0)
        best = [part for part, score in scores.items() if score == most]
        return best[0] if most and len(best) == 1 else None

    def choose_key(self, cue, question):
        """A question answered by keys without numbers: they are heard all, then the best is pressed."""
        best = self.best(self.task[cue], self.walk_round())
        if best is None:
            raise Lost("No key is what I want: " + question)
        del self.task[cue]
        return self.press(lambda heard: best in heard, question, best)

    def best_of_all(self, best, wanted, said):
        """What only resembles the wish is taken once all pages are heard and none has better."""
        self.offers[best] = alike(wanted, POSITION.sub("", best))
        return self.pages + 1 >= self.count_pages(said) and self.offers[best] == max(self.offers.values())

    @staticmethod
    def count_pages(said):
        counter = next((PAGE.search(sentence) for sentence in said if PAGE.search(sentence)), None)
        return max(NUMBERS.find(counter[2]), 1) if counter else 1

    def turn_page(self, question, said):
        counter = next((PAGE.search(sentence) for sentence in said if PAGE.search(sentence)), None)
        self.pages += 1
        if counter is None or self.pages >= (2 if self.offers else 1) * self.count_pages(said):
            raise Lost("Nothing of what is offered is what I want: " + question)
        return self.press(lambda heard: any(PAGE.search(sentence) for sentence in heard), question, counter.string)

    # --- the whole errand ------------------------------------------------------------------------------------------------

    def run(self):
        try:
            said = self.listen()
            for _ in range(MOST_STEPS):
                said = self.act(said)
            raise Lost("It does not come to an end")
        except Ended:
            missing = [word for word, heard in self.outcome.items() if not heard]
            missing += list(self.task)  # what I was to be asked, and was not
            self.do("end", *[heard for heard in self.outcome.values() if heard],
                    outcome="not done" if missing else "done", why="I never came to: " + missing[0] if missing else "")
        except Lost as lost:
            called = [sentence for sentence in self.do("help", *lost.because) if CALLED in sentence]
            self.do("end", *called, outcome="person called" if called else "lost", why=str(lost))


if __name__ == "__main__":
    Listener(read_task(sys.argv[1]), sys.stdin, sys.stdout).run()
