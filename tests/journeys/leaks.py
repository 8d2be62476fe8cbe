"""Leaks, planted in a copy of what was heard: every private value in every way in which it could be said. The judge of the
loudspeaker (overheard.py) must find each, or it could not have found the real one.
"""

from overheard import ENGLISH, HAN, PINYIN, TONES, aloud, findings, han_number, holes, people, voiced_otherwise


def readings(number):
    """The ways in which a number can be read out, each a list of sentences."""
    digits = [int(d) for d in number if d.isdigit()]
    grouped = [number[i:i + 4] for i in range(0, len(number), 4)]
    han = [HAN[int(d)] if d.isdigit() else d for d in number]
    yao = ["幺" if letter == "一" else letter for letter in han]
    yield "Han", ["号码" + "".join(han)]
    yield "幺", ["号码是" + "".join(yao) + "。"]
    yield "Arabic", ["Number " + number]
    yield "full-width", ["".join(chr(ord(d) + 0xFEE0) for d in number)]
    yield "grouped", ["、 ".join(grouped)]
    yield "pinyin with tones", [" ".join(TONES[d] for d in digits)]
    yield "pinyin", [" ".join(PINYIN[d] for d in digits)]
    yield "English", [" ".join(ENGLISH[d] for d in digits)]
    yield "a digit at a time", ["按了" + letter for letter in yao]
    yield "a digit at a time, with its place", ["第%s位，%s" % (han_number(i + 1), letter) for i, letter in enumerate(han)]
    # As a kiosk says it that reads its keys: a key once, however often it is pressed, and each time where the digit went.
    yield "keys that are heard, and places", [sentence for i, letter in enumerate(han) for sentence in
                                              (([letter] if i == 0 or han[i - 1] != letter else []) + ["按了第%s位" % han_number(i + 1)])]
    yield "English keys and places", [sentence for i, letter in enumerate(number) for sentence in
                                      (ENGLISH[int(letter)] if letter.isdigit() else letter, "digit %s entered" % ENGLISH[1 + i % 9])]
    yield "in pieces", ["".join(yao[i:i + 3]) + "。" for i in range(0, len(yao), 3)]


def sum_readings(fen):
    yuan, jiao, cents = han_number(fen // 100), HAN[fen // 10 % 10], HAN[fen % 10]
    yield "Han", ["到账" + yuan + "元" + (jiao + "角" if fen // 10 % 10 else "") + (cents + "分" if fen % 10 else "")]
    yield "块", [yuan.replace("二千", "两千") + "块" + (jiao if fen // 10 % 10 else "")] if fen % 10 == 0 else [yuan + "块" + jiao + cents]
    yield "Arabic", ["%d.%02d元" % (fen // 100, fen % 100)]
    yield "with commas", ["{:,}.{:02d}".format(fen // 100, fen % 100)]
    yield "in pieces", [yuan[:2], yuan[2:], "元", jiao if fen // 10 % 10 or fen % 10 else "整", cents if fen % 10 else "整"]


STEPS = ["数字键，请看屏幕，或者插上耳机"] * 3 + ["按了第一位"]


def word_readings(word):
    yield "alone", [word]
    yield "in a sentence", ["您选的是" + word + "，第一个"]
    yield "with spaces", ["您选的是" + " ".join(word) if len(word) < 12 and not word.isascii() else "已选, " + word.title()]


BIRTHS = {"Han": ["一九四零年一月一日出生"], "circle": ["生日：一九四〇年"], "Arabic": ["生于 1940-01-01"],
          "English": ["Born on the first of January nineteen forty"]}


def plants(person):
    for what, number in person.numbers.items():
        for form, said in readings(number):
            if not ("X" in number and form.startswith(("pinyin", "English"))):
                yield what + ", " + form, said
    for what in sorted(set(person.numbers) - {"code", "receipt"}):
        yield what + ", its tail", ["尾号" + "".join(HAN[int(d)] if d.isdigit() else d for d in person.numbers[what][-4:])]
    for last in sorted(person.tails):
        yield "bank card, Han", ["".join(HAN[int(d)] for d in last) + "的卡"]
        yield "bank card, in groups", ["%s，%s" % (last[:2], last[2:])]
        yield "bank card, by keys", [sentence for i, d in enumerate(last) for sentence in (HAN[int(d)], "按了第%s位" % HAN[i + 1])]
    for word in sorted(person.words):
        for form, said in word_readings(word):
            yield "%s, %s" % (word, form), said
    for form, said in BIRTHS.items():
        yield "birth, " + form, said
    for fen in sorted(person.sums):
        for form, said in sum_readings(fen):
            yield "sum %d, %s" % (fen, form), said
    yield "steps on the pad", STEPS
    if "id" in person.numbers:
        yield "name", ["给" + person.name + "办"]
        yield "name in pieces", [person.name[:1] + "，", person.name[1:]]


def missed(everybody, said):
    """(leaks planted, those that were not found): each in a copy of what was said, its pieces apart from each other."""
    planted, overlooked = 0, []
    # Two people with everything that people have, what anybody may suffer from, and one receipt.
    for person in everybody[:2] + [each for each in everybody if "id" not in each.numbers][:2]:
        for what, pieces in plants(person):
            copy = list(said)
            middle = len(said) // 2
            copy[middle:middle] = pieces if pieces is STEPS else [sentence for piece in pieces for sentence in (piece, "请您等一等。")]
            planted += 1
            if not findings(everybody, copy):
                overlooked.append("%s of %s" % (what, person.name))
    return planted, overlooked


# A hand that says one thing of itself and voices another.
POINTER = {"sink": "loudspeaker", "language": "zh-Hans", "spoken": "请看屏幕第一行，或者插上耳机"}
SOUNDS = [" ".join(TONES[int(digit)] for digit in "990000194001010014"),
          "qing3 kan4 ping2 mu4 di4 yi1 hang2, huo4 zhe3 cha1 shang4 er3 ji1 wang2 jian4 guo2",
          "san1 qian1 er4 bai3 wu3 shi2 ba1 yuan2 liu4 jiao3 dao4 zhang4 le5", "wei3 hao4 san1 ling2 er4 yi1"]
HOLES = ["尾号的银行卡，请看屏幕第一行", "医生，，林清", "Doctor: , Lin Qing"]


def unseen_plants():
    """What is wrong with a single sentence or its sound, and would not be noticed."""
    return (["a planted hole was not found: " + each for each in HOLES if not holes([each])] +
            ["a planted sound was not found: " + each for each in SOUNDS if not voiced_otherwise([dict(POINTER, voiced=each)])])


def judge(source, visits, receipts=()):
    """`visits`: the lines of speech of each; `receipts`: the numbers given out. Returns (what is wrong, a sentence for the log)."""
    everybody = people(source, set(receipts) | {"YY000417"})
    said = [aloud(lines) for lines in visits]
    wrong = unseen_plants()
    if wrong:
        return wrong, ""
    wrong = [finding for lines in visits for finding in voiced_otherwise(lines)]
    if said and not any(line["voiced"] for lines in visits for line in lines):
        wrong.append("nothing was voiced in the whole journey: there is nothing to judge")
    wrong += [finding for one in said for finding in findings(everybody, one) + holes(one)]
    if wrong or not said:
        return wrong, ""
    planted, overlooked = missed(everybody, max(said, key=len)[:400])
    wrong = ["a planted leak was not found: " + each for each in overlooked]
    return wrong, "overheard: %d sentences on the loudspeaker in %d runs, clean against %d people; %d planted leaks found" % (
        sum(len(one) for one in said), len(said), len(everybody), planted)
