// Every screen of every service, and every branch of every message, as the voice gets it: each Han character has a reading, no
// digit is left, and the engine never falls into English unless letters are written.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

#include "speech/rehearsal.h"
#include "support/grid_measure.h"
#include "support/house_on_disk.h"
#include "support/readings_on_disk.h"
#include "text/glyphs.h"
#include "text/pattern.h"
#include "visit/gallery.h"

namespace {

std::vector<std::string> tokens_of(const std::string& voiced) {
  std::vector<std::string> out;
  std::istringstream stream(voiced);
  for (std::string token; stream >> token;) out.push_back(token);
  return out;
}

bool all_of(const std::string& text, bool (*is)(char)) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is);
}

// What is wrong with one piece, or "".
std::string fault_of(const core::Piece& piece, const std::string& language) {
  if (language != "zh-Hans") {
    const bool digit = piece.voiced.find_first_of("0123456789") != std::string::npos;
    return digit ? "a digit is left" : "";
  }
  std::size_t syllables = 0;
  for (const std::string& token : tokens_of(piece.voiced)) {
    const bool pause = token == ",";
    const bool letters =
        all_of(token, [](char letter) { return (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z'); });
    if (pause || letters) continue;
    if (!text::is_syllable(token)) return "no syllable: " + token;
    ++syllables;
  }
  std::size_t han = 0;
  for (const char32_t letter : text::to_letters(piece.said)) han += text::is_han(letter) ? 1 : 0;
  return syllables < han ? "a character has no reading" : "";
}

bool has_letters(const std::string& text) {
  return std::any_of(text.begin(), text.end(),
                     [](char letter) { return (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z'); });
}

class Listener {
 public:
  explicit Listener(speech::Rehearsal voice) : voice_(std::move(voice)) {}

  void hear(const core::Words& words, const std::string& where) {
    if (words.empty() || !heard_.emplace(words.language + words.seen + words.said(), where).second) return;
    INFO(where << ": " << words.seen << " -> " << words.said() << " -> " << words.voiced());
    for (const core::Piece& piece : words.pieces) {
      const std::string fault = fault_of(piece, words.language);
      if (!fault.empty()) FAIL_CHECK(fault);
    }
    if (words.voiced().empty()) return;
    const auto trace = voice_.phonemes(words);
    REQUIRE(trace.ok());
    if (words.language == "zh-Hans" && !has_letters(words.said()))
      CHECK(trace.value().find("(en)") == std::string::npos);
    CHECK_FALSE(trace.value().empty());
  }
  std::size_t heard() const { return heard_.size(); }

 private:
  speech::Rehearsal voice_;
  std::map<std::string, std::string> heard_;
};

Listener listener() {
  auto voice = speech::Rehearsal::begin();
  REQUIRE(voice.ok());
  return Listener(std::move(voice).value());
}

std::shared_ptr<const text::Lexicon> shared_table() {
  return {&readings::table(), [](const text::Lexicon*) {}};
}

core::Words words_of(const std::string& written, const std::string& language) {
  core::Words out{"", language, written, {}};
  const auto pieces = text::speak(written, language, &readings::table());
  if (!pieces.ok()) return out;
  for (const text::SpokenPiece& piece : pieces.value())
    out.pieces.push_back({piece.begin, piece.end, piece.said, piece.voiced, "", core::Privacy::open});
  return out;
}

}  // namespace

TEST_CASE("everything on every screen can be heard", "[heard]") {
  support::Examples examples;
  visit::House house = support::gallery_house(SOURCE_DIR, examples);
  house.catalogues.use_lexicon(shared_table());
  Listener ear = listener();
  support::GridMeasure measure;
  for (const std::string language : {"zh-Hans", "en"})
    for (const visit::Exhibit& exhibit : visit::gallery(house, examples, language).exhibits) {
      const visit::View view = visit::view(house, exhibit.model, measure);
      for (const scene::Node& node : view.scene.nodes) {
        const std::string where = language + " " + exhibit.name + " " + node.key;
        for (const core::Words* words : {&node.words, &node.hint, &node.at_focus}) ear.hear(*words, where);
        if (node.instead) ear.hear(*node.instead, where);
        for (const scene::Part& part : node.parts)
          if (const auto* text = std::get_if<scene::Text>(&part)) ear.hear(text->words, where);
      }
    }
  CHECK(ear.heard() > 500);
}

TEST_CASE("every branch of every message can be heard", "[heard]") {
  support::Examples examples;
  const visit::House house = support::house_on_disk(SOURCE_DIR, examples);
  Listener ear = listener();
  for (const auto& [language, bundles] : house.catalogues.bundles())
    for (const auto& [name, bundle] : bundles)
      for (const auto& [key, message] : bundle.messages)
        for (const std::string* written : {&message.seen, &message.said}) {
          if (written->empty()) continue;
          const auto pattern = text::Pattern::parse(*written, language, key);
          REQUIRE(pattern.ok());
          for (const std::string& branch : pattern.value()->texts())
            ear.hear(words_of(branch, language), language + " " + name + "." + key);
        }
  CHECK(ear.heard() > 500);
}

TEST_CASE("a word without a reading, a digit and a fall into English are found", "[heard]") {
  core::Piece piece{0, 3, "您", "", "", core::Privacy::open};
  CHECK(fault_of(piece, "zh-Hans") == "a character has no reading");
  piece.voiced = "nin2 2";
  CHECK(fault_of(piece, "zh-Hans") == "no syllable: 2");
  piece.voiced = "nin2";
  CHECK(fault_of(piece, "zh-Hans").empty());
  auto voice = speech::Rehearsal::begin();
  REQUIRE(voice.ok());
  const core::Words planted{"", "zh-Hans", "您好", {{0, 6, "您好", "hello", "", core::Privacy::open}}};
  const auto trace = voice.value().phonemes(planted);
  REQUIRE(trace.ok());
  CHECK(trace.value().find("(en)") != std::string::npos);
}
