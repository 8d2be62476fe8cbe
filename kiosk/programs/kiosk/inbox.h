// Inbox: where everything that comes later comes in. Hands on their own threads post; the main thread takes.
//
// post(), ring() from any thread; take(), wait(), rest() on the main thread. Nothing else is shared between hands and mind.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>

#include "visit/message.h"

namespace kiosk {

class Inbox {
 public:
  // `wake` ends the main thread's sleep in SDL_WaitEventTimeout; called on the posting thread. Empty where the main thread
  // sleeps in wait() or rest().
  explicit Inbox(std::function<void()> wake) : wake_(std::move(wake)) {}

  void post(visit::Message message) {
    {
      const std::lock_guard lock(mutex_);
      messages_.push_back(std::move(message));
    }
    ring();
  }

  // Ends the main thread's sleep without a message: a hand that is asked on every round has something to say.
  void ring() {
    {
      const std::lock_guard lock(mutex_);
      rung_ = true;
    }
    arrived_.notify_one();
    if (wake_) wake_();
  }

  std::optional<visit::Message> take() {
    const std::lock_guard lock(mutex_);
    if (messages_.empty()) return std::nullopt;
    visit::Message message = std::move(messages_.front());
    messages_.pop_front();
    return message;
  }

  bool empty() const {
    const std::lock_guard lock(mutex_);
    return messages_.empty();
  }

  // True when something is there before `limit` has passed.
  bool wait(std::chrono::milliseconds limit) {
    std::unique_lock lock(mutex_);
    return arrived_.wait_for(lock, limit, [&] { return !messages_.empty(); });
  }

  // Until something is there, somebody rang since the last rest, or `limit` has passed.
  void rest(std::chrono::milliseconds limit) {
    std::unique_lock lock(mutex_);
    arrived_.wait_for(lock, limit, [&] { return rung_ || !messages_.empty(); });
    rung_ = false;
  }

 private:
  std::function<void()> wake_;
  mutable std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<visit::Message> messages_;
  bool rung_ = false;
};

}  // namespace kiosk
