#include "speech/clips.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <utility>

#include "core/json.h"
#include "speech/loudness.h"
#include "speech/wav.h"

namespace speech {
namespace {

constexpr std::string_view import_again = "Record it again, or import it again with yinlingctl clips import.";

core::Error clip_error(std::string_view code, const std::string& where, std::string_view what) {
  return {std::string(code), where, std::string(what), std::string(import_again)};
}

// Four samples in a row at full scale are a flattened peak.
bool is_clipped(const Samples& samples) {
  int run = 0;
  for (const std::int16_t sample : samples) {
    run = std::abs(int{sample}) >= 32767 ? run + 1 : 0;
    if (run >= 4) return true;
  }
  return false;
}

bool has_long_edges(const Samples& samples) {
  constexpr int audible = 328;  // -40 dBFS
  const std::ptrdiff_t longest = sample_rate * 2 / 5;
  const auto loud = [](std::int16_t sample) { return std::abs(int{sample}) > audible; };
  const auto first = std::find_if(samples.begin(), samples.end(), loud);
  const auto last = std::find_if(samples.rbegin(), samples.rend(), loud);
  return first - samples.begin() > longest || last - samples.rbegin() > longest;
}

core::Result<core::Json> read_manifest(const std::filesystem::path& path, const std::string& where) {
  std::ifstream file(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  auto manifest = core::parse_json(bytes, where);
  if (!file && bytes.empty()) return clip_error("CLIP_MANIFEST", where, "The list of clips is missing.");
  if (!manifest.ok() || manifest.value().find("clips") == nullptr || !manifest.value().find("clips")->is_array())
    return clip_error("CLIP_MANIFEST", where, "The list of clips cannot be read.");
  return manifest;
}

core::Result<Clip> read_entry(const core::Json& entry, const std::filesystem::path& folder, const std::string& where) {
  const core::Json* loudness = entry.find("loudness");
  const std::filesystem::path name(entry.text("file"));
  const bool plain = !name.empty() && !name.has_parent_path() && name.extension() == ".wav";
  if (!plain || clip_text(entry.text("words")).empty() || loudness == nullptr || !loudness->is_number())
    return clip_error("CLIP_ENTRY", where, "A clip needs words, a WAV file beside the list, and its loudness.");
  Clip clip{entry.text("key"), entry.text("words"), folder / name, loudness->number()};
  auto samples = examine_clip(clip.file);
  if (!samples.ok()) {
    core::Error error = samples.error();
    error.where = where;
    return error;
  }
  if (std::abs(loudness_of(samples.value()) - clip.loudness) > 1.0)
    return clip_error("CLIP_LOUDNESS", where, "The recording is not as loud as the list says.");
  return clip;
}

}  // namespace

std::string clip_text(std::string_view said) {
  static constexpr std::string_view dropped[] = {"，", "。", "、", "：", "；", "？", "！", "……", "—", "（", "）", "《",
                                                 "》", "“",  "”",  " ",  ",",  ".",  ":",  ";",    "?",  "!",  "\n"};
  std::string out;
  while (!said.empty()) {
    const auto* found = std::find_if(std::begin(dropped), std::end(dropped),
                                     [said](std::string_view sign) { return said.starts_with(sign); });
    if (found == std::end(dropped)) out += said.front();
    said.remove_prefix(found == std::end(dropped) ? 1 : found->size());
  }
  return out;
}

core::Result<Samples> examine_clip(const std::filesystem::path& file) {
  TRY(samples, read_wav(file));
  const std::string where = file.filename().string();
  if (samples.size() < sample_rate / 10 || samples.size() > std::size_t{60} * sample_rate)
    return clip_error("CLIP_LENGTH", where, "A clip lasts from a tenth of a second to a minute.");
  if (is_clipped(samples)) return clip_error("CLIP_CLIPPED", where, "The recording was too loud; its peaks are cut off.");
  if (loudness_of(samples) < -32) return clip_error("CLIP_QUIET", where, "The recording is too quiet.");
  if (has_long_edges(samples)) return clip_error("CLIP_EDGES", where, "The recording begins or ends with silence.");
  return samples;
}

ClipStore ClipStore::load(const std::filesystem::path& folder, std::vector<core::Error>& findings) {
  ClipStore store;
  std::error_code problem;
  std::vector<std::filesystem::path> languages;
  for (const auto& entry : std::filesystem::directory_iterator(folder, problem))
    if (entry.is_directory(problem)) languages.push_back(entry.path());
  for (const auto& path : languages) {
    const std::string language = path.filename().string();
    const std::string where = language + "/manifest.json";
    auto manifest = read_manifest(path / "manifest.json", where);
    if (!manifest.ok()) {
      findings.push_back(manifest.error());
      continue;
    }
    const auto& entries = manifest.value().list("clips");
    for (std::size_t i = 0; i < entries.size(); ++i) {
      auto clip = read_entry(entries[i], path, where + ":" + core::pointer_join("/clips", i));
      if (clip.ok()) store.clips_.insert_or_assign({language, clip_text(clip.value().words)}, clip.value());
      else findings.push_back(clip.error());
    }
  }
  return store;
}

const Clip* ClipStore::find(std::string_view language, std::string_view said) const {
  if (clips_.empty()) return nullptr;
  const auto found = clips_.find({std::string(language), clip_text(said)});
  return found == clips_.end() ? nullptr : &found->second;
}

std::vector<core::Error> ClipStore::compare(const std::vector<core::Words>& wanted) const {
  std::vector<core::Error> findings;
  for (const core::Words& words : wanted) {
    if (find(words.language, words.said()) != nullptr) continue;
    const bool stale = std::any_of(clips_.begin(), clips_.end(), [&words](const auto& entry) {
      return entry.first.first == words.language && !words.key.empty() && entry.second.key == words.key;
    });
    findings.push_back(clip_error(stale ? "CLIP_WORDS" : "CLIP_MISSING", words.language + ":" + words.key,
                                  stale ? "The words have changed since the clip was recorded."
                                        : "These words have no recording."));
  }
  return findings;
}

std::size_t ClipStore::size(std::string_view language) const {
  return static_cast<std::size_t>(std::count_if(clips_.begin(), clips_.end(),
                                                [language](const auto& entry) { return entry.first.first == language; }));
}

}  // namespace speech
