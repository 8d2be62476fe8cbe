#include "speech/headset_output.h"

#include <alsa/asoundlib.h>

#include <array>
#include <chrono>
#include <utility>

namespace speech {
namespace {

using namespace std::chrono_literals;

// The kernel names a card before its other parts are there and before udev lets our group open it.
constexpr auto patience = 2s;
constexpr auto between_tries = 50ms;
// Between the last sound that a pulled headset takes and the news that its plug is gone.
constexpr auto farewell = 500ms;
// A card that takes nothing for so long is stuck.
constexpr int stuck_ms = 1000;
constexpr std::size_t card_holds = 2 * device_buffer;

// ALSA would write its complaints to stderr in its own words.
void say_nothing(const char*, int, const char*, int, const char*, ...) {}

}  // namespace

// One open PCM: mono, 16 bit, at our own rate; the plug layer converts.
class HeadsetOutput::Card {
 public:
  // Without waiting: a card that somebody else holds is refused at once.
  static std::unique_ptr<Card> open(const std::string& name) {
    snd_pcm_t* pcm = nullptr;
    if (snd_pcm_open(&pcm, name.c_str(), SND_PCM_STREAM_PLAYBACK, SND_PCM_NONBLOCK) < 0) return nullptr;
    std::unique_ptr<Card> card(new Card(pcm));
    constexpr unsigned latency_us = 1'000'000ull * card_holds / sample_rate;
    constexpr int convert = 1;
    if (snd_pcm_set_params(pcm, SND_PCM_FORMAT_S16, SND_PCM_ACCESS_RW_INTERLEAVED, 1, sample_rate, convert,
                           latency_us) < 0)
      return nullptr;
    return card;
  }
  ~Card() { snd_pcm_close(pcm_); }
  Card(const Card&) = delete;
  Card& operator=(const Card&) = delete;

  // False: the card is gone or stuck.
  bool write(const std::int16_t* samples, snd_pcm_uframes_t count) {
    while (count > 0) {
      const snd_pcm_sframes_t took = snd_pcm_writei(pcm_, samples, count);
      if (took == -EAGAIN) {
        const int room = snd_pcm_wait(pcm_, stuck_ms);
        if (room == 0) return false;
        if (room < 0 && snd_pcm_recover(pcm_, room, 1) < 0) return false;
        continue;
      }
      if (took < 0) {
        if (snd_pcm_recover(pcm_, static_cast<int>(took), 1) < 0) return false;
        continue;
      }
      samples += took;
      count -= static_cast<snd_pcm_uframes_t>(took);
    }
    return true;
  }
  bool stop() { return snd_pcm_drop(pcm_) == 0; }
  bool go_on() { return snd_pcm_prepare(pcm_) == 0; }

 private:
  explicit Card(snd_pcm_t* pcm) : pcm_(pcm) {}
  snd_pcm_t* pcm_;
};

HeadsetOutput::HeadsetOutput(std::shared_ptr<const Gate> gate) : CardOutput(card_holds), gate_(std::move(gate)) {}
HeadsetOutput::~HeadsetOutput() { finish_service(); }

void HeadsetOutput::start_service(Tell tell) {
  snd_lib_error_set_handler(say_nothing);
  thread_ = std::thread([this, tell = std::move(tell)] { serve(tell); });
}

void HeadsetOutput::finish_service() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

std::uint64_t HeadsetOutput::plug(std::string name) {
  const std::lock_guard lock(mutex_);
  name_ = std::move(name);
  changed_.notify_all();
  return ++plugs_;
}

void HeadsetOutput::rest() {
  const std::lock_guard lock(mutex_);
  resting_ = true;
}

void HeadsetOutput::wake() {
  const std::lock_guard lock(mutex_);
  resting_ = false;
  changed_.notify_all();
}

bool HeadsetOutput::still(std::uint64_t plug) const { return !ending_ && plugs_ == plug; }

void HeadsetOutput::serve(const Tell& tell) {
  std::unique_lock lock(mutex_);
  while (!ending_) {
    const std::uint64_t plug = plugs_;
    const std::string name = name_;
    if (!name.empty()) {
      lock.unlock();
      if (const auto card = open_patiently(name, plug)) {
        open_ = true;
        tell(plug, State::ready);
        feed(*card, plug);
        open_ = false;
        tell(plug, State::gone);
        lock.lock();
        changed_.wait_for(lock, farewell, [&] { return !still(plug); });
      } else {
        lock.lock();
      }
      if (still(plug)) {
        lock.unlock();
        tell(plug, State::failed);
        lock.lock();
      }
    }
    changed_.wait(lock, [&] { return !still(plug); });
  }
}

std::unique_ptr<HeadsetOutput::Card> HeadsetOutput::open_patiently(const std::string& name, std::uint64_t plug) {
  for (const auto limit = std::chrono::steady_clock::now() + patience;;) {
    if (auto card = Card::open(name)) return card;
    std::unique_lock lock(mutex_);
    if (changed_.wait_for(lock, between_tries, [&] { return !still(plug); })) return nullptr;
    if (std::chrono::steady_clock::now() > limit) return nullptr;
  }
}

void HeadsetOutput::feed(Card& card, std::uint64_t plug) {
  std::array<std::int16_t, device_buffer> buffer{};
  for (;;) {
    {
      std::unique_lock lock(mutex_);
      if (!still(plug)) return;
      if (resting_) {
        if (!card.stop()) return;
        changed_.wait(lock, [&] { return !resting_ || !still(plug); });
        if (!still(plug) || !card.go_on()) return;
      }
    }
    fill(buffer.data(), device_buffer);
    if (!card.write(buffer.data(), buffer.size())) return;
  }
}

}  // namespace speech
