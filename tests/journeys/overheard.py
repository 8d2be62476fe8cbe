"""What somebody standing in the hall could learn from the loudspeaker: every private value of every person of the
simulator, in every way a number, a sum or a name can be read, also put together from pieces over a whole visit.

Every journey is judged by it at its end (support.run), with leaks planted in a copy of what was heard: a form of leak
that is not found fails the journey, whatever else it proved.
"""

import json
import os
import re

HAN = "零一二三四五六七八九"
PINYIN = ["ling", "yi", "er", "san", "si", "wu", "liu", "qi", "ba", "jiu"]
TONES = ["ling2", "yi1", "er4", "san1", "si4", "wu3", "liu4", "qi1", "ba1", "jiu3"]
ENGLISH = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
WORD = re.compile(r"[a-zA-Z]+[1-5]?|[0-9]|\S")
# 已输入第三位, 第二个，共四个, 第一步: where something stands, not what it is.
COUNTED = re.compile(r"([等看听试])一\1|一[下点张次遍样起定]|第[零一二三四五六七八九十两]+[个位步页行档项]|[共还差]?[零一二三四五六七八九十两]+[个位步页行档项]")
# 二零二六年, 星期三, 八点半, and what is a quantity and no row of digits: 二十五.
DATED = re.compile(r"星期[一二三四五六]|[零一二三四五六七八九]+[年月日点]|[零一二三四五六七八九两]*[十百千万][零一二三四五六七八九十百千万两]*")
SUM = re.compile(r"([零一二三四五六七八九十百千万两]+)[元块圆](?:([零一二三四五六七八九两])[角毛]?)?(?:零?([零一二三四五六七八九两])分?)?")
# A year of birth is one long past: 一九四零年, 1940-01-01, nineteen forty.
BORN = re.compile(r"一九[零一二三四五六七八九〇]{2}年|\b19\d\d\b|\bnineteen (?:ten|twenty|thirty|forty|fifty|sixty)", re.IGNORECASE)
TAIL = re.compile("尾号[是：，\\s]*[0-9零一二三四五六七八九幺]")
# 按了第三位, digit three entered: the key that was said last has been pressed.
PLACED = re.compile(r"第([零一二三四五六七八九十]+)位|\bdigit (\w+) entered")
DIGIT_KEY = re.compile(r"^(?:数字键|a digit key)", re.IGNORECASE)
# A sentence out of which the private word was cut, and the hole left: 尾号的银行卡, 医生，，林清.
HOLE = re.compile(r"尾号\s*[的上在]|[，：；]\s*[，：；。]|^[，：；]|[:,;]\s*[:,;.]")
# What else is read like a numeral. Whatever is read so and stands neither here nor among the numerals is none of our words.
SOUNDS_LIKE = {"ling2": "铃灵龄", "yi1": "医衣一依幺", "er4": "", "san1": "三", "si4": "四", "wu3": "午舞", "liu4": "", "qi1": "期", "ba1": "",
               "jiu3": "久酒", "shi2": "时识实石拾", "bai3": "摆", "qian1": "签", "wan4": "", "yao1": "腰邀"}
SYLLABLE = re.compile(r"[a-zü]+[1-5]")
HAN_LETTER = re.compile("[\u4e00-\u9fff]")
VOICED_TAIL = re.compile(r"wei3 hao4[ ,.]*(?:%s)\b" % "|".join(TONES))
NUMERALS = "零一二三四五六七八九十百千万"
SMALL = 10000  # 分: less than that is also a fee that hangs on the wall
LONG = 8
WINDOW = 6  # so many digits in a row belong to somebody


def digit_of(word):
    """One word of speech as a digit, or None."""
    if len(word) == 1:
        if word in "幺两〇○xX":
            return {"幺": "1", "两": "2", "〇": "0", "○": "0"}.get(word, "X")
        if word in HAN:
            return str(HAN.index(word))
        return str(int(word)) if word.isdigit() else None
    plain = word.lower()
    for names in (TONES, PINYIN, ENGLISH):
        if plain in names:
            return str(names.index(plain))
    return "1" if plain in ("yao", "yao1") else None


def words_of(text):
    return WORD.findall(text)


def runs_of(text):
    """The digits that are said one after another; marks and spaces between them do not part them."""
    runs, run = [], ""
    for word in words_of(text):
        digit = digit_of(word)
        if digit is not None:
            run += digit
        elif word.isalnum():
            runs.append(run)
            run = ""
    return [run for run in runs + [run] if run]


