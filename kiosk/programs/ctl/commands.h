// The commands of yinlingctl; one function each. Each answers with the program's exit code: 0 good, 1 something was found,
// 2 the command line is wrong or nothing could be read.
#pragma once

#include <string>
#include <vector>

#include "core/result.h"

namespace ctl {

using Words = std::vector<std::string>;

int check(const Words& words);
int screens(const Words& words);
int audit(const Words& words);
int say(const Words& words);
int lexicon(const Words& words);
int mask(const Words& words);
int sign(const Words& words);
int id(const Words& words);
int selftest(const Words& words);
int clips(const Words& words);
int journal_command(const Words& words);

int complain(const core::Error& error);

}  // namespace ctl
