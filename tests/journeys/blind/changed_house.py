"""The same house as another hall might run it: services in the opposite order, every key with another label, on a panel of
15.6 inches.

Laid out as an installed tree (bin/, share/), so that the real programs run on it unchanged.
"""

import json
import os
import shutil

from support import SOURCE, check

# No label keeps its words; where a sentence says which key to press, it names the new label.
LABELS = {
    "shell": {
        "go_on": "继续", "more": "翻到后面", "reveal": "打开看看", "conceal": "盖起来",
        "welcome.begin": "现在就来", "intro.begin": "好，办吧", "review.all_right": "没有错，递上去", "review.change": "换一个",
        "for_whom.self": "是我自己的事", "for_whom.family": "家里人的事", "for_whom.other": "别人的事",
        "slip.yes": "好的，打一张出来", "slip.no": "算了，不用纸", "slip.again": "再来一张",
        "rating.skip": "跳过去", "rating.send": "就打这个分", "done.leave": "都办完了，走吧", "done.another": "再来一件",
        "card.none": "身上没有证", "trouble.window": "到柜台去", "handoff.understood": "明白了", "help.go_on": "回去办",
        "fixed.back": "往回走", "fixed.repeat": "再说一遍", "fixed.help": "找个人来", "fixed.comfort": "大小声音",
        "fixed.leave": "走了", "fixed.finished": "走吧", "comfort.done": "行了",
    },
    "hospital_booking": {"title": "找医生看病"},
    "life_certification": {"title": "每年的资格认证"},
    "pension_enquiry": {"title": "查一查养老金"},
}


def read_json(file):
    with open(file, encoding="utf-8") as stream:
        return json.load(stream)


def write_json(file, value):
    with open(file, "w", encoding="utf-8") as stream:
        json.dump(value, stream, ensure_ascii=False, indent=1)


def said(words):
    return words["said"] if isinstance(words, dict) else words


# What the sentences of the house call the keys: 按下一步 becomes 按继续.
def renamed(words, names):
    if isinstance(words, dict):
        return {face: renamed(text, names) for face, text in words.items()}
    for old, new in names:
        for verb in ("按", "按“", "选"):
            words = words.replace(verb + old, verb + new)
    return words


def relabel(folder):
    bundles = {name: read_json(os.path.join(folder, name + ".json")) for name in LABELS}
    names = []
    for name, labels in LABELS.items():
        for key, new in labels.items():
            old = said(bundles[name]["messages"][key]).replace("\n", "")
            check(old != new, "%s.%s keeps its label" % (name, key))
            names.append((old, new))
    names.sort(key=lambda pair: -len(pair[0]))
    changed = 0
    for name, bundle in bundles.items():
        for key, words in bundle["messages"].items():
            if key in LABELS[name]:
                bundle["messages"][key] = LABELS[name][key]
            else:
                bundle["messages"][key] = renamed(words, names)
                changed += bundle["messages"][key] != words
        write_json(os.path.join(folder, name + ".json"), bundle)
    check(changed > 5, "No sentence names a key any more")
    return len(names), changed


def copy(binaries, folder):
    """The house as it is, in a folder of its own; the folders of its programs and of what they read."""
    share = os.path.join(folder, "share", "yinling")
    programs = os.path.join(folder, "bin")
    os.makedirs(programs)
    for name in os.listdir(binaries):
        if name.startswith("yinling"):
            shutil.copy2(os.path.join(binaries, name), os.path.join(programs, name))
    for part in ("services", "locales", "config", "assets"):
        shutil.copytree(os.path.join(SOURCE, part), os.path.join(share, part))
    for table in ("lexicon.bin", "lexicon-yue.bin"):
        shutil.copy2(os.path.join(binaries, "..", "share", table), os.path.join(folder, "share", table))
    return programs, share


def build(binaries, folder):
    """Returns the folder of the programs of the changed house."""
    programs, share = copy(binaries, folder)
    settings = os.path.join(share, "config", "settings.json")
    value = read_json(settings)
    value["services"].reverse()
    value["panel"]["px_per_mm"] = 5.56
    write_json(settings, value)
    labels, sentences = relabel(os.path.join(share, "locales", "zh-Hans"))
    print("another house: services %s, %d labels reworded, %d sentences that name them" % (value["services"], labels, sentences), flush=True)
    return programs
