#include "speech/wav.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <iterator>
#include <string>
#include <utility>

namespace speech {
namespace {

constexpr std::size_t header_bytes = 44;
constexpr std::size_t longest = std::size_t{4} * 3600 * sample_rate;

void put(std::string& out, std::uint32_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
}

std::uint32_t get(const std::string& in, std::size_t at, int bytes) {
  std::uint32_t value = 0;
  for (int i = 0; i < bytes; ++i) value |= std::uint32_t{static_cast<unsigned char>(in[at + i])} << (8 * i);
  return value;
}

core::Error write_error(const std::filesystem::path& path) {
  return {"WAV_WRITE", path.filename().string(), "The sound file could not be written.",
          "Check the folder, its rights and the free space."};
}

core::Error format_error(const std::filesystem::path& path) {
  return {"WAV_FORMAT", path.filename().string(), "This is no WAV file of 22050 Hz, mono, 16 bit.",
          "Convert it to that format."};
}

}  // namespace

core::Result<WavFile> WavFile::create(const std::filesystem::path& path) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  if (!file) return write_error(path);
  WavFile wav(path, std::move(file));
  TRY_DONE(wav.write_header());
  return wav;
}

core::Result<core::Done> WavFile::write_header() {
  const auto data = static_cast<std::uint32_t>(length_ * 2);
  std::string out = "RIFF";
  put(out, data + header_bytes - 8, 4);
  out += "WAVEfmt ";
  put(out, 16, 4);  // size of the format chunk
  put(out, 1, 2);   // PCM
  put(out, 1, 2);   // channels
  put(out, sample_rate, 4);
  put(out, sample_rate * 2, 4);  // bytes a second
  put(out, 2, 2);                // bytes a frame
  put(out, 16, 2);               // bits a sample
  out += "data";
  put(out, data, 4);
  file_.seekp(0);
  file_.write(out.data(), static_cast<std::streamsize>(out.size()));
  file_.flush();
  if (!file_) return write_error(path_);
  return core::Done{};
}

core::Result<core::Done> WavFile::write_at(std::size_t sample, std::span<const std::int16_t> samples) {
  if (sample + samples.size() > longest)
    return core::Error{"WAV_TOO_LONG", path_.filename().string(), "The recording is longer than four hours.",
                       "Record shorter runs."};
  std::string bytes;
  bytes.reserve(samples.size() * 2);
  for (const std::int16_t value : samples) put(bytes, static_cast<std::uint16_t>(value), 2);
  file_.seekp(static_cast<std::streamoff>(header_bytes + sample * 2));
  file_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  length_ = std::max(length_, sample + samples.size());
  return write_header();
}

core::Result<Samples> read_wav(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file)
    return core::Error{"WAV_READ", path.filename().string(), "The sound file could not be read.",
                       "Check that it is there."};
  std::string bytes;
  std::array<char, 65536> block{};
  while (file.read(block.data(), block.size()) || file.gcount() > 0) {
    bytes.append(block.data(), static_cast<std::size_t>(file.gcount()));
    if (bytes.size() > header_bytes + longest * 2)
      return core::Error{"WAV_TOO_LONG", path.filename().string(), "The sound is longer than four hours.", "Cut it."};
  }
  if (bytes.size() < header_bytes || bytes.compare(0, 4, "RIFF") != 0 || bytes.compare(8, 8, "WAVEfmt ") != 0)
    return format_error(path);
  const bool ours =
      get(bytes, 20, 2) == 1 && get(bytes, 22, 2) == 1 && get(bytes, 24, 4) == sample_rate && get(bytes, 34, 2) == 16;
  if (!ours) return format_error(path);
  std::size_t at = 20 + std::size_t{get(bytes, 16, 4)};
  while (at + 8 <= bytes.size() && bytes.compare(at, 4, "data") != 0) at += 8 + std::size_t{get(bytes, at + 4, 4)};
  if (at + 8 > bytes.size() || at + 8 + get(bytes, at + 4, 4) > bytes.size()) return format_error(path);
  Samples samples(get(bytes, at + 4, 4) / 2);
  for (std::size_t i = 0; i < samples.size(); ++i)
    samples[i] = static_cast<std::int16_t>(get(bytes, at + 8 + 2 * i, 2));
  return samples;
}

}  // namespace speech
