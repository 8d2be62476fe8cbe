#include "speech/clips.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>
#include <utility>

#include "core/utf8.h"
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

constexpr std::size_t largest_list = std::size_t{4} * 1024 * 1024;

core::Result<std::vector<std::string>> read_lines(const std::filesystem::path& path, const std::string& where) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return clip_error("CLIP_MANIFEST", where, "The list of clips is missing.");
  std::string bytes(largest_list + 1, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  if (bytes.size() > largest_list) return clip_error("CLIP_MANIFEST", where, "The list of clips is longer than 4 MiB.");
  std::vector<std::string> lines;
  std::istringstream stream(bytes);
  for (std::string line; std::getline(stream, line);) {
    if (line.ends_with('\r')) line.pop_back();
    lines.push_back(std::move(line));
  }
  return lines;
}

core::Result<Clip> read_entry(std::string_view line, const std::filesystem::path& folder, const std::string& where) {
  const std::vector<std::string> fields = tab_fields(line);
  double loudness = 0;
  bool readable = fields.size() == 4 && line.find('\0') == std::string_view::npos && core::is_utf8(line);
  if (readable) {
    const std::string& number = fields[3];
    const auto [end, failure] = std::from_chars(number.data(), number.data() + number.size(), loudness);
    readable = failure == std::errc{} && end == number.data() + number.size() && std::isfinite(loudness);
  }
  const std::filesystem::path name(readable ? fields[2] : "");
  const bool plain = !name.empty() && !name.has_parent_path() && name.extension() == ".wav";
  if (!plain || clip_text(fields[1]).empty())
    return clip_error("CLIP_ENTRY", where, "A clip needs key, words, a WAV file beside the list, and its loudness.");
  return Clip{fields[0], fields[1], folder / name, loudness, where};
}

}  // namespace

std::string clip_text(std::string_view said) {
  static constexpr std::string_view dropped[] = {"，", "。", "、", "：", "；", "？", "！", "……", "—", "（", "）", "《",
                                                 "》", "“",  "”",  " ",  ",",  ".",  ":",  ";",  "?", "!",  "\n"};
  std::string out;
  while (!said.empty()) {
    const auto* found = std::find_if(std::begin(dropped), std::end(dropped),
                                     [said](std::string_view sign) { return said.starts_with(sign); });
    if (found == std::end(dropped)) out += said.front();
    said.remove_prefix(found == std::end(dropped) ? 1 : found->size());
  }
  return out;
}

std::vector<std::string> tab_fields(std::string_view line) {
  std::vector<std::string> fields(1);
  for (const char letter : line) {
    if (letter == '\t') fields.emplace_back();
    else fields.back() += letter;
  }
  return fields;
}

core::Result<Samples> examine_clip(const std::filesystem::path& file) {
  TRY(samples, read_wav(file));
  const std::string where = file.filename().string();
  if (samples.size() < sample_rate / 10 || samples.size() > std::size_t{60} * sample_rate)
    return clip_error("CLIP_LENGTH", where, "A clip lasts from a tenth of a second to a minute.");
  if (is_clipped(samples))
    return clip_error("CLIP_CLIPPED", where, "The recording was too loud; its peaks are cut off.");
  Samples levelled = samples;
  level(levelled);
  const double away = loudness_of(levelled) - usual_loudness;
  if (away < -even_within) return clip_error("CLIP_QUIET", where, "The recording is too quiet.");
  if (away > even_within) return clip_error("CLIP_LOUD", where, "The recording is too loud.");
  if (has_long_edges(samples)) return clip_error("CLIP_EDGES", where, "The recording begins or ends with silence.");
  return samples;
}

core::Result<Samples> open_clip(const Clip& clip) {
  TRY(samples, examine_clip(clip.file));
  if (std::abs(loudness_of(samples) - clip.loudness) > 1.0)
    return clip_error("CLIP_LOUDNESS", clip.file.filename().string(), "The recording is not as loud as the list says.");
  return samples;
}

ClipStore ClipStore::load(const std::filesystem::path& folder, std::vector<core::Error>& findings) {
  ClipStore store;
  store.add(folder, ClipCheck::recordings, findings);
  return store;
}

void ClipStore::add(const std::filesystem::path& folder, ClipCheck check, std::vector<core::Error>& findings) {
  std::error_code problem;
  std::vector<std::filesystem::path> languages;
  for (const auto& entry : std::filesystem::directory_iterator(folder, problem))
    if (entry.is_directory(problem)) languages.push_back(entry.path());
  std::sort(languages.begin(), languages.end());
  for (const auto& path : languages) add_list(path, check, findings);
}

void ClipStore::add_list(const std::filesystem::path& folder, ClipCheck check, std::vector<core::Error>& findings) {
  const std::string language = folder.filename().string();
  const std::string where = language + "/manifest.tsv";
  const auto lines = read_lines(folder / "manifest.tsv", where);
  if (!lines.ok()) return findings.push_back(lines.error());
  for (std::size_t i = 0; i < lines.value().size(); ++i) {
    if (lines.value()[i].empty()) continue;
    const std::string place = where + ":" + std::to_string(i + 1);
    auto clip = read_entry(lines.value()[i], folder, place);
    if (clip.ok() && check == ClipCheck::recordings) {
      if (const auto samples = open_clip(clip.value()); !samples.ok()) {
        core::Error error = samples.error();
        error.where = place;
        clip = error;
      }
    }
    if (clip.ok()) clips_.insert_or_assign({language, clip_text(clip.value().words)}, clip.value());
    else findings.push_back(clip.error());
  }
}

std::string to_manifest(const std::vector<Clip>& clips) {
  std::string out;
  for (const Clip& clip : clips) {
    char loudness[16];
    std::snprintf(loudness, sizeof loudness, "%.1f", clip.loudness);
    out += clip.key + "\t" + clip.words + "\t" + clip.file.filename().string() + "\t" + loudness + "\n";
  }
  return out;
}

std::vector<Clip> ClipStore::clips(std::string_view language) const {
  std::vector<Clip> out;
  for (const auto& [name, clip] : clips_)
    if (name.first == language) out.push_back(clip);
  return out;
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
    findings.push_back(
        clip_error(stale ? "CLIP_WORDS" : "CLIP_MISSING", words.language + ":" + words.key,
                   stale ? "The words have changed since the clip was recorded." : "These words have no recording."));
  }
  return findings;
}

std::size_t ClipStore::size(std::string_view language) const {
  return static_cast<std::size_t>(std::count_if(
      clips_.begin(), clips_.end(), [language](const auto& entry) { return entry.first.first == language; }));
}

}  // namespace speech
