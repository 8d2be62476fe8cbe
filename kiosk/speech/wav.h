// WAV files: 22050 Hz, mono, 16 bit, as RIFF/WAVE PCM.
//
// One thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <span>

#include "core/result.h"
#include "speech/sound.h"

namespace speech {

// Written at any place, so that a recording can be true in time; what is never written is silence. The header always
// tells the present length, so that a cut-off recording can be played.
class WavFile {
 public:
  // Replaces the file. Fails with: WAV_WRITE.
  static core::Result<WavFile> create(const std::filesystem::path& path);
  // Fails with: WAV_WRITE, WAV_TOO_LONG (four hours).
  core::Result<core::Done> write_at(std::size_t sample, std::span<const std::int16_t> samples);
  std::size_t samples() const { return length_; }

 private:
  WavFile(std::filesystem::path path, std::ofstream file) : path_(std::move(path)), file_(std::move(file)) {}
  core::Result<core::Done> write_header();
  std::filesystem::path path_;
  std::ofstream file_;
  std::size_t length_ = 0;
};

// Requires the format above. Fails with: WAV_READ, WAV_FORMAT, WAV_TOO_LONG.
core::Result<Samples> read_wav(const std::filesystem::path& path);

}  // namespace speech
