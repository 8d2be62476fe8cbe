#include "programs/ctl/clip_script.h"

#include <algorithm>
#include <map>
#include <utility>

#include "programs/ctl/walk.h"
#include "scene/narrate.h"
#include "speech/clips.h"
#include "speech/phrases.h"
#include "text/compose.h"
#include "text/pattern.h"
#include "visit/gallery.h"

namespace ctl {

namespace {

constexpr int shortest_clause = 2;     // words
constexpr double longest_breath = 24;  // syllables: nine seconds at the starting rate

// A Han character is a syllable, and so are about three letters of another script.
bool in_one_breath(const core::Words& words) {
  double syllables = 0;
  for (const char byte : words.said()) {
    const auto unit = static_cast<unsigned char>(byte);
    if (unit >= 0xE0) syllables += 1;
    else if (unit < 0x80) syllables += 1.0 / 3;
  }
  return syllables <= longest_breath;
}

class Script {
 public:
  Script(const programs::LoadedHouse& loaded, std::string language) : loaded_(loaded), language_(std::move(language)) {}

  void collect() {
    const auto bundles = loaded_.house.catalogues.bundles().find(language_);
    if (bundles == loaded_.house.catalogues.bundles().end()) return;
    for (const auto& [name, bundle] : bundles->second)
      for (const auto& [key, message] : bundle.messages) collect_message(name + "." + key, message);
  }

  void count(const core::Words& words) {
    if (words.language != language_) return;
    if (const auto whole = by_text_.find(speech::clip_text(words.said())); whole != by_text_.end()) {
      ++phrases_[whole->second].uses;
      return;
    }
    const auto parts = parts_.find(words.key);
    if (parts == parts_.end()) return;
    for (const std::size_t part : parts->second) ++phrases_[part].uses;
  }

  std::vector<ClipPhrase> sorted() && {
    std::stable_sort(phrases_.begin(), phrases_.end(),
                     [](const ClipPhrase& a, const ClipPhrase& b) { return a.uses > b.uses; });
    return std::move(phrases_);
  }

 private:
  void collect_message(const std::string& key, const text::Message& message) {
    const auto pattern = text::Pattern::parse(message.said.empty() ? message.seen : message.said, language_, key);
    if (!pattern.ok()) return;
    if (pattern.value()->arguments().empty()) {
      core::Words whole = text::compose(loaded_.house.catalogues, language_, key);
      if (in_one_breath(whole)) add(std::move(whole));
      else collect_clauses(key, whole);
      return;
    }
    // Every clause is counted, to be recorded or not, and however many words the lexicon sees in it: a key stays what it was.
    int number = 0;
    const auto segments = pattern.value()->format({});
    for (std::size_t i = 0; i < segments.size(); ++i) {
      const auto clauses = clauses_of(text::compose_text(loaded_.house.catalogues, language_, segments[i].literal));
      for (std::size_t j = 0; j < clauses.size(); ++j) {
        const bool after_value = i > 0 && j == 0 && !clauses[j].pause_before;
        const bool before_value = i + 1 < segments.size() && j + 1 == clauses.size() && !clauses[j].pause_after;
        add_clause(key, ++number, clauses[j], after_value || before_value ? Whole::no : Whole::yes);
      }
    }
  }

  // A message that is too long for one breath, clause by clause.
  void collect_clauses(const std::string& key, const core::Words& words) {
    int number = 0;
    for (const Clause& clause : clauses_of(words)) add_clause(key, ++number, clause, Whole::yes);
  }

  struct Clause {
    std::vector<core::Piece> pieces;  // from the first that speaks
    int words = 0;
    bool pause_before = false, pause_after = false;
  };
  enum class Whole { no, yes };

  // Cut at the signs that are pauses; what stands in quotation marks belongs to the clause around it.
  static std::vector<Clause> clauses_of(const core::Words& words) {
    std::vector<Clause> out;
    bool pause = false;
    for (const core::Piece& piece : words.pieces) {
      const bool speaks = !piece.voiced.empty();
      if (speaks && (out.empty() || out.back().pause_after)) {
        out.push_back({});
        out.back().pause_before = pause;
      }
      pause = pause || (speech::pauses(piece) && !piece.said.empty());
      if (out.empty()) continue;
      if (speaks) ++out.back().words;
      else out.back().pause_after = out.back().pause_after || (speech::pauses(piece) && !piece.said.empty());
      out.back().pieces.push_back(piece);
    }
    return out;
  }

  void add_clause(const std::string& key, int number, const Clause& clause, Whole whole) {
    if (whole == Whole::no || clause.words < shortest_clause) return;
    parts_[key].push_back(add({key + "#" + std::to_string(number), language_, "", clause.pieces}));
  }

  std::size_t add(core::Words words) {
    const std::string text = speech::clip_text(words.said());
    const auto [known, fresh] = by_text_.emplace(text, phrases_.size());
    if (fresh) phrases_.push_back({std::move(words), 0});
    return known->second;
  }

  const programs::LoadedHouse& loaded_;
  std::string language_;
  std::vector<ClipPhrase> phrases_;
  std::map<std::string, std::size_t> by_text_;
  std::map<std::string, std::vector<std::size_t>> parts_;  // by the key of the sentence
};

}  // namespace

std::vector<ClipPhrase> clip_script(const programs::LoadedHouse& loaded, const std::string& language,
                                    scene::TextMeasure& measure) {
  Script script(loaded, language);
  script.collect();
  for (const visit::Exhibit& exhibit : visit::gallery(loaded.house, loaded.examples, language).exhibits) {
    const visit::View view = visit::view(loaded.house, exhibit.model, measure);
    for (const core::Chunk& chunk : scene::narrate_all(view.scene, 1).chunks) {
      script.count(chunk.words);
      if (chunk.instead) script.count(*chunk.instead);
    }
  }
  return std::move(script).sorted();
}

std::string to_script(const std::vector<ClipPhrase>& phrases) {
  std::string out = "key\twords\tuses\n";
  for (const ClipPhrase& phrase : phrases) {
    std::string said = phrase.words.said();
    std::replace(said.begin(), said.end(), '\n', ' ');
    while (said.ends_with(' ')) said.pop_back();
    out += phrase.words.key + "\t" + said + "\t" + std::to_string(phrase.uses) + "\n";
  }
  return out;
}

}  // namespace ctl
