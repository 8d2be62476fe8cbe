#include "devices/key_pad.h"

#include <array>
#include <charconv>
#include <string>
#include <utility>

namespace devices {
namespace {

using Named = std::pair<std::string_view, PadKey>;
constexpr std::array<Named, 24> names{
    {{"next", PadKey::next},     {"previous", PadKey::previous}, {"ok", PadKey::ok},
     {"back", PadKey::back},     {"help", PadKey::help},         {"repeat", PadKey::repeat},
     {"louder", PadKey::louder}, {"quieter", PadKey::quieter},   {"faster", PadKey::faster},
     {"slower", PadKey::slower}, {"erase", PadKey::erase},       {"pause", PadKey::pause},
     {"again", PadKey::again},   {"0", PadKey::digit_0},         {"1", PadKey::digit_1},
     {"2", PadKey::digit_2},     {"3", PadKey::digit_3},         {"4", PadKey::digit_4},
     {"5", PadKey::digit_5},     {"6", PadKey::digit_6},         {"7", PadKey::digit_7},
     {"8", PadKey::digit_8},     {"9", PadKey::digit_9},         {"X", PadKey::letter_x}}};

core::Error map_error(std::string_view code, std::string_view where, std::string_view pointer, std::string_view what) {
  return {std::string(code), std::string(where) + ":" + std::string(pointer), std::string(what),
          "Write each key as \"0x58\": \"ok\" (USB HID usage, page 7)."};
}

std::optional<std::uint16_t> parse_usage(std::string_view text) {
  const bool hexadecimal = text.starts_with("0x");
  if (hexadecimal) text.remove_prefix(2);
  std::uint16_t usage = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), usage, hexadecimal ? 16 : 10);
  if (problem != std::errc{} || end != text.data() + text.size() || usage == 0 || usage > 0xE7) return std::nullopt;
  return usage;
}

}  // namespace

std::string_view name_of(PadKey key) {
  for (const auto& [name, named] : names)
    if (named == key) return name;
  return "";
}

std::optional<PadKey> parse_pad_key(std::string_view name) {
  for (const auto& [known, key] : names)
    if (known == name) return key;
  return std::nullopt;
}

std::optional<char> digit_of(PadKey key) {
  const std::string_view name = name_of(key);
  if (name.size() == 1) return name.front();
  return std::nullopt;
}

KeyPadMap KeyPadMap::ordinary() {
  KeyPadMap map;
  map.keys_ = {{0x28, PadKey::ok},       {0x58, PadKey::ok},       {0x4F, PadKey::next},     {0x51, PadKey::next},
               {0x50, PadKey::previous}, {0x52, PadKey::previous}, {0x29, PadKey::back},     {0x3A, PadKey::help},
               {0x3B, PadKey::repeat},   {0x57, PadKey::louder},   {0x56, PadKey::quieter},  {0x55, PadKey::faster},
               {0x48, PadKey::pause},    {0x3C, PadKey::pause},    {0x3D, PadKey::again},    {0x54, PadKey::slower},
               {0x2A, PadKey::erase},    {0x4C, PadKey::erase},    {0x63, PadKey::letter_x}, {0x1B, PadKey::letter_x},
               {0x27, PadKey::digit_0},  {0x62, PadKey::digit_0}};
  for (int digit = 1; digit <= 9; ++digit) {  // 1..9 lie together on the main row (0x1E) and on the pad (0x59)
    const auto key = static_cast<PadKey>(static_cast<int>(PadKey::digit_0) + digit);
    map.keys_[static_cast<std::uint16_t>(0x1E + digit - 1)] = key;
    map.keys_[static_cast<std::uint16_t>(0x59 + digit - 1)] = key;
  }
  return map;
}

core::Result<KeyPadMap> KeyPadMap::parse(const core::Json& json, std::string_view where) {
  if (!json.is_object()) return map_error("KEYPAD_SHAPE", where, "", "A key-pad map is an object.");
  KeyPadMap map;
  for (const auto& [code, name] : json.members()) {
    const std::string pointer = core::pointer_join("", code);
    const auto usage = parse_usage(code);
    if (!usage) return map_error("KEYPAD_CODE", where, pointer, "This is no key code.");
    const auto key = name.is_string() ? parse_pad_key(name.string()) : std::nullopt;
    if (!key) return map_error("KEYPAD_NAME", where, pointer, "There is no key of that name.");
    map.keys_[*usage] = *key;
  }
  for (const auto& [name, key] : names) {
    bool found = false;
    for (const auto& entry : map.keys_) found = found || entry.second == key;
    if (!found)
      return map_error("KEYPAD_MISSING", where, core::pointer_join("", name), "No key-pad key has this meaning.");
  }
  return map;
}

std::optional<PadKey> KeyPadMap::key_of(std::uint16_t usage) const {
  const auto found = keys_.find(usage);
  if (found == keys_.end()) return std::nullopt;
  return found->second;
}

}  // namespace devices
