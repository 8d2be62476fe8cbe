#include "speech/loudness.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace speech {
namespace {

constexpr double full_scale = 32768.0;

double decibels(double power) { return power > 0 ? std::max(-120.0, 10 * std::log10(power)) : -120.0; }

}  // namespace

double loudness_of(std::span<const std::int16_t> samples) {
  constexpr std::size_t block = sample_rate / 50;
  double total = 0;
  std::size_t counted = 0;
  for (std::size_t at = 0; at < samples.size(); at += block) {
    const auto part = samples.subspan(at, std::min(block, samples.size() - at));
    double sum = 0;
    for (const std::int16_t sample : part) sum += (sample / full_scale) * (sample / full_scale);
    if (decibels(sum / static_cast<double>(part.size())) <= -50) continue;
    total += sum;
    counted += part.size();
  }
  return counted == 0 ? -120.0 : decibels(total / static_cast<double>(counted));
}

void level(std::span<std::int16_t> samples) {
  constexpr double reach = 6.0;
  const double loudness = loudness_of(samples);
  if (loudness <= -119) return;
  int peak = 1;
  for (const std::int16_t sample : samples) peak = std::max(peak, std::abs(int{sample}));
  const double wanted = std::clamp(usual_loudness - loudness, -reach, reach);
  const double gain = std::min(std::pow(10.0, wanted / 20), 32767.0 / peak);
  for (std::int16_t& sample : samples) sample = static_cast<std::int16_t>(std::lround(sample * gain));
}

}  // namespace speech
