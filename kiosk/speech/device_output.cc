#include "speech/device_output.h"

#include <SDL2/SDL.h>

#include <algorithm>
#include <cstring>
#include <span>
#include <utility>

namespace speech {
namespace {

void pull(void* self, Uint8* stream, int bytes) {
  static_cast<DeviceOutput*>(self)->fill(reinterpret_cast<std::int16_t*>(stream), bytes / 2);
}

class DeviceLock {
 public:
  explicit DeviceLock(SDL_AudioDeviceID device) : device_(device) {
    if (device_ != 0) SDL_LockAudioDevice(device_);
  }
  ~DeviceLock() {
    if (device_ != 0) SDL_UnlockAudioDevice(device_);
  }
  DeviceLock(const DeviceLock&) = delete;
  DeviceLock& operator=(const DeviceLock&) = delete;

 private:
  SDL_AudioDeviceID device_;
};

}  // namespace

DeviceOutput::~DeviceOutput() { rest(); }

bool DeviceOutput::open() {
  if (handle_ != 0 && SDL_GetAudioDeviceStatus(handle_) != SDL_AUDIO_STOPPED) return true;
  rest();
  if (SDL_WasInit(SDL_INIT_AUDIO) == 0 && SDL_InitSubSystem(SDL_INIT_AUDIO) != 0) return false;
  SDL_AudioSpec wanted{};
  wanted.freq = sample_rate;
  wanted.format = AUDIO_S16SYS;
  wanted.channels = 1;
  wanted.samples = device_buffer;
  wanted.callback = pull;
  wanted.userdata = this;
  handle_ = SDL_OpenAudioDevice(device_.empty() ? nullptr : device_.c_str(), 0, &wanted, nullptr, 0);
  if (handle_ == 0) return false;
  SDL_PauseAudioDevice(handle_, 0);
  return true;
}

bool DeviceOutput::lost() const {
  return lost_ || (handle_ != 0 && SDL_GetAudioDeviceStatus(handle_) == SDL_AUDIO_STOPPED);
}

void DeviceOutput::rest() {
  if (handle_ == 0) return;
  SDL_CloseAudioDevice(handle_);
  handle_ = 0;
}

bool DeviceOutput::playing() const { return handle_ != 0 && SDL_GetAudioDeviceStatus(handle_) == SDL_AUDIO_PLAYING; }

void DeviceOutput::start(Passage passage, core::Moment now) {
  SilentOutput::start(passage, now);
  lost_ = !open();
  const DeviceLock lock(handle_);
  pulled_ = passage.from;
  mixer_.tune(passage.tuning);
  playing_ = std::move(passage);
}

void DeviceOutput::stop(core::Moment now) {
  SilentOutput::stop(now);
  const DeviceLock lock(handle_);
  playing_ = {};
}

void DeviceOutput::tune(const Tuning& tuning) {
  const DeviceLock lock(handle_);
  mixer_.tune(tuning);
}

void DeviceOutput::fill(std::int16_t* out, int count) {
  const auto wanted = static_cast<std::size_t>(count);
  std::size_t given = 0;
  if (playing_.sound && gate_->lets_through(playing_.sound->personal)) {
    const auto& samples = playing_.sound->samples;
    given = pulled_ < samples.size() ? std::min(wanted, samples.size() - pulled_) : 0;
    std::copy_n(samples.begin() + static_cast<std::ptrdiff_t>(std::min(pulled_, samples.size())), given, out);
    mixer_.process(std::span(out, given));
  }
  std::fill(out + given, out + wanted, std::int16_t{0});
  pulled_ += wanted;
}

// What was pulled last still lies in the card's buffer.
std::size_t DeviceOutput::heard(core::Moment now) const {
  if (!playing()) return SilentOutput::heard(now);
  const DeviceLock lock(handle_);
  if (!playing_.sound) return 0;
  const std::size_t played = pulled_ > device_buffer ? pulled_ - device_buffer : 0;
  return std::clamp(played, std::min(playing_.from, playing_.sound->samples.size()), playing_.sound->samples.size());
}

std::optional<core::Moment> DeviceOutput::heard_at(std::size_t sample, core::Moment now) const {
  if (!playing()) return SilentOutput::heard_at(sample, now);
  const DeviceLock lock(handle_);
  if (pulled_ < sample + device_buffer) return std::nullopt;
  return now;
}

core::Moment DeviceOutput::expected_at(std::size_t sample) const {
  const core::Moment latency(device_buffer * 1000 / sample_rate);
  return SilentOutput::expected_at(sample) + latency;
}

}  // namespace speech
