#include "config/settings.h"

#include <algorithm>
#include <array>
#include <functional>

namespace config {

namespace {

using core::Json;

// A setting: where it stands, what it is for, what it may be, and how it is taken over. Taking over says false when the
// value is not one of those.
struct Setting {
  std::string_view pointer, sentence, values;
  std::function<bool(const Json&, Settings&)> take;
};

constexpr std::array languages{"zh-Hans", "en", "zh-Hant", "yue", "ug"};

bool known_language(const std::string& tag) {
  return std::find(languages.begin(), languages.end(), tag) != languages.end();
}

std::size_t characters(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

// Words that are shown and spoken: no control characters, not too long for a heading.
bool short_words(const Json& value, std::size_t least, std::size_t most) {
  if (!value.is_string()) return false;
  const std::string& text = value.string();
  return characters(text) >= least && characters(text) <= most && std::none_of(text.begin(), text.end(), [](char c) {
           return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
         });
}

bool identifier(const std::string& text) {
  return !text.empty() && text.size() <= 48 && text.front() >= 'a' && text.front() <= 'z' &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-'; });
}

bool whole(const Json& value, int least, int most, int& into) {
  if (!value.is_integer() || value.integer() < least || value.integer() > most) return false;
  into = static_cast<int>(value.integer());
  return true;
}

bool words(const Json& value, std::size_t least, std::size_t most, std::string& into) {
  if (!short_words(value, least, most)) return false;
  into = value.string();
  return true;
}

bool folder(const Json& value, std::string& into) {
  return short_words(value, 1, 200) && value.string().front() == '/' && words(value, 1, 200, into);
}

// A list without repetitions, each item accepted by `good`.
bool list(const Json& value, const std::function<bool(const std::string&)>& good, std::vector<std::string>& into) {
  if (!value.is_array() || value.items().empty() || value.items().size() > 64) return false;
  std::vector<std::string> found;
  for (const Json& item : value.items()) {
    if (!item.is_string() || !good(item.string())) return false;
    if (std::find(found.begin(), found.end(), item.string()) != found.end()) return false;
    found.push_back(item.string());
  }
  into = std::move(found);
  return true;
}

bool decimal(const Json& value, double least, double most, double& into) {
  if (!value.is_number() || !(value.number() >= least && value.number() <= most)) return false;
  into = value.number();
  return true;
}

const std::vector<Setting>& settings() {
  static const std::vector<Setting> all{
      {"/hall", "The hall's name, shown at the top of the welcome screen.", "words of up to 16 characters",
       [](const Json& v, Settings& s) { return words(v, 0, 16, s.hall); }},
      {"/machine", "This machine's number in the hall, for calls for help.", "words of 1 to 8 characters",
       [](const Json& v, Settings& s) { return words(v, 1, 8, s.machine); }},
      {"/language", "The language in which every visit begins.", "zh-Hans, en, zh-Hant, yue or ug",
       [](const Json& v, Settings& s) {
         if (!v.is_string() || !known_language(v.string())) return false;
         s.language = v.string();
         return true;
       }},
      {"/languages", "The languages offered at the welcome, in this order.", "a list of zh-Hans, en, zh-Hant, yue, ug",
       [](const Json& v, Settings& s) { return list(v, known_language, s.languages); }},
      {"/services", "The services on the home screen, in this order.", "a list of service ids",
       [](const Json& v, Settings& s) { return list(v, identifier, s.services); }},
      {"/drafts", "Whether languages are offered whose words nobody has reviewed yet.", "true or false",
       [](const Json& v, Settings& s) {
         if (!v.is_boolean()) return false;
         s.drafts = v.boolean();
         return true;
       }},
      {"/help_window", "The window where somebody always sits, named when a call for help is not answered.",
       "words of 1 to 8 characters", [](const Json& v, Settings& s) { return words(v, 1, 8, s.help_window); }},
      {"/help_fallback_s", "After how many seconds an unanswered call for help names that window.", "20 to 180",
       [](const Json& v, Settings& s) { return whole(v, 20, 180, s.help_fallback_s); }},
      {"/panel/width_px", "The panel's width in pixels, as the window uses it.", "480 to 7680",
       [](const Json& v, Settings& s) { return whole(v, 480, 7680, s.panel.width_px); }},
      {"/panel/height_px", "The panel's height in pixels.", "480 to 7680",
       [](const Json& v, Settings& s) { return whole(v, 480, 7680, s.panel.height_px); }},
      {"/panel/px_per_mm", "Pixels a millimetre of the panel, measured with a ruler: all sizes follow from it.",
       "2.0 to 20.0", [](const Json& v, Settings& s) { return decimal(v, 2, 20, s.panel.px_per_mm); }},
      {"/loudness_db", "Calibrates the loudspeaker: decibels added to every volume step; headphones stay as they are.",
       "-20 to 10", [](const Json& v, Settings& s) { return whole(v, -20, 10, s.loudness_db); }},
      {"/endpoint", "Which installed endpoint the kiosk talks to, by its id in config/endpoints.json.",
       "an endpoint's id",
       [](const Json& v, Settings& s) {
         if (!v.is_string() || !identifier(v.string())) return false;
         s.endpoint = v.string();
         return true;
       }},
      {"/headphones/inputs", "The folder of input devices in which the switch of the headphone jack is looked for.",
       "a whole path", [](const Json& v, Settings& s) { return folder(v, s.input_folder); }},
      {"/headphones/sounds", "The folder of sound devices in which a USB headset appears.", "a whole path",
       [](const Json& v, Settings& s) { return folder(v, s.sound_folder); }},
  };
  return all;
}

core::Error unknown(std::string_view where, const std::string& pointer) {
  return {"SETTINGS_UNKNOWN", std::string(where) + ":" + pointer, "There is no such setting.",
          "Take it out, or see CONTRIBUTING.md for the names."};
}

// Every member must be a setting or lead to one.
void take_all(const Json& object, const std::string& pointer, std::string_view where, ReadSettings& read) {
  for (const auto& [key, value] : object.members()) {
    const std::string here = core::pointer_join(pointer, key);
    const auto& all = settings();
    const auto setting = std::find_if(all.begin(), all.end(), [&](const Setting& one) { return one.pointer == here; });
    if (setting != all.end()) {
      if (!setting->take(value, read.settings))
        read.faults.push_back({"SETTINGS_VALUE", std::string(where) + ":" + here, std::string(setting->sentence),
                               "It may be: " + std::string(setting->values) + "."});
      continue;
    }
    const bool leads_on =
        std::any_of(all.begin(), all.end(), [&](const Setting& one) { return one.pointer.starts_with(here + "/"); });
    if (leads_on && value.is_object()) {
      take_all(value, here, where, read);
    } else {
      read.faults.push_back(unknown(where, here));
    }
  }
}

}  // namespace

ReadSettings read_settings(const Json& document, std::string_view where) {
  ReadSettings read;
  if (!document.is_object()) {
    read.faults.push_back({"SETTINGS_VALUE", std::string(where) + ":",
                           "The settings are an object of names and values.", "Mend the file."});
    return read;
  }
  take_all(document, "", where, read);
  const Settings& made = read.settings;
  if (read.faults.empty() &&
      std::find(made.languages.begin(), made.languages.end(), made.language) == made.languages.end())
    read.faults.push_back({"SETTINGS_VALUE", std::string(where) + ":/language",
                           "The first language is not among those offered.", "Add it to `languages`."});
  return read;
}

core::Result<Settings> parse_settings(const Json& document, std::string_view where) {
  ReadSettings read = read_settings(document, where);
  if (!read.faults.empty()) return std::move(read.faults.front());
  return std::move(read.settings);
}

std::vector<Rule> settings_manual() {
  std::vector<Rule> rules;
  for (const Setting& one : settings())
    rules.push_back({std::string(one.pointer), std::string(one.sentence), std::string(one.values)});
  return rules;
}

}  // namespace config
