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

constexpr int shortest_part = 2;  // words

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
      add(text::compose(loaded_.house.catalogues, language_, key));
      return;
    }
    int number = 0;
    for (const text::Segment& segment : pattern.value()->format({})) {
      const core::Words literal = text::compose_text(loaded_.house.catalogues, language_, segment.literal);
      for (const speech::Phrase& phrase : speech::phrases_of(literal)) {
        core::Words part{key + "#" + std::to_string(number + 1), language_, "", {}};
        int speaking = 0;
        for (std::size_t i = phrase.first; i < phrase.last; ++i) {
          const core::Piece& piece = literal.pieces[i];
          if (!piece.voiced.empty()) ++speaking;
          if (speaking > 0) part.pieces.push_back(piece);
        }
        if (speaking < shortest_part) continue;
        ++number;
        parts_[key].push_back(add(std::move(part)));
      }
    }
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
