// clips script, clips import: what the voice has to work with.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <map>
#include <set>
#include <sstream>

#include "core/utf8.h"
#include "programs/arguments/arguments.h"
#include "programs/ctl/clip_script.h"
#include "programs/ctl/commands.h"
#include "programs/ctl/opened.h"
#include "programs/files/files.h"
#include "speech/clips.h"
#include "speech/espeak.h"
#include "speech/loudness.h"

namespace ctl {

namespace {

namespace fs = std::filesystem;

constexpr const char* clips_usage = "yinlingctl clips script, or yinlingctl clips import FOLDER";

core::Result<std::string> known_language(const programs::Arguments& arguments, const programs::LoadedHouse& loaded) {
  std::string language = arguments.value("--language", "zh-Hans");
  if (language == "zh") language = "zh-Hans";
  const auto& known = loaded.house.catalogues.bundles();
  if (known.find(language) == known.end())
    return core::Error{"ARGUMENT_VALUE", "--language", "This value is not among the choices.",
                       "Name a language that stands in locales/."};
  return language;
}

// One line of the speaker's script: what was to be said when it was recorded.
struct Recorded {
  std::string key, words;
  std::string place;  // script.tsv:3
};

core::Result<std::vector<Recorded>> read_script(const fs::path& folder, std::vector<core::Error>& findings) {
  TRY(bytes, programs::read_file(folder / "script.tsv", 4 * 1024 * 1024));
  std::vector<Recorded> out;
  std::istringstream lines(bytes);
  int number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (line.ends_with('\r')) line.pop_back();
    if (line.empty() || line.starts_with("key\twords")) continue;
    const auto fields = speech::tab_fields(line);
    const std::string place = "script.tsv:" + std::to_string(number);
    const bool plain = core::is_utf8(line) && fields.size() >= 2 && !fields[0].empty() &&
                       fields[0].find_first_of("/\\") == std::string::npos && !speech::clip_text(fields[1]).empty();
    if (plain) out.push_back({fields[0], fields[1], place});
    else
      findings.push_back({"CLIP_ENTRY", place, "A line of the script needs a key and its words.",
                          "Take the line from yinlingctl clips script again."});
  }
  return out;
}

class Import {
 public:
  Import(fs::path from, fs::path into, std::string language, std::vector<ClipPhrase> phrases)
      : from_(std::move(from)), into_(std::move(into)), language_(std::move(language)), phrases_(std::move(phrases)) {
    for (const ClipPhrase& phrase : phrases_) {
      by_text_[speech::clip_text(phrase.words.said())] = &phrase;
      by_key_[phrase.words.key] = &phrase;
    }
  }

  core::Result<core::Done> run() {
    TRY(script, read_script(from_, findings_));
    const fs::path folder = into_ / language_;
    std::error_code failure;
    fs::create_directories(folder, failure);
    if (failure)
      return core::Error{"FILE_UNWRITABLE", folder.string(), "The folder cannot be made.",
                         "Name a folder that can be written."};
    keep_earlier(folder);
    name_lost_recordings(script);
    for (const Recorded& recorded : script) TRY_DONE(take(recorded, folder));
    std::vector<speech::Clip> all;
    for (const auto& [text, clip] : taken_) all.push_back(clip);
    return programs::write_file(folder / "manifest.tsv", speech::to_manifest(all));
  }

  // True when nothing was refused.
  bool report() const {
    for (const core::Error& finding : findings_) std::printf("%s\n", core::to_line(finding).c_str());
    int uses = 0, covered_uses = 0, covered = 0;
    for (const ClipPhrase& phrase : phrases_) {
      uses += phrase.uses;
      if (taken_.count(speech::clip_text(phrase.words.said())) == 0) continue;
      ++covered;
      covered_uses += phrase.uses;
    }
    double softest = 0, loudest = -120;
    for (const auto& [text, clip] : taken_) {
      softest = std::min(softest, clip.loudness);
      loudest = std::max(loudest, clip.loudness);
    }
    std::printf("%d of %zu phrases have a clip, %.1f %% of what the screens say; %zu refused\n", covered,
                phrases_.size(), uses == 0 ? 0.0 : 100.0 * covered_uses / uses, findings_.size());
    if (!taken_.empty())
      std::printf("loudness %.1f to %.1f dBFS, played at %.0f dBFS\n", softest, loudest, speech::usual_loudness);
    return findings_.empty();
  }

