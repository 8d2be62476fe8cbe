#include "programs/kiosk/script.h"

#include <algorithm>
#include <array>

#include "core/json.h"

namespace kiosk {

namespace {

using core::Json;
using Parsed = core::Result<std::optional<ScriptLine>>;

constexpr std::array pad_keys{"next",    "previous", "ok",     "back",  "help",  "repeat", "louder",
                              "quieter", "faster",   "slower", "erase", "pause", "again"};
constexpr std::array printer_states{"ok", "empty", "jam"};

template <typename List>
bool listed(const List& list, const std::string& text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

class LineReader {
 public:
  LineReader(const Json& line, std::string where) : line_(line), where_(std::move(where)) {}

  core::Error refusal(std::string what, std::string cure = "See the script lines in README.md.") const {
    return {"SCRIPT_LINE", where_, std::move(what), std::move(cure)};
  }

  Parsed read() const {
    if (!line_.is_object() || line_.members().empty()) return refusal("A line must be one JSON object.");
    const auto& [verb, value] = line_.members().front();
    if (const auto stray = stray_member(verb); !stray.empty())
      return refusal("Member \"" + stray + "\" does not belong to " + verb + ".");
    const bool hurry = line_.flag("hurry");
    if (verb == "tap") return text(verb, value, [&](std::string t) { return TapLine{std::move(t), hurry}; });
    if (verb == "touch") return touch(value, hurry);
    if (verb == "key") {
      if (!value.is_string() || !listed(pad_keys, value.string())) return refusal("There is no such key on the pad.");
      return some(KeyLine{value.string(), hurry});
    }
    if (verb == "digits") {
      if (!value.is_string() || value.string().size() > 64 ||
          value.string().find_first_not_of("0123456789X.") != std::string::npos)
        return refusal("digits takes a string of 0-9, X and the point, at most 64.");
      return some(DigitsLine{value.string()});
    }
    if (verb == "write") return refusal("This kiosk has no writing pad yet.", "Leave the line out.");
    if (verb == "card") return optional_text(verb, value, [](std::string t) { return CardLine{std::move(t)}; });
    if (verb == "badge") return optional_text(verb, value, [](std::string t) { return BadgeLine{std::move(t)}; });
    if (verb == "desk") return optional_text(verb, value, [](std::string t) { return DeskLine{std::move(t)}; });
    if (verb == "scan") return text(verb, value, [](std::string t) { return ScanLine{std::move(t)}; });
    if (verb == "headphones") {
      if (!value.is_boolean()) return refusal("headphones takes true or false.");
      return some(HeadphonesLine{value.boolean()});
    }
    if (verb == "network") {
      if (!value.is_string() || (value.string() != "up" && value.string() != "down"))
        return refusal("network takes \"up\" or \"down\".");
      return some(NetworkLine{value.string() == "up"});
    }
    if (verb == "printer") {
      if (!value.is_string() || !listed(printer_states, value.string()))
        return refusal("printer takes ok, empty or jam.");
      return some(PrinterLine{value.string()});
    }
    if (verb == "wait_ms") {
      if (!value.is_integer() || value.integer() < 0 || value.integer() > 86'400'000)
        return refusal("wait_ms takes milliseconds up to a day.");
      return some(WaitLine{static_cast<int>(value.integer()), hurry});
    }
    if (verb == "clock_add_s") {
      if (!value.is_integer() || std::abs(value.integer()) > 400'000'000) return refusal("clock_add_s takes seconds.");
      return some(ClockLine{static_cast<int>(value.integer())});
    }
    if (verb == "until") {
      const auto within = line_.whole("within_ms", 10000);
      if (!value.is_string() || within < 0 || within > 86'400'000)
        return refusal("until takes a screen, within_ms up to a day.");
      return some(UntilLine{value.string(), static_cast<int>(within)});
    }
    if (verb == "expect") return expect(value);
    if (verb == "kill") {
      if (!value.is_boolean() || !value.boolean()) return refusal("kill takes true.");
      return some(KillLine{});
    }
    return refusal("There is no such input.");
  }

 private:
  static Parsed some(ScriptLine line) { return std::optional<ScriptLine>(std::move(line)); }

  // The first member that the verb does not take, or "".
  std::string stray_member(const std::string& verb) const {
    for (std::size_t i = 1; i < line_.members().size(); ++i) {
      const std::string& name = line_.members()[i].first;
      const bool fits = (verb == "touch" && (name == "slip" || name == "hold_ms")) ||
                        (verb == "until" && name == "within_ms") ||
                        (name == "hurry" && (verb == "tap" || verb == "touch" || verb == "key" || verb == "wait_ms"));
      if (!fits) return name.size() < 40 ? name : "...";
    }
    return "";
  }

  template <typename Make>
  Parsed text(const std::string& verb, const Json& value, Make make) const {
    if (!value.is_string() || value.string().empty() || value.string().size() > 4096)
      return refusal(verb + " takes a string of at most 4096 bytes.");
    return some(make(value.string()));
  }
  template <typename Make>
  Parsed optional_text(const std::string& verb, const Json& value, Make make) const {
    if (value.is_null()) return some(make(""));
    return text(verb, value, make);
  }

  Parsed touch(const Json& value, bool hurry) const {
    TouchLine touch;
    touch.hurry = hurry;
    if (!pair(value, touch.x_mm, touch.y_mm)) return refusal("touch takes [x_mm, y_mm].");
    if (const Json* slip = line_.find("slip"); slip != nullptr && !pair(*slip, touch.slip_x_mm, touch.slip_y_mm))
      return refusal("slip takes [dx_mm, dy_mm].");
    const auto hold = line_.whole("hold_ms", 80);
    if (hold < 0 || hold > 60'000) return refusal("hold_ms takes milliseconds up to a minute.");
    touch.hold_ms = static_cast<int>(hold);
    return some(touch);
  }
  static bool pair(const Json& value, double& first, double& second) {
    if (!value.is_array() || value.items().size() != 2 || !value.items()[0].is_number() ||
        !value.items()[1].is_number())
      return false;
    first = value.items()[0].number();
    second = value.items()[1].number();
    return true;
  }

  Parsed expect(const Json& value) const {
    if (!value.is_object() || value.members().empty()) return refusal("expect takes an object.");
    ExpectLine expected;
    for (const auto& [name, wanted] : value.members()) {
      std::optional<std::string>* slot = name == "screen"     ? &expected.screen
                                         : name == "focus"    ? &expected.focus
                                         : name == "text"     ? &expected.text
                                         : name == "not_seen" ? &expected.not_seen
                                         : name == "said"     ? &expected.said
                                         : name == "not_said" ? &expected.not_said
                                         : name == "slip"     ? &expected.slip
                                         : name == "audit"    ? &expected.audit
                                                              : nullptr;
      if (slot == nullptr || !wanted.is_string())
        return refusal("expect takes screen, focus, text, not_seen, said, not_said, slip, audit as strings.");
      if (slot == &expected.audit && wanted.string() != "clean")
        return refusal("audit can only be expected \"clean\".");
      *slot = wanted.string();
    }
    return some(std::move(expected));
  }

  const Json& line_;
  std::string where_;
};

}  // namespace

Parsed parse_script_line(std::string_view line, std::string_view name, int number) {
  const auto start = line.find_first_not_of(" \t\r");
  if (start == std::string_view::npos || line[start] == '#') return std::optional<ScriptLine>{};
  const std::string where = std::string(name) + ":" + std::to_string(number);
  TRY(json, core::parse_json(line, where, {16 * 1024, 6, 8 * 1024}));
  return LineReader(json, where).read();
}

}  // namespace kiosk
