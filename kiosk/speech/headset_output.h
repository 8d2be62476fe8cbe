// HeadsetOutput: a USB headset, an output of its own beside the ordinary card. What is routed to it can sound nowhere else,
// and it sounds only while the gate says that the person listens there.
//
// plug(): any thread, at once; opening, feeding and failing happen on a thread of its own, so that a card which is
// slow to open holds up neither a sentence nor the news that a plug was pulled. The rest as Output: the conductor's thread.
// Through ALSA by the card's number, because SDL looks for new cards only every five seconds.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "speech/card_output.h"

namespace speech {

class HeadsetOutput final : public CardOutput {
 public:
  // gone: takes no more sound, most often because it is being pulled out; failed: cannot be used although it is plugged.
  enum class State { ready, gone, failed };
  using Tell = std::function<void(std::uint64_t plug, State state)>;

  explicit HeadsetOutput(std::shared_ptr<const Gate> gate);
  ~HeadsetOutput() override;
  HeadsetOutput(const HeadsetOutput&) = delete;
  HeadsetOutput& operator=(const HeadsetOutput&) = delete;

  // `tell` is called on the thread of its own, until finish() returns. Without start() nothing is ever opened.
  void start_service(Tell tell);
  void finish_service();

  // As ALSA names it: "plughw:1,0". Gives the number under which `tell` will speak of it.
  std::uint64_t plug(std::string name);  // empty: unplugged

  void rest() override;

 private:
  bool lets_through(const Sound&) const override { return gate_->opens_headset(); }
  bool playing() const override { return open_; }
  void wake() override;

  class Card;
  void serve(const Tell& tell);
  std::unique_ptr<Card> open_patiently(const std::string& name, std::uint64_t plug);
  void feed(Card& card, std::uint64_t plug);  // until it is unplugged or lost
  bool still(std::uint64_t plug) const;       // with the lock held

  const std::shared_ptr<const Gate> gate_;
  std::atomic<bool> open_{false};
  std::mutex mutex_;  // guards what follows
  std::condition_variable changed_;
  std::string name_;         // empty: nothing is plugged
  std::uint64_t plugs_ = 0;  // counts plug()
  bool resting_ = true;
  bool ending_ = false;
  std::thread thread_;
};

}  // namespace speech
