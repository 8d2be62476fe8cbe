#include "speech/cards.h"

#include <SDL2/SDL.h>
#include <alsa/asoundlib.h>

#include "speech/card_output.h"

namespace speech {
namespace {

// ALSA would write its complaints to stderr in its own words.
void say_nothing(const char*, int, const char*, int, const char*, ...) {}

bool opens_ordinary() {
  SDL_AudioSpec wanted{};
  wanted.freq = sample_rate;
  wanted.format = AUDIO_S16SYS;
  wanted.channels = 1;
  wanted.samples = device_buffer;
  const SDL_AudioDeviceID card = SDL_OpenAudioDevice(nullptr, 0, &wanted, nullptr, 0);
  if (card != 0) SDL_CloseAudioDevice(card);
  return card != 0;
}

}  // namespace

Cards find_cards() {
  Cards found;
  snd_lib_error_set_handler(say_nothing);
  if (SDL_InitSubSystem(SDL_INIT_AUDIO) != 0) return found;
  found.driver = SDL_GetCurrentAudioDriver();
  for (int i = 0; i < SDL_GetNumAudioDevices(0); ++i)
    if (const char* name = SDL_GetAudioDeviceName(i, 0)) found.all.emplace_back(name);
  char* name = nullptr;
  SDL_AudioSpec spec{};
  if (SDL_GetDefaultAudioInfo(&name, &spec, 0) == 0 && name != nullptr) found.ordinary = name;
  SDL_free(name);
  found.opens = opens_ordinary();
  SDL_QuitSubSystem(SDL_INIT_AUDIO);
  return found;
}

}  // namespace speech
