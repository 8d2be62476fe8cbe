// yinlingctl: what operators, officials and tests ask of the house without a kiosk.
#include <algorithm>
#include <cstdio>

#include "programs/ctl/commands.h"

namespace {

constexpr const char* usage =
    "yinlingctl check [DIR]                 services, words, config; a finding a line; exit 1 if any\n"
    "yinlingctl screens --out DIR [--language L] [--step 1..4] [--theme T] [--orientation O] [--low] [--form "
    "json|txt|png]\n"
    "                                       [--panel 1080x1920] [--px-per-mm 4.03]   another panel than the installed "
    "one\n"
    "yinlingctl audit [the same choices] [--report DIR]   what is not given means all its values\n"
    "yinlingctl say [--language zh|yue|en] [--rate N] [--wav FILE] [--lexicon FILE] TEXT\n"
    "yinlingctl lexicon check FILE          the hall's own readings: a finding a line; exit 1 if any\n"
    "yinlingctl lexicon hear WORD [--lexicon FILE] [--wav FILE] [--rate N]\n"
    "yinlingctl mask KIND VALUE             name, id, phone, address, account, birth_date, text\n"
    "yinlingctl sign PROFILE k=v...         national, national-secret, tif, zhejiang\n"
    "yinlingctl id check NUMBER\n"
    "yinlingctl clips script [--language zh]               what to record, the most used first: key, words, uses\n"
    "yinlingctl clips import FOLDER [--language zh] [--into DIR]   judges FOLDER/<key>.wav and takes what is good\n"
    "yinlingctl selftest                    every voice, its rates and loudness, the table of readings, the clips, the "
    "cards\n"
    "yinlingctl journal verify [--data DIR]\n";

struct Command {
  const char* name;
  int (*run)(const ctl::Words&);
};
constexpr Command commands[] = {{"check", ctl::check}, {"screens", ctl::screens},   {"audit", ctl::audit},
                                {"say", ctl::say},     {"mask", ctl::mask},         {"sign", ctl::sign},
                                {"id", ctl::id},       {"selftest", ctl::selftest}, {"journal", ctl::journal_command},
                                {"clips", ctl::clips}, {"lexicon", ctl::lexicon}};

}  // namespace

int main(int count, char** values) {
  const std::string wanted = count > 1 ? values[1] : "";
  const ctl::Words words(values + std::min(count, 2), values + count);
  const bool help = wanted == "--help" || wanted == "-h" || wanted == "help";
  if (help && !words.empty())
    return ctl::complain({"ARGUMENT_UNKNOWN", words[0], "help takes nothing more.", "yinlingctl help"});
  const bool asked = !words.empty() && (words[0] == "--help" || words[0] == "-h");
  for (const Command& command : commands)
    if (wanted == command.name && !asked) return command.run(words);
  std::fputs(usage, help || asked ? stdout : stderr);
  if (help || asked) return 0;
  if (!wanted.empty()) std::fprintf(stderr, "\nyinlingctl: there is no command \"%s\".\n", wanted.c_str());
  return 2;
}
