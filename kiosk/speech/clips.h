// Clips: recorded human voices, played instead of synthesis wherever the very words were recorded.
//
// A folder per language holds manifest.tsv, a clip a line (key, words, file, loudness, with tabs between them), and WAV files
// (22050 Hz, mono, 16 bit). A clip is found by what is said, so that a clip whose words have changed is never played. Filled
// once at start; then immutable, any thread.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/result.h"
#include "core/words.h"
#include "speech/sound.h"

namespace speech {

struct Clip {
  std::string key;             // of the catalogue; with "#2" for the second part of a sentence with values in it
  std::string words;           // what is heard in it, as it is said
  std::filesystem::path file;  // whole path
  double loudness = 0;         // dBFS, as measured when it was imported
  std::string place{};         // its line of the list: "zh-Hans/manifest.tsv:3"
};

// The words without pauses and blanks: what decides whether a clip says them.
std::string clip_text(std::string_view said);

// Reads a recording and judges it. Fails with: WAV_*, CLIP_CLIPPED (flattened peaks), CLIP_QUIET and CLIP_LOUD (cannot be
// brought to within 2 dB of the house's loudness), CLIP_EDGES (more than 0.4 s of silence before or after the words),
// CLIP_LENGTH (shorter than 0.1 s, longer than 60 s).
core::Result<Samples> examine_clip(const std::filesystem::path& file);
// The same for a clip of a list. Fails also with: CLIP_LOUDNESS (the file is not the one that was imported).
core::Result<Samples> open_clip(const Clip& clip);

// How much is judged when a list is read. A kiosk reads lists alone, so that a thousand clips cost nothing at start; there
// each recording is judged when it is to be played.
enum class ClipCheck { lists, recordings };

class ClipStore {
 public:
  // Adds every language folder under `folder`; a missing folder adds nothing, and the same words once more take the place of
  // the earlier ones. What is wrong is left out and reported with its line: CLIP_MANIFEST (the whole list), CLIP_ENTRY, and
  // what open_clip fails with.
  void add(const std::filesystem::path& folder, ClipCheck check, std::vector<core::Error>& findings);
  static ClipStore load(const std::filesystem::path& folder, std::vector<core::Error>& findings);

  // Empty when these words were not recorded.
  const Clip* find(std::string_view language, std::string_view said) const;
  std::vector<Clip> clips(std::string_view language) const;
  // Clips whose key says other words by now, as CLIP_WORDS, and keys among `wanted` without a clip, as CLIP_MISSING.
  std::vector<core::Error> compare(const std::vector<core::Words>& wanted) const;
  std::size_t size(std::string_view language) const;
  bool empty() const { return clips_.empty(); }

 private:
  void add_list(const std::filesystem::path& folder, ClipCheck check, std::vector<core::Error>& findings);
  std::map<std::pair<std::string, std::string>, Clip> clips_;  // by language and clip_text
};

// The lines of a manifest.tsv, names of files without their folder.
std::string to_manifest(const std::vector<Clip>& clips);

// "a\tb\tc" -> a, b, c.
std::vector<std::string> tab_fields(std::string_view line);

}  // namespace speech
