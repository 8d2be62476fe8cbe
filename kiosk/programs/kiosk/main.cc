// yinling-kiosk: the citizen's machine. See options.h for its command line.
#include <cstdio>
#include <filesystem>
#include <string>

#include "programs/kiosk/loop.h"
#include "programs/kiosk/script_run.h"
#include "programs/kiosk/start.h"

namespace {

// As a shell takes it back.
std::string quoted(const std::string& word) {
  if (!word.empty() &&
      word.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:=,") ==
          std::string::npos)
    return word;
  std::string out = "'";
  for (const char letter : word) letter == '\'' ? out += "'\\''" : out += letter;
  return out + "'";
}

int run_script(kiosk::Kiosk& machine, const kiosk::Start& start) {
  const kiosk::Options& options = start.options();
  // A folder can be opened too, and would read as an empty script.
  std::error_code ignored;
  const bool folder = std::filesystem::is_directory(options.script, ignored);
  std::FILE* stream = options.script == "-" ? stdin : folder ? nullptr : std::fopen(options.script.c_str(), "r");
  if (stream == nullptr)
    return start.complain({"FILE_MISSING", options.script, "The script cannot be read.", "Check the path."});
  kiosk::ScriptRun run({machine.stage(), machine.clock(), machine.bench(), machine.effects(), machine.recorder(),
                        machine.heard(), machine.house().norms, machine.picture().measure()});
  const int failures = run.obey(stream, options.script == "-" ? "-" : options.script);
  if (stream != stdin) std::fclose(stream);
  machine.recorder().run_over();
  if (failures > 0) {
    std::string again = "yinling-kiosk";
    for (const std::string& argument : start.arguments()) again += " " + quoted(argument);
    std::fprintf(stderr, "yinling-kiosk: %d of the script's lines failed; run it again with:\n  %s\n", failures,
                 again.c_str());
    return 1;
  }
  return 0;
}

}  // namespace

int main(int count, char** values) {
  const kiosk::Start start("yinling-kiosk", count, values);
  if (!start.goes_on()) return start.status();
  const auto& ended = kiosk::Start::heed_signals();
  auto machine = kiosk::Kiosk::open(start.options());
  if (!machine.ok()) return start.complain(machine.error());
  if (start.options().first_frame) {
    std::printf("%s\n", machine.value()->start_times().dump().c_str());
    return 0;
  }
  if (!start.options().script.empty()) return run_script(*machine.value(), start);
  kiosk::Loop(*machine.value()).run(ended);
  return 0;
}
