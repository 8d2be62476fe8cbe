// Catalogue: the words of the house, one bundle for the shell and one per service, per language.
//
// Pure values, built at start from locales/<language>/<bundle>.json and locales/<language>/manifest.json, then const; any
// thread may read. Messages are ICU MessageFormat. A bundle is complete in a language or absent from it: `check` compares
// it with zh-Hans, key for key and argument for argument. A key is "bundle.rest": "shell.welcome.heading",
// "life_certification.intro.what".
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/json.h"
#include "core/result.h"

namespace text {

enum class Review { draft, reviewed };

// One locales/<language>/<bundle>.json: {"messages": {"welcome.heading": "您好。", ...}}. A message is a string, or
// {"seen": "...", "said": "..."} where the ear needs other words than the eye.
struct Message {
  std::string seen;
  std::string said;  // "" = the same as seen
};

struct Bundle {
  std::string language, name;
  std::map<std::string, Message, std::less<>> messages;  // without the bundle's prefix
};

// Fails with: CATALOGUE_SHAPE, MESSAGE_SYNTAX (file and pointer).
core::Result<Bundle> parse_bundle(const core::Json& file, std::string_view language, std::string_view name,
                                  std::string_view where);

// locales/<language>/manifest.json: {"language": "en", "name": "English", "direction": "ltr", "review": {"shell":
// "reviewed", ...}, "voice": "en"}.
struct LanguageInfo {
  std::string language;
  std::string own_name;
  bool right_to_left = false;
  std::string voice;                                  // espeak-ng voice name; "" = none
  std::map<std::string, Review, std::less<>> review;  // by bundle
};
core::Result<LanguageInfo> parse_manifest(const core::Json& file, std::string_view where);

class Lexicon;
class PatternCache;

class Catalogues {
 public:
  Catalogues();
  void add(LanguageInfo info);
  void add(Bundle bundle);

  const LanguageInfo* language(std::string_view tag) const;
  std::vector<std::string> languages() const;  // those with a shell bundle, in the order added
  // True when the language has that bundle, and it is reviewed or drafts are allowed.
  bool offers(std::string_view language, std::string_view bundle, bool drafts) const;
  const Message* find(std::string_view language, std::string_view key) const;
  bool has(std::string_view key) const;  // in zh-Hans
  // Readings for the voice of zh-Hans, for every Words composed from here on; nullptr = none (voiced is then Han).
  void use_lexicon(std::shared_ptr<const Lexicon> lexicon);
  const Lexicon* lexicon() const { return lexicon_.get(); }
  const std::map<std::string, std::map<std::string, Bundle, std::less<>>, std::less<>>& bundles() const {
    return bundles_;
  }

 private:
  std::vector<std::string> order_;
  std::map<std::string, LanguageInfo, std::less<>> infos_;
  std::map<std::string, std::map<std::string, Bundle, std::less<>>, std::less<>> bundles_;  // language, name
  std::shared_ptr<const Lexicon> lexicon_;
  std::shared_ptr<PatternCache> patterns_;  // shared by copies: it holds nothing but what the bundles say

 public:
  // Used by compose alone.
  PatternCache& patterns() const { return *patterns_; }
};

// Every difference between a language's bundle and zh-Hans: MESSAGE_MISSING, MESSAGE_UNKNOWN, ARGUMENT_MISMATCH; and, in
// any language, MESSAGE_EMPTY, WORD_BANNED (reference/domain 5.2's "avoid" list, zh only), SENTENCE_TOO_LONG (zh: a sentence
// of more than 22 Han). `where` of each names file and pointer.
std::vector<core::Error> check(const Catalogues& catalogues);

}  // namespace text
