#include "programs/kiosk/options.h"

#include <charconv>
#include <cstdlib>
#include <set>

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

bool whole(std::string_view text, int& out) {
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), out);
  return failure == std::errc{} && end == text.data() + text.size();
}

core::Result<core::Done> read_panel(const std::string& text, Options& options) {
  const auto cross = text.find('x');
  const bool readable = cross != std::string::npos && whole(text.substr(0, cross), options.panel_width) &&
                        whole(text.substr(cross + 1), options.panel_height);
  if (!readable || options.panel_width < 480 || options.panel_height < 480 || options.panel_width > 8192 ||
      options.panel_height > 8192)
    return wrong("--panel", "This is not a panel size between 480 and 8192 pixels a side.", "Write it like 1080x1920.");
  return core::Done{};
}

}  // namespace

core::Result<Options> parse_options(const std::vector<std::string>& arguments) {
  Options options;
  std::set<std::string> seen;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& name = arguments[i];
    if (!seen.insert(name).second)
      return core::Error{"ARGUMENT_TWICE", name, "This argument stands twice.", "Leave one of them out."};
    if (name == "--headless") {
      options.headless = true;
      continue;
    }
    if (name == "--talk") {
      options.talk = true;
      continue;
    }
    if (name == "--first-frame") {
      options.first_frame = true;
      continue;
    }
    if (name == "--help" || name == "-h") {
      options.help = true;
      continue;
    }
    std::string* text = name == "--config"     ? &options.config
                        : name == "--data"     ? &options.data
                        : name == "--language" ? &options.language
                        : name == "--platform" ? &options.platform
                        : name == "--ca"       ? &options.platform_ca
                        : name == "--hall"     ? &options.hall
                        : name == "--script"   ? &options.script
                        : name == "--record"   ? &options.record
                                               : nullptr;
    const bool number = name == "--panel" || name == "--px-per-mm";
    if (text == nullptr && !number)
      return core::Error{"ARGUMENT_UNKNOWN", name, "There is no such argument.", "See yinling-kiosk --help."};
    if (++i >= arguments.size() || arguments[i].empty())
      return core::Error{"ARGUMENT_MISSING", name, "A value must follow.", "See yinling-kiosk --help."};
    const std::string& value = arguments[i];
    if (text != nullptr) {
      *text = value;
    } else if (name == "--panel") {
      TRY_DONE(read_panel(value, options));
    } else {
      char* end = nullptr;
      options.px_per_mm = std::strtod(value.c_str(), &end);
      if (*end != '\0' || !(options.px_per_mm >= 1 && options.px_per_mm <= 20))
        return wrong(name, "This is not a number of pixels a millimetre between 1 and 20.", "Write it like 4.03.");
    }
  }
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
