// Recording: speech.jsonl (a line per stretch of speech) and sound.wav (true in time: silence between) for --record.
//
// Called on the conductor's thread.
#pragma once

#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>

#include "core/result.h"
#include "speech/event.h"
#include "speech/wav.h"

namespace speech {

class Recording final : public Witness {
 public:
  // Replaces both files in `folder`, which exists. Moment 0 is the beginning of sound.wav. Fails with: WAV_WRITE,
  // RECORDING_WRITE.
  static core::Result<std::shared_ptr<Recording>> create(const std::filesystem::path& folder);
  void line(const Line& line) override;
  void stretch(const Stretch& stretch) override;
  // The first thing that could not be written.
  const std::optional<core::Error>& failure() const { return failure_; }

 private:
  Recording(WavFile wav, std::ofstream lines) : wav_(std::move(wav)), lines_(std::move(lines)) {}
  WavFile wav_;
  std::ofstream lines_;
  std::optional<core::Error> failure_;
};

}  // namespace speech
