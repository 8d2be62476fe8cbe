// yinling-kiosk: the citizen's machine. See options.h for its command line.
#include <sys/resource.h>

#include <csignal>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "programs/kiosk/loop.h"
#include "programs/kiosk/script_run.h"

namespace {

volatile std::sig_atomic_t ended = 0;

void end(int) { ended = 1; }

int complain(const core::Error& error) {
  std::fprintf(stderr, "yinling-kiosk: %s\n", core::to_line(error).c_str());
  return 2;
}

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

int run_script(kiosk::Kiosk& machine, const kiosk::Options& options, const std::vector<std::string>& arguments) {
  // A folder can be opened too, and would read as an empty script.
  std::error_code ignored;
  const bool folder = std::filesystem::is_directory(options.script, ignored);
  std::FILE* stream = options.script == "-" ? stdin : folder ? nullptr : std::fopen(options.script.c_str(), "r");
  if (stream == nullptr)
    return complain({"FILE_MISSING", options.script, "The script cannot be read.", "Check the path."});
  kiosk::ScriptRun run({machine.stage(), machine.clock(), machine.bench(), machine.effects(), machine.recorder(),
                        machine.heard(), machine.house().norms, machine.picture().measure()});
  const int failures = run.obey(stream, options.script == "-" ? "-" : options.script);
  if (stream != stdin) std::fclose(stream);
  machine.recorder().run_over();
  if (failures > 0) {
    std::string again = "yinling-kiosk";
    for (const std::string& argument : arguments) again += " " + quoted(argument);
    std::fprintf(stderr, "yinling-kiosk: %d of the script's lines failed; run it again with:\n  %s\n", failures,
                 again.c_str());
    return 1;
  }
  return 0;
}

}  // namespace

int main(int count, char** values) {
  // A core dump would hold what a person said.
  const rlimit no_core{0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
  const std::vector<std::string> arguments(values + 1, values + count);
  auto options = kiosk::parse_options(arguments);
  if (!options.ok()) return complain(options.error());
  if (options.value().help) {
    std::fputs(kiosk::usage, stdout);
    return 0;
  }
  std::signal(SIGTERM, end);
  std::signal(SIGINT, end);
  std::signal(SIGPIPE, SIG_IGN);
  auto machine = kiosk::Kiosk::open(options.value());
  if (!machine.ok()) return complain(machine.error());
  if (options.value().first_frame) {
    std::printf("%s\n", machine.value()->start_times().dump().c_str());
    return 0;
  }
  if (!options.value().script.empty()) return run_script(*machine.value(), options.value(), arguments);
  kiosk::Loop(*machine.value()).run(ended);
  return 0;
}
