#include "speech/device_output.h"

#include <SDL2/SDL.h>

#include <utility>

namespace speech {
namespace {

void pull(void* self, Uint8* stream, int bytes) {
  static_cast<DeviceOutput*>(self)->fill(reinterpret_cast<std::int16_t*>(stream), bytes / 2);
}

}  // namespace

DeviceOutput::~DeviceOutput() { rest(); }

void DeviceOutput::wake() { lost_ = !open(); }

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

}  // namespace speech
