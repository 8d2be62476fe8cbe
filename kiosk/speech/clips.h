// Clips: recorded human voices, played instead of synthesis wherever the very words were recorded.
//
// A folder per language holds manifest.json, {"clips":[{"key","words","file","loudness"}]}, and WAV files (22050 Hz, mono,
// 16 bit). A clip is found by what is said, so that a clip whose words have changed is never played. Loaded once at start;
// immutable, any thread.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "core/words.h"
#include "speech/sound.h"

namespace speech {

struct Clip {
  std::string key;              // of the catalogue, or "" for a part of a sentence
  std::string words;            // what is heard in it, as it is said
  std::filesystem::path file;   // whole path
  double loudness = 0;          // dBFS, as measured when it was imported
};

// The words without pauses and blanks: what decides whether a clip says them.
std::string clip_text(std::string_view said);

// Reads a recording and judges it. Fails with: WAV_*, CLIP_CLIPPED (flattened peaks), CLIP_QUIET (below -32 dBFS),
// CLIP_EDGES (more than 0.4 s of silence before or after the words), CLIP_LENGTH (shorter than 0.1 s, longer than 60 s).
core::Result<Samples> examine_clip(const std::filesystem::path& file);

class ClipStore {
 public:
  // Every language folder under `folder`; a missing folder is an empty store. What is wrong is left out and reported:
  // CLIP_MANIFEST, CLIP_ENTRY, CLIP_LOUDNESS (the file is not the one that was imported), and examine_clip's errors.
  static ClipStore load(const std::filesystem::path& folder, std::vector<core::Error>& findings);

  // Empty when these words were not recorded.
  const Clip* find(std::string_view language, std::string_view said) const;
  // Clips whose key says other words by now, as CLIP_WORDS, and keys among `wanted` without a clip, as CLIP_MISSING.
  std::vector<core::Error> compare(const std::vector<core::Words>& wanted) const;
  std::size_t size(std::string_view language) const;
  bool empty() const { return clips_.empty(); }

 private:
  std::map<std::pair<std::string, std::string>, Clip> clips_;  // by language and clip_text
};

}  // namespace speech
