#include "speech/recording.h"

#include <algorithm>
#include <string>
#include <utility>

#include "speech/mixer.h"

namespace speech {
namespace {

core::Error write_error() {
  return {"RECORDING_WRITE", "speech.jsonl", "The record of speech could not be written.",
          "Check the folder, its rights and the free space."};
}

}  // namespace

core::Result<std::shared_ptr<Recording>> Recording::create(const std::filesystem::path& folder) {
  TRY(wav, WavFile::create(folder / "sound.wav"));
  std::ofstream lines(folder / "speech.jsonl", std::ios::binary | std::ios::trunc);
  if (!lines) return write_error();
  return std::shared_ptr<Recording>(new Recording(std::move(wav), std::move(lines)));
}

void Recording::line(const Line& line) {
  lines_ << to_json(line).dump() << '\n' << std::flush;
  if (!lines_ && !failure_) failure_ = write_error();
}

void Recording::stretch(const Stretch& stretch) {
  if (stretch.sound->voicing == Voicing::none) return;  // silence is there already
  const auto& samples = stretch.sound->samples;
  const std::size_t to = std::min(stretch.to, samples.size());
  if (stretch.from >= to) return;
  Samples heard(samples.begin() + static_cast<std::ptrdiff_t>(stretch.from),
                samples.begin() + static_cast<std::ptrdiff_t>(to));
  Mixer mixer;
  mixer.tune(stretch.tuning);
  mixer.process(heard);
  const auto at = static_cast<std::size_t>(stretch.start.count()) * sample_rate / 1000;
  auto written = wav_.write_at(at, heard);
  if (!written.ok() && !failure_) failure_ = written.error();
}

}  // namespace speech