 private:
  // What was imported before stays as long as its words are still said.
  void keep_earlier(const fs::path& folder) {
    speech::ClipStore store;
    if (programs::is_there(folder / "manifest.tsv")) store.add(into_, speech::ClipCheck::lists, findings_);
    for (const speech::Clip& clip : store.clips(language_)) {
      const std::string text = speech::clip_text(clip.words);
      if (by_text_.count(text) != 0) taken_[text] = clip;
      else
        refuse("CLIP_WORDS", clip.file.filename().string(), "The words have changed since the clip was recorded.",
               "Record the new words.");
    }
  }

  // A recording that no line claims was made in vain, mostly because of its name: nobody would miss it.
  void name_lost_recordings(const std::vector<Recorded>& script) {
    std::set<std::string> lost;
    std::error_code problem;
    for (const auto& entry : fs::directory_iterator(from_, problem))
      if (entry.path().extension() == ".wav") lost.insert(entry.path().stem().string());
    for (const Recorded& recorded : script) lost.erase(recorded.key);
    for (const std::string& name : lost)
      refuse("CLIP_NO_LINE", core::is_utf8(name) ? name + ".wav" : "*.wav",
             "No good line of the script has the name of this recording.", "Name the file like the key of its line.");
  }

  core::Result<core::Done> take(const Recorded& recorded, const fs::path& folder) {
    const fs::path file = from_ / (recorded.key + ".wav");
    const bool is_recorded = programs::is_there(file);
    const std::string text = speech::clip_text(recorded.words);
    const auto phrase = by_text_.find(text);
    if (phrase == by_text_.end() && by_key_.count(recorded.key) == 0)
      refuse("CLIP_UNKNOWN", recorded.place, "These words are said nowhere.",
             "Take the line from yinlingctl clips script again.");
    else if (phrase == by_text_.end() && is_recorded)
      refuse("CLIP_WORDS", recorded.place, "The words have changed since the clip was recorded.",
             "Record the new words.");
    if (phrase == by_text_.end() || !is_recorded) return core::Done{};  // not recorded yet: the coverage tells
    const auto samples = speech::examine_clip(file);
    if (!samples.ok()) {
      refuse(samples.error().code, recorded.place, samples.error().what, samples.error().cure);
      return core::Done{};
    }
    speech::Clip clip{phrase->second->words.key, recorded.words, folder / (recorded.key + ".wav"),
                      speech::loudness_of(samples.value())};
    TRY(bytes, programs::read_file(file));
    TRY_DONE(programs::write_file(clip.file, bytes));
    taken_.insert_or_assign(text, std::move(clip));
    return core::Done{};
  }

  void refuse(std::string code, std::string where, std::string what, std::string cure) {
    findings_.push_back({std::move(code), std::move(where), std::move(what), std::move(cure)});
  }

  fs::path from_, into_;
  std::string language_;
  std::vector<ClipPhrase> phrases_;
  std::map<std::string, const ClipPhrase*> by_text_, by_key_;
  std::map<std::string, speech::Clip> taken_;
  std::vector<core::Error> findings_;
};

}  // namespace

int clips(const Words& words) {
  auto arguments = programs::parse_arguments(words, {"--language", "--into"}, {});
  if (!arguments.ok()) return complain(arguments.error());
  const auto& given = arguments.value().words;
  const bool script = given == std::vector<std::string>{"script"};
  if (!script && (given.size() != 2 || given[0] != "import"))
    return complain({"ARGUMENT_MISSING", "", "What to do with the clips must be said.", clips_usage});
  if (script && arguments.value().values.count("--into") != 0)
    return complain({"ARGUMENT_UNKNOWN", "--into", "Only import writes into a folder.", clips_usage});
  auto opened = open_house();
  if (!opened.ok()) return complain(opened.error());
  const auto language = known_language(arguments.value(), opened.value().loaded);
  if (!language.ok()) return complain(language.error());
  auto phrases = clip_script(opened.value().loaded, language.value(), *opened.value().measure);
  if (script) {
    std::fputs(to_script(phrases).c_str(), stdout);
    return 0;
  }
  const std::string into = arguments.value().value("--into", (opened.value().places.root / "assets/clips").string());
  Import import(given[1], into, language.value(), std::move(phrases));
  if (const auto done = import.run(); !done.ok()) return complain(done.error());
  return import.report() ? 0 : 1;
}

}  // namespace ctl
