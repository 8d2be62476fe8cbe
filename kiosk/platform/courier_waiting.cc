// The half of the Courier that waits: when a row is tried again.
#include <algorithm>

#include "platform/courier.h"

namespace platform {

namespace {

constexpr std::int64_t first_wait_ms = 30'000;  // full jitter from here, doubled each time ...
constexpr std::int64_t longest_wait_ms = 15 * 60'000;
constexpr std::int64_t probing_wait_ms = 45'000;  // ... but the oldest row tries the line at least this often

}  // namespace

void Courier::wait(std::int64_t row, std::int64_t asked_ms) {
  Wait& waiting = waits_[row];
  const std::int64_t ceiling = std::min(longest_wait_ms, first_wait_ms << std::min(waiting.tries, 5));
  std::int64_t pause = static_cast<std::int64_t>(parts_.chance() * static_cast<double>(ceiling));
  if (waits_.begin()->first == row) pause = std::min(pause, probing_wait_ms);
  pause = std::clamp<std::int64_t>(std::max(pause, asked_ms), 1000, 24 * 3'600'000);
  waiting.due_ms = parts_.steady_ms() + pause;
  ++waiting.tries;
}

// The platform answered: everything that waits is due now.
void Courier::line_works() {
  for (auto& [number, waiting] : waits_) waiting.due_ms = std::min(waiting.due_ms, parts_.steady_ms());
}

// One row at a time, the oldest first: a crowd of old rows must not all be in flight when the power goes.
void Courier::tick() {
  if (line_ == Line::down || background_) return;
  const std::int64_t now = parts_.steady_ms();
  const auto due = std::find_if(waits_.begin(), waits_.end(), [&](const auto& one) {
    return one.second.due_ms <= now && !at_work_.contains(one.first);
  });
  if (due == waits_.end()) return;
  const std::int64_t number = due->first;
  auto row = outbox_.find(number);
  if (!row.ok()) return wait(number, 0);
  if (!row.value()) {
    waits_.erase(due);
    return;
  }
  if (row.value()->state == RowState::inflight) {
    // Its answer came but could not be stored.
    const auto stored = store_.transaction([&]() -> core::Result<core::Done> {
      return outbox_.advance(*row.value(), Happening::silence, parts_.wall_ms());
    });
    if (!stored.ok()) return wait(number, 0);
  }
  start(std::move(*row.value()));
  if (at_work_.contains(number)) background_ = number;
}

std::optional<std::int64_t> Courier::next_due() const {
  std::optional<std::int64_t> next;
  if (line_ == Line::down || background_) return next;
  for (const auto& [number, waiting] : waits_)
    if (!at_work_.contains(number)) next = std::min(next.value_or(waiting.due_ms), waiting.due_ms);
  return next;
}

bool Courier::too_old(const OutboxRow& row) const {
  const std::int64_t age = parts_.wall_ms() - row.first_sent_ms;
  return age < 0 || age > parts_.id_memory_hours * std::int64_t{3'600'000};
}

}  // namespace platform
