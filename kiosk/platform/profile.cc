#include "platform/profile.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>

#include "vault/bytes.h"

namespace platform {

namespace {

const std::vector<std::string> known_names{"sid",   "rid", "time",   "key",  "nonce", "uid",
                                           "uinfo", "ext", "method", "path", "query"};

core::Error input_error(std::string what) {
  return {"SIGN_INPUT", "", std::move(what), "See `inputs` in the profile's file for the names it takes."};
}

}  // namespace

core::Result<std::string> filled(const Template& pattern, const Values& values) {
  std::string out;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const std::size_t end = pattern[i] == '{' ? pattern.find('}', i) : std::string::npos;
    if (end == std::string::npos) {
      out += pattern[i];
      continue;
    }
    const std::string name = pattern.substr(i + 1, end - i - 1);
    const auto value = values.find(name);
    if (value == values.end()) return input_error("The value `" + name + "` is missing.");
    out += value->second;
    i = end;
  }
  return out;
}

core::Result<std::string> sign(const Profile& profile, const Values& given) {
  Values values;
  for (const auto& [name, value] : given) {
    const auto alias = profile.input_names.find(name);
    const std::string ours = alias != profile.input_names.end() ? alias->second : name;
    if (std::find(known_names.begin(), known_names.end(), ours) == known_names.end())
      return input_error("One of the names is not known to this profile.");
    values[ours] = value;
  }
  const auto uid = values.find("uid");
  const bool with_user = uid != values.end() && !uid->second.empty() && !profile.signature.message_with_user.empty();
  TRY(message, filled(with_user ? profile.signature.message_with_user : profile.signature.message, values));
  std::string digest;
  if (profile.signature.method == SignMethod::hmac_sha256) {
    const auto key = values.find("key");
    if (key == values.end() || key->second.empty()) return input_error("The value `key` is missing.");
    digest = vault::hmac_sha256(key->second, message);
  } else {
    digest = vault::sha256(message);
  }
  switch (profile.signature.text) {
    case SignText::base64: return vault::to_base64(digest);
    case SignText::hex_lower: return vault::to_hex(digest, vault::HexCase::lower);
    case SignText::hex_upper: return vault::to_hex(digest, vault::HexCase::upper);
  }
  return digest;
}

std::string time_text(TimeUnit unit, std::int64_t epoch_ms) {
  if (unit == TimeUnit::epoch_ms) return std::to_string(epoch_ms);
  if (unit == TimeUnit::epoch_s) return std::to_string(epoch_ms / 1000);
  static constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::time_t seconds = epoch_ms / 1000;
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  char text[64];
  std::snprintf(text, sizeof text, "%s, %02d %s %04d %02d:%02d:%02d GMT", days[static_cast<std::size_t>(parts.tm_wday)],
                parts.tm_mday, months[static_cast<std::size_t>(parts.tm_mon)], parts.tm_year + 1900, parts.tm_hour,
                parts.tm_min, parts.tm_sec);
  return text;
}

std::string session_aes_key(std::string_view appkey) { return vault::sha1(vault::sha1(appkey)).substr(0, 16); }

}  // namespace platform
