#include "platform/courier.h"

#include "core/log.h"

namespace platform {

namespace {

constexpr double most_filled = 0.8;  // of the store's quota: beyond it nothing new may be promised

void complain(const core::Error& error) { core::log(core::LogLevel::warning, "platform", error); }

}  // namespace

Courier::Courier(vault::Store& store, vault::Key key, CourierParts parts)
    : store_(store), outbox_(store, std::move(key)), parts_(std::move(parts)) {}

core::Result<core::Done> Courier::store_together(const std::vector<core::Event>& events,
                                                 const std::function<core::Result<core::Done>()>& also) {
  return store_.transaction([&]() -> core::Result<core::Done> {
    if (!events.empty()) TRY_DONE(parts_.record(store_, events, parts_.today()));
    return also();
  });
}

void Courier::tell(Token token, AnswerKind kind, core::Json reply, std::string reason, bool simulator) {
  if (token != 0) parts_.tell({token, kind, std::move(reply), std::move(reason), simulator});
}

Token Courier::token_of(const OutboxRow& row) const {
  const auto found = tokens_.find(row.number);
  return found == tokens_.end() ? 0 : found->second;
}

core::Result<core::Done> Courier::resume() {
  const bool salvaged = store_.start_report().condition == vault::Condition::salvaged;
  TRY_DONE(store_.transaction([&]() -> core::Result<core::Done> { return outbox_.resume(salvaged); }));
  TRY(rows, outbox_.pending());
  for (const OutboxRow& row : rows) waits_[row.number] = {parts_.steady_ms(), 0};
  return core::Done{};
}

// --- what the program asks ---

void Courier::commit(Token token, const std::vector<core::Event>& events, const std::optional<Submission>& submission) {
  if (submission) {
    const auto filled = store_.filled();
    if (filled.ok() && filled.value() > most_filled) return tell(token, AnswerKind::commit_failed, {}, "OUTBOX_FULL");
  }
  const auto stored = store_together(events, [&]() -> core::Result<core::Done> {
    if (!submission) return core::Done{};
    NewSubmission row{submission->id, submission->operation, "", submission->may_queue,
                      events.empty() ? core::Event{} : events.back()};
    for (const core::Event& event : events)
      if (event.kind == core::EventKind::submission_committed) row.about = event;
    core::Json body = submission->body;
    body.set("submission_id", core::to_hex(submission->id));
    row.body = parts_.freeze(body);
    return outbox_.add(row);
  });
  if (!stored.ok()) {
    complain(stored.error());
    return tell(token, AnswerKind::commit_failed, {}, stored.error().code);
  }
  tell(token, AnswerKind::committed);
  if (!submission) return;
  const auto row = outbox_.find(submission->id);
  if (!row.ok() || !row.value()) return tell(token, AnswerKind::delivery_queued, {}, "STORE_IO");
  tokens_[row.value()->number] = token;
  start(*row.value());
}

void Courier::note(const std::vector<core::Event>& events) {
  const auto stored = store_together(events, []() -> core::Result<core::Done> { return core::Done{}; });
  if (!stored.ok()) complain(stored.error());
}

void Courier::call(Token token, const std::string& operation, const core::Json& body) {
  if (line_ == Line::down) return tell(token, AnswerKind::call_not_sent, {}, "LINE");
  Job job;
  job.kind = JobKind::call;
  job.token = token;
  job.operation = operation;
  job.body = body;
  parts_.work(std::move(job));
}

void Courier::follow(Token token, const core::Id& submission, const core::Event& about) {
  const auto found = outbox_.find(submission);
  const bool whole = store_.start_report().condition == vault::Condition::sound;
  if (!found.ok() || (!found.value() && !whole)) return nobody_knows(token, about);
  if (!found.value()) return tell(token, AnswerKind::delivery_not_sent, {}, "UNKNOWN_SUBMISSION");
  const OutboxRow& row = *found.value();
  const auto reply = outbox_.reply(row);
  const core::Json told = reply.ok() ? reply.value() : core::Json();
  if (row.state == RowState::delivered)
    return tell(token, AnswerKind::delivered, *(told.find("reply") ? told.find("reply") : &told), "",
                told.flag("simulator"));
  if (row.state == RowState::refused)
    return tell(token, AnswerKind::delivery_refused, *(told.find("reply") ? told.find("reply") : &told),
                told.text("reason", "other"), told.flag("simulator"));
  tokens_[row.number] = token;
  // start() tells it: a row that may not wait and is not sent yet goes, the others wait.
  if (!at_work_.contains(row.number)) start(row);
}

void Courier::nobody_knows(Token token, core::Event about) {
  about.kind = core::EventKind::submission_unknown;
  about.by = core::EventBy::platform;
  const auto stored = store_together({about}, []() -> core::Result<core::Done> { return core::Done{}; });
  if (!stored.ok()) complain(stored.error());
  tell(token, AnswerKind::delivery_unknown, {}, "STORE_DAMAGED");
}

void Courier::set_line(Line line) {
  line_ = line;
  if (line == Line::up) line_works();
}

core::Result<core::Done> Courier::forget_visit() {
  tokens_.clear();
  sends_.clear();
  TRY_DONE(store_.transaction([&]() -> core::Result<core::Done> { return outbox_.forget_settled(); }));
  return store_.checkpoint();
}

}  // namespace platform
