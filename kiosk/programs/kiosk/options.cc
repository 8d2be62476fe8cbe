#include "programs/kiosk/options.h"

#include <utility>

namespace kiosk {

const char* const usage =
    "yinling-kiosk [--config DIR] [--data DIR] [--language zh] [--panel 1080x1920] [--px-per-mm 4.03]\n"
    "   --platform URL [--ca FILE], --hall URL   trial only: replace the installed endpoints; the screen says so\n"
    "                    (there is no link to a hall server yet: --hall is only reported)\n"
    "   --headless       dummy video, software renderer, no audio device\n"
    "   --script FILE|-  replay inputs, one JSON object a line; exit 0 only if every expectation held\n"
    "   --talk           what --record writes also comes on standard output as JSON lines\n"
    "   --record DIR     scenes, pictures, sound, captions, slips, events and frame times of the run\n"
    "   --first-frame    exit after the first usable frame and print its timings as JSON\n";

namespace {

core::Error wrong(std::string argument, std::string what, std::string cure) {
  return {"ARGUMENT_VALUE", std::move(argument), std::move(what), std::move(cure)};
}

}  // namespace

core::Result<Options> parse_options(const std::vector<std::string>& given) {
  TRY(arguments, programs::parse_arguments(given,
                                           {"--config", "--data", "--language", "--panel", "--px-per-mm", "--platform",
                                            "--ca", "--hall", "--script", "--record"},
                                           {"--headless", "--talk", "--first-frame"}));
  Options options;
  options.help = arguments.help();
  if (!arguments.words.empty())
    return core::Error{"ARGUMENT_UNKNOWN", arguments.words[0], "There is no such argument.", "See --help."};
  TRY(panel, programs::parse_panel(arguments));
  options.panel = panel;
  options.config = arguments.value("--config");
  options.data = arguments.value("--data");
  options.language = arguments.value("--language");
  options.platform = arguments.value("--platform");
  options.platform_ca = arguments.value("--ca");
  options.hall = arguments.value("--hall");
  options.script = arguments.value("--script");
  options.record = arguments.value("--record");
  options.headless = arguments.has("--headless");
  options.talk = arguments.has("--talk");
  options.first_frame = arguments.has("--first-frame");
  if (options.language == "zh") options.language = "zh-Hans";
  if (options.talk && options.script.empty())
    return core::Error{"ARGUMENT_MISSING", "--talk", "--talk needs --script.",
                       "Use --script - to give inputs as they come."};
  if (!options.platform.empty() && options.platform.rfind("https://", 0) != 0)
    return wrong("--platform", "The address must begin with https://.",
                 "The signature does not cover the body; only TLS does.");
  if (!options.hall.empty() && options.hall.rfind("https://", 0) != 0)
    return wrong("--hall", "The address must begin with https://.", "Give the hall server's https address.");
  return options;
}

}  // namespace kiosk