def number_of(han):
    """三千二百五十八 as 3258."""
    whole = part = digit = 0
    for letter in han.replace("两", "二"):
        if letter in HAN:
            digit = HAN.index(letter)
        elif letter == "万":
            whole, part, digit = (whole + part + digit) * 10000, 0, 0
        else:
            part += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[letter]
            digit = 0
    return whole + part + digit


def pieced(number, runs):
    """Whether the number can be put together from runs in their order; what is said in between does not hide it. A short
    number would come together by chance: its pieces must follow each other."""
    if len(number) < LONG:
        return number in "".join(runs)
    reached = {0}
    for run in runs:
        reached |= {at + len(run) for at in reached if number.startswith(run, at)}
    return len(number) in reached


def typed(said):
    """What was typed, for somebody who hears a key under the finger and afterwards where its digit went: 九, 按了第一位,
    按了第二位 is 99. A key is said once and may be pressed many times."""
    numbers, key = [""], None
    for text in said:
        place = PLACED.search(text)
        if place is None:
            words = [word for word in words_of(text) if word.isalnum()]
            digits = [digit_of(word) for word in words if digit_of(word) is not None]
            key = digits[0] if len(digits) == 1 and len(words) <= 2 else key  # 九, 九键; and no sentence
        elif key is not None:
            if (place[1] or place[2]) in ("一", "one"):
                numbers.append("")
            numbers[-1] += key
    return numbers


def steps_on_a_pad(said):
    """The same sentence for each key of a pad, said at each step, counts the steps: 数字键, 数字键, 按了第一位 is the second key."""
    return any(DIGIT_KEY.search(before) and DIGIT_KEY.search(after) for before, after in zip(said, said[1:]))


def sums_of(text):
    """Every amount of money that is said, in 分."""
    found = {number_of(yuan) * 100 + (HAN + "两").index(jiao or "零") % 10 * 10 + (HAN + "两").index(fen or "零") % 10
             for yuan, jiao, fen in SUM.findall(text)}
    for yuan, fen in re.findall(r"(\d[\d,]*)\.(\d\d)", text):
        found.add(int(yuan.replace(",", "")) * 100 + int(fen))
    return found


