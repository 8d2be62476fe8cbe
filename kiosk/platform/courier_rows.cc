// The half of the Courier that carries: the way of a row, from ready to its end.
#include "core/log.h"
#include "platform/courier.h"

namespace platform {

namespace {

constexpr int most_sends_while_waiting = 2;

core::Event fate(const OutboxRow& row, core::EventKind kind) {
  core::Event event = row.about;
  event.kind = kind;
  event.by = core::EventBy::platform;
  return event;
}

void complain(const core::Error& error) { core::log(core::LogLevel::warning, "platform", error); }

}  // namespace

// Sends it or looks it up, by its state.
void Courier::start(OutboxRow row) {
  if (line_ == Line::down) {
    if (row.state == RowState::ready) {
      not_sent(row, {Sent::no, "LINE"});
    } else {
      tell(token_of(row), AnswerKind::delivery_unknown);
      wait(row.number);
    }
    return;
  }
  if (row.state == RowState::ready) send(std::move(row));
  else look_up(row);
}

void Courier::send(OutboxRow row) {
  auto body = outbox_.body(row);
  if (!body.ok()) {
    complain(body.error());
    return settle(row, Happening::lost, AnswerKind::delivery_refused, {}, "unreadable", false);
  }
  const auto marked = store_.transaction(
      [&]() -> core::Result<core::Done> { return outbox_.advance(row, Happening::sending, parts_.wall_ms()); });
  if (!marked.ok()) {
    // Not a byte has left: without the mark on the disk nothing may leave.
    complain(marked.error());
    tell(token_of(row), AnswerKind::delivery_queued, {}, marked.error().code);
    return wait(row.number);
  }
  ++sends_[row.number];
  work_on(row, JobKind::send, std::move(body).value());
}

void Courier::look_up(const OutboxRow& row) { work_on(row, JobKind::look_up, ""); }

void Courier::work_on(const OutboxRow& row, JobKind kind, std::string frozen) {
  at_work_.insert(row.number);
  Job job;
  job.kind = kind;
  job.urgency = token_of(row) != 0 ? Urgency::somebody_waits : Urgency::nobody_waits;
  job.row = row.number;
  job.operation = row.operation;
  job.frozen = std::move(frozen);
  job.submission = row.submission;
  parts_.work(std::move(job));
}

void Courier::report(const Job& job, const Report& report) {
  if (job.kind == JobKind::call) {
    const Outcome& outcome = std::get<Outcome>(report);
    if (const auto* done = std::get_if<Accomplished>(&outcome)) {
      line_works();
      return tell(job.token, AnswerKind::call_answered, done->reply, "", done->simulator);
    }
    if (const auto* no = std::get_if<Refused>(&outcome)) {
      line_works();
      return tell(job.token, AnswerKind::call_refused, no->reply, no->reason, no->simulator);
    }
    const auto& unknown = std::get<Unknown>(outcome);
    return tell(job.token, unknown.sent == Sent::no ? AnswerKind::call_not_sent : AnswerKind::call_unanswered, {},
                unknown.why);
  }
  at_work_.erase(job.row);
  if (background_ == job.row) background_.reset();
  auto row = outbox_.find(job.row);
  if (!row.ok()) return wait(job.row, 0);
  if (!row.value()) return;
  if (job.kind == JobKind::send) sent(std::move(*row.value()), std::get<Outcome>(report));
  else looked_up(std::move(*row.value()), std::get<LookUp>(report));
}

void Courier::sent(OutboxRow row, const Outcome& outcome) {
  if (const auto* done = std::get_if<Accomplished>(&outcome)) {
    settle(row, Happening::receipt, AnswerKind::delivered, done->reply, "", done->simulator);
    return line_works();
  }
  if (const auto* no = std::get_if<Refused>(&outcome))
    return settle(row, Happening::refusal, AnswerKind::delivery_refused, no->reply, no->reason, no->simulator);
  const auto& unknown = std::get<Unknown>(outcome);
  if (unknown.sent == Sent::no) {
    const auto stored = store_.transaction(
        [&]() -> core::Result<core::Done> { return outbox_.advance(row, Happening::not_sent, parts_.wall_ms()); });
    if (stored.ok()) return not_sent(row, unknown);
    complain(stored.error());  // still marked in flight on the disk: a start would look it up, and so do we
    return wait(row.number, unknown.wait_ms);
  }
  // Only the first silence makes a follow-up; looking up again and again adds nothing to it.
  const auto stored = store_together(
      {fate(row, core::EventKind::submission_unknown)},
      [&]() -> core::Result<core::Done> { return outbox_.advance(row, Happening::silence, parts_.wall_ms()); });
  if (!stored.ok()) {
    complain(stored.error());
    tell(token_of(row), AnswerKind::delivery_unknown, {}, stored.error().code);
    return wait(row.number, unknown.wait_ms);
  }
  if (token_of(row) != 0 && line_ == Line::up) return look_up(row);
  tell(token_of(row), AnswerKind::delivery_unknown, {}, unknown.why);
  wait(row.number, unknown.wait_ms);
}

void Courier::looked_up(OutboxRow row, const LookUp& found) {
  if (row.state != RowState::unknown) return;
  switch (found.found) {
    case Found::accepted:
      settle(row, Happening::found_accepted, AnswerKind::delivered, found.reply, "", found.simulator);
      return line_works();
    case Found::refused:
      return settle(row, Happening::found_refused, AnswerKind::delivery_refused, found.reply, found.reason,
                    found.simulator);
    case Found::not_found: {
      // "Never heard of it" is only worth something while the platform would still remember.
      if (too_old(row))
        return settle(row, Happening::lost, AnswerKind::delivery_refused, found.reply, "too_old", found.simulator);
      const auto stored = store_.transaction([&]() -> core::Result<core::Done> {
        return outbox_.advance(row, Happening::found_missing, parts_.wall_ms());
      });
      if (!stored.ok()) complain(stored.error());
      if (stored.ok() && token_of(row) != 0 && sends_[row.number] < most_sends_while_waiting)
        return start(std::move(row));
      // The platform answers, and has waited for it long enough: nothing is gained by another pause before it is sent.
      if (stored.ok() && token_of(row) == 0) {
        waits_[row.number].due_ms = parts_.steady_ms();
        return;
      }
      break;
    }
    case Found::unanswered: break;
  }
  tell(token_of(row), row.state == RowState::ready ? AnswerKind::delivery_queued : AnswerKind::delivery_unknown);
  wait(row.number);
}

void Courier::settle(OutboxRow& row, Happening happening, AnswerKind kind, const core::Json& reply,
                     const std::string& reason, bool simulator) {
  const auto event = fate(
      row, kind == AnswerKind::delivered ? core::EventKind::submission_delivered : core::EventKind::submission_refused);
  const core::Json kept = core::Json::object({{"reply", reply}, {"reason", reason}, {"simulator", simulator}});
  const auto stored = store_together(
      {event}, [&]() -> core::Result<core::Done> { return outbox_.advance(row, happening, parts_.wall_ms(), kept); });
  if (!stored.ok()) {
    // The platform's word is not on the disk: the row stays as it was, and is looked up after the next start.
    complain(stored.error());
    wait(row.number);
  } else {
    waits_.erase(row.number);
  }
  // True either way: the answer is here.
  tell(token_of(row), kind, reply, reason, simulator);
  if (stored.ok()) tokens_.erase(row.number);
  if (stored.ok()) sends_.erase(row.number);
}

// The row is ready again. What may wait, or was promised to somebody who has gone, waits; the rest goes.
void Courier::not_sent(OutboxRow& row, const Unknown& unknown) {
  const Token token = token_of(row);
  if (row.may_queue || token == 0) {
    tell(token, AnswerKind::delivery_queued, {}, unknown.why);
    return wait(row.number, unknown.wait_ms);
  }
  const auto removed = store_together({fate(row, core::EventKind::call_failed)},
                                      [&]() -> core::Result<core::Done> { return outbox_.remove(row); });
  if (!removed.ok()) {
    complain(removed.error());
    tell(token, AnswerKind::delivery_queued, {}, removed.error().code);
    return wait(row.number, unknown.wait_ms);
  }
  waits_.erase(row.number);
  tokens_.erase(row.number);
  sends_.erase(row.number);
  tell(token, AnswerKind::delivery_not_sent, {}, unknown.why);
}

}  // namespace platform
