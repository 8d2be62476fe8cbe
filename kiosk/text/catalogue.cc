#include "text/catalogue.h"

#include <algorithm>

#include "text/glyphs.h"
#include "text/lexicon.h"
#include "text/pattern.h"

namespace text {
namespace {

constexpr std::string_view first_language = "zh-Hans";

core::Error shape(std::string_view where, std::string_view pointer, std::string what, std::string cure) {
  return {"CATALOGUE_SHAPE", std::string(where) + ":" + std::string(pointer), std::move(what), std::move(cure)};
}

bool is_key(std::string_view key) {
  return !key.empty() && key.size() <= 96 &&
         key.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_.") == std::string_view::npos;
}

core::Result<Message> parse_message(const core::Json& json, std::string_view language, std::string_view where,
                                    const std::string& pointer) {
  Message out;
  if (json.is_string()) {
    out.seen = composed(json.string());
  } else if (json.is_object()) {
    for (const auto& [name, value] : json.members()) {
      if ((name != "seen" && name != "said") || !value.is_string())
        return shape(where, pointer, "A message has the members seen and said, both texts.",
                     "Remove the other members.");
      (name == "seen" ? out.seen : out.said) = composed(value.string());
    }
  } else {
    return shape(where, pointer, "A message is a text or {\"seen\", \"said\"}.", "Write a text.");
  }
  const std::string place = std::string(where) + ":" + pointer;
  TRY_DONE(Pattern::parse(out.seen, language, place));
  if (!out.said.empty()) TRY_DONE(Pattern::parse(out.said, language, place));
  return out;
}

std::pair<std::string_view, std::string_view> split(std::string_view key) {
  const std::size_t dot = key.find('.');
  if (dot == std::string_view::npos) return {"", key};
  return {key.substr(0, dot), key.substr(dot + 1)};
}

}  // namespace

core::Result<Bundle> parse_bundle(const core::Json& file, std::string_view language, std::string_view name,
                                  std::string_view where) {
  const core::Json* messages = file.find("messages");
  if (messages == nullptr || !messages->is_object())
    return shape(where, "/messages", "A bundle is {\"messages\": {key: message}}.", "Add the member messages.");
  for (const auto& [member, value] : file.members())
    if (member != "messages" && member != "$schema")
      return shape(where, core::pointer_join("", member), "A bundle has no member but messages.", "Remove it.");
  Bundle out{std::string(language), std::string(name), {}};
  for (const auto& [key, value] : messages->members()) {
    const std::string pointer = core::pointer_join("/messages", key);
    if (!is_key(key)) return shape(where, pointer, "A key has small letters, digits, _ and dots.", "Rename the key.");
    TRY(message, parse_message(value, language, where, pointer));
    out.messages.emplace(key, std::move(message));
  }
  return out;
}

core::Result<LanguageInfo> parse_manifest(const core::Json& file, std::string_view where) {
  LanguageInfo out;
  out.language = file.text("language");
  out.own_name = file.text("name");
  out.voice = file.text("voice");
  if (out.language.empty() || out.own_name.empty())
    return shape(where, "", "A manifest names its language and the language's own name.", "Add language and name.");
  const std::string direction = file.text("direction", "ltr");
  if (direction != "ltr" && direction != "rtl")
    return shape(where, "/direction", "A direction is ltr or rtl.", "Write ltr or rtl.");
  out.right_to_left = direction == "rtl";
  for (const auto& [bundle, state] : file.map("review")) {
    const bool known = state.is_string() && (state.string() == "draft" || state.string() == "reviewed");
    if (!known)
      return shape(where, core::pointer_join("/review", bundle), "A review is draft or reviewed.",
                   "Write draft or reviewed.");
    out.review.emplace(bundle, state.string() == "draft" ? Review::draft : Review::reviewed);
  }
  return out;
}

Catalogues::Catalogues() : patterns_(std::make_shared<PatternCache>()) {}

void Catalogues::use_lexicon(std::shared_ptr<const Lexicon> lexicon) {
  lexicon_ = std::move(lexicon);
  patterns_ = std::make_shared<PatternCache>();
}

void Catalogues::add(LanguageInfo info) {
  if (std::find(order_.begin(), order_.end(), info.language) == order_.end()) order_.push_back(info.language);
  infos_[info.language] = std::move(info);
}

void Catalogues::add(Bundle bundle) {
  patterns_ = std::make_shared<PatternCache>();
  bundles_[bundle.language][bundle.name] = std::move(bundle);
}

const LanguageInfo* Catalogues::language(std::string_view tag) const {
  const auto found = infos_.find(tag);
  return found == infos_.end() ? nullptr : &found->second;
}

std::vector<std::string> Catalogues::languages() const {
  std::vector<std::string> out;
  for (const std::string& tag : order_)
    if (const auto bundles = bundles_.find(tag); bundles != bundles_.end() && bundles->second.count("shell") > 0)
      out.push_back(tag);
  return out;
}

bool Catalogues::offers(std::string_view language, std::string_view bundle, bool drafts) const {
  const auto bundles = bundles_.find(language);
  const LanguageInfo* info = this->language(language);
  if (bundles == bundles_.end() || info == nullptr || bundles->second.find(bundle) == bundles->second.end())
    return false;
  const auto review = info->review.find(bundle);
  return drafts || (review != info->review.end() && review->second == Review::reviewed);
}

const Message* Catalogues::find(std::string_view language, std::string_view key) const {
  const auto [bundle_name, rest] = split(key);
  const auto bundles = bundles_.find(language);
  if (bundles == bundles_.end()) return nullptr;
  const auto bundle = bundles->second.find(bundle_name);
  if (bundle == bundles->second.end()) return nullptr;
  const auto message = bundle->second.messages.find(rest);
  return message == bundle->second.messages.end() ? nullptr : &message->second;
}

bool Catalogues::has(std::string_view key) const { return find(first_language, key) != nullptr; }

}  // namespace text