def han_number(number):
    """3258 as 三千二百五十八; up to 99,999."""
    if number >= 10000:
        rest = number % 10000
        return han_number(number // 10000) + "万" + ("零" if 0 < rest < 1000 else "") + (han_number(rest) if rest else "")
    out, gap = "", False
    for power, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        if digit:
            out += ("零" if gap and out else "") + HAN[digit] + unit
        gap = digit == 0
    return out or "零"


def letters_of(text):
    return "".join(letter for letter in text if letter.isalnum())


class Person:
    """One person, and what of them nobody else may learn."""

    def __init__(self, name, numbers=None, sums=(), tails=(), words=()):
        self.name = name
        self.numbers = numbers or {}       # read digit by digit
        self.sums = set(sums)              # 分
        self.tails = set(tails)            # the four digits that a bank prints
        self.words = {letters_of(word).lower() for word in words}


def person_of(record, cards):
    pension = record.get("pension", {})
    parts = [part["fen"] for part in pension.get("parts", [])]
    sums = {fen for fen in parts + [sum(parts), sum(parts) - pension.get("raise_fen", 0)] if fen >= SMALL}
    numbers = {what: record[what] for what in ("id", "phone", "code") if what in record}
    return Person(record["name"], numbers, sums, {pension["bank_tail"]} if pension else (),
                  [record["name_en"]] + [card["address"] for card in cards if card.get("id") == record["id"]])


def ailments(hospitals):
    """What somebody suffers from is nobody's business, whoever it is: departments and the words for what hurts."""
    words = set()
    for department in (each for hospital in hospitals for each in hospital["departments"]):
        words |= {department["name"], department["name_en"]}
        for symptoms in (department["symptoms"], department["symptoms_en"]):
            words |= set(re.split("[、,，]\s*", symptoms))
    return Person("somebody who is ill", words=words)


def read_cards(folder):
    for file in sorted(os.listdir(folder)):
        with open(os.path.join(folder, file), encoding="utf-8", errors="replace") as stream:
            try:
                yield json.load(stream)
            except ValueError:
                continue  # one of them is unreadable, for people to try


def people(source, receipts=()):
    """Everybody of the simulator; `receipts`: the numbers that were given out in this journey."""
    with open(os.path.join(source, "services", "platform", "people.simulator.json"), encoding="utf-8") as stream:
        house = json.load(stream)
    cards = list(read_cards(os.path.join(source, "tests", "journeys", "cards")))
    everybody = [person_of(record, cards) for record in house["people"]] + [ailments(house["hospitals"])]
    digits = {number: "".join(letter for letter in number if letter.isdigit()) for number in receipts}
    return everybody + [Person(number, {"receipt": digits[number]}) for number in sorted(digits)]


def aloud(lines):
    return [line["spoken"] for line in lines if line["sink"] == "loudspeaker"]


def voiced_otherwise(lines):
    """What the engine was given, against the sentence that the speech hand says it has said: every syllable belongs to a letter,
    and no number is voiced where none stands. The words of a line are its own account of itself; the sound is the fact."""
    found = []
    for line in lines:
        voiced, said = line["voiced"], line["spoken"]
        if line["sink"] != "loudspeaker" or not voiced:
            continue
        if any(len(run) >= WINDOW for run in runs_of(voiced)) or VOICED_TAIL.search(voiced):
            found.append("voiced: a number: " + voiced)
        syllables, letters = SYLLABLE.findall(voiced), HAN_LETTER.findall(said)
        if line["language"] != "zh-Hans" or not letters:
            if len(letters_of(voiced)) > len(letters_of(said)):
                found.append("voiced: more than %s: %s" % (said, voiced))
            continue
        others = [letter for letter in said if letter.isalnum() and not HAN_LETTER.match(letter)]
        if len(syllables) > len(letters) + len(others):
            found.append("voiced: more than %s: %s" % (said, voiced))
        elif len(syllables) == len(letters) and not others:
            found += ["voiced: %s for %s in %s" % (syllable, letter, said) for syllable, letter in zip(syllables, letters)
                      if syllable in SOUNDS_LIKE and letter not in SOUNDS_LIKE[syllable] and letter not in NUMERALS + "两〇幺"]
    return found


def findings(everybody, said):
    """What of whom can be learned from the sentences said aloud in one visit."""
    found = []
    runs = [run for text in said for run in runs_of(text)]
    sums = set().union(*(sums_of(text) for text in said)) if said else set()
    # Without what only counts, and without the 一 that is no number: 等一等, 看一下.
    counted_out = [run for text in said for run in runs_of(DATED.sub("，", COUNTED.sub("，", text)))]
    numerals = [run for text in said for run in re.findall("[%s]+" % NUMERALS, COUNTED.sub("，", text).replace("两", "二"))]
    letters = [letters_of(text) for text in said]
    numbers_typed = typed(said)
    found += ["a year of birth: " + text for text in said if BORN.search(text)]
    found += ["a run of digits: " + run for run in runs if len(run) >= WINDOW]
    found += ["digits by their keys and places: " + run for run in numbers_typed if len(run) >= WINDOW]
    if steps_on_a_pad(said):
        found.append("steps on a pad that can be counted")
    found += ["a tail: " + text for text in said if TAIL.search(text)]
    for person in everybody:
        if any(person.name in one for one in letters) or person.name in "".join(one for one in letters if len(one) < 4):
            found.append("the name of " + person.name)
        for what, number in person.numbers.items():
            if pieced(number, runs) or pieced(number, counted_out) or any(number in one for one in numbers_typed):
                found.append("%s of %s, from pieces" % (what, person.name))
            tail = number[-4:]
            if what != "code" and any(run == tail for run in runs):
                found.append("the last four of the %s of %s" % (what, person.name))
        for word in person.words:
            if any(word in one.lower() for one in letters):
                found.append("%s of %s" % (word, person.name))
        for last in person.tails:
            if any(last in run for run in counted_out + numbers_typed):
                found.append("the bank card of " + person.name)
        for fen in person.sums:
            if fen in sums:
                found.append("the sum %d of %s" % (fen, person.name))
            yuan, jiao, cents = fen // 100, fen // 10 % 10, fen % 10
            whole = han_number(yuan) + (HAN[jiao] if jiao or cents else "") + (HAN[cents] if cents else "")
            if pieced(whole, numerals) or pieced(str(fen), counted_out):
                found.append("the sum %d of %s, from pieces" % (fen, person.name))
    return found


def holes(said):
    return ["a sentence with a hole: " + text for text in said if HOLE.search(text)]
