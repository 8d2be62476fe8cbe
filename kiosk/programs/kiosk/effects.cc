#include "programs/kiosk/effects.h"

#include "core/log.h"
namespace kiosk {

namespace {

paint::Paper to_paper(const visit::Slip& slip) {
  paint::Paper paper;
  paper.heading = slip.heading.seen;
  for (const visit::SlipLine& line : slip.lines) paper.lines.push_back({line.what.seen, line.value.seen});
  for (const core::Words& note : slip.notes) paper.notes.push_back(note.seen);
  paper.number = slip.number;
  paper.language = slip.language;
  paper.simulator = slip.simulator.seen;
  return paper;
}

std::string text_of(const paint::Paper& paper) {
  std::string text = paper.heading + "\n";
  for (const auto& line : paper.lines) text += line.what + " " + line.value + "\n";
  for (const auto& note : paper.notes) text += note + "\n";
  return text + paper.number;
}

}  // namespace

platform::Token Effects::ask(const core::Ticket& ticket, bool submits) {
  const std::lock_guard lock(mutex_);
  asked_[next_] = {ticket, submits, true};
  return next_++;
}

void Effects::carry_out(visit::Effect effect) {
  if (auto* commit = std::get_if<visit::Commit>(&effect)) {
    for (const core::Event& event : commit->events) recorder_.event(core::to_json(event));
    std::optional<platform::Submission> submission;
    if (commit->submission)
      submission = platform::Submission{commit->submission->id, commit->submission->operation,
                                        std::move(commit->submission->body), commit->submission->may_queue};
    const platform::Token token = ask(commit->ticket, submission.has_value());
    dispatcher_->commit(token, std::move(commit->events), std::move(submission));
  } else if (const auto* follow = std::get_if<visit::Follow>(&effect)) {
    dispatcher_->follow(ask(follow->ticket, true), follow->submission, follow->about);
  } else if (auto* note = std::get_if<visit::Note>(&effect)) {
    for (const core::Event& event : note->events) recorder_.event(core::to_json(event));
    dispatcher_->note(std::move(note->events));
  } else if (auto* call = std::get_if<visit::Call>(&effect)) {
    dispatcher_->call(ask(call->ticket), std::move(call->operation), std::move(call->body));
  } else if (const auto* slip = std::get_if<visit::Print>(&effect)) {
    print(*slip);
  } else if (const auto* raise = std::get_if<visit::RaiseHelp>(&effect)) {
    hall_.raise(*raise);
  } else if (const auto* withdraw = std::get_if<visit::WithdrawHelp>(&effect)) {
    hall_.withdraw(*withdraw);
  } else if (auto* keep = std::get_if<visit::Keep>(&effect)) {
    dispatcher_->keep(std::move(keep->visit), std::move(keep->owner));
  } else if (std::holds_alternative<visit::Wipe>(effect)) {
    {
      const std::lock_guard lock(mutex_);
      asked_.clear();  // nobody waits any more; the outbox goes on by itself
    }
    dispatcher_->wipe();
    recorder_.visit_over();
  }
}

namespace {

visit::Message message_of(const core::Ticket& ticket, platform::Told&& answer) {
  using Kind = platform::AnswerKind;
  switch (answer.kind) {
    case Kind::committed: return visit::Committed{ticket};
    case Kind::commit_failed: return visit::CommitFailed{ticket};
    case Kind::delivered: return visit::Delivered{ticket, std::move(answer.reply)};
    case Kind::delivery_refused:
      return visit::DeliveryRefused{ticket, std::move(answer.reason), std::move(answer.reply)};
    case Kind::delivery_unknown: return visit::DeliveryUnknown{ticket};
    case Kind::delivery_queued: return visit::DeliveryQueued{ticket};
    case Kind::delivery_not_sent: return visit::DeliveryNotSent{ticket};
    case Kind::call_answered: return visit::CallAnswered{ticket, std::move(answer.reply)};
    case Kind::call_refused: return visit::CallRefused{ticket, std::move(answer.reason), std::move(answer.reply)};
    case Kind::call_not_sent: return visit::CallUnanswered{ticket, false};
    case Kind::call_unanswered: break;
  }
  return visit::CallUnanswered{ticket, true};
}

}  // namespace

// An answer is in the inbox the moment it is no longer waited for: between the two a hand clock would run on.
void Effects::told(platform::Told answer) {
  const std::lock_guard lock(mutex_);
  if (answer.simulator && !simulator_told_) {
    simulator_told_ = true;
    inbox_.post(visit::PlatformIs{true});
  }
  const auto found = asked_.find(answer.token);
  if (found == asked_.end()) return;
  if (answer.kind != platform::AnswerKind::committed || !found->second.submits) found->second.waits = false;
  inbox_.post(message_of(found->second.ticket, std::move(answer)));
}

bool Effects::under_way() const {
  const std::lock_guard lock(mutex_);
  if (in_press_ > 0) return true;
  for (const auto& [token, asked] : asked_)
    if (asked.waits) return true;
  return false;
}

LastSlip Effects::last_slip() const {
  const std::lock_guard lock(mutex_);
  return last_slip_;
}

void Effects::print(const visit::Print& print) {
  paint::Paper paper = to_paper(print.slip);
  std::string text = text_of(paper);
  {
    const std::lock_guard lock(mutex_);
    ++in_press_;
  }
  press_->print(std::move(paper),
                [this, ticket = print.ticket, text = std::move(text)](core::Result<std::string> outcome) {
                  printed(ticket, text, std::move(outcome));
                });
}

// As in told(), the page leaves the press and its message enters the inbox in one step: whoever takes the message and then
// still sees a page in the press would wait for a message that never comes.
void Effects::printed(const core::Ticket& ticket, std::string text, core::Result<std::string> outcome) {
  if (outcome.ok()) {
    recorder_.slip(outcome.value());
  } else {
    core::log(core::LogLevel::warning, "printer", outcome.error());
  }
  const std::lock_guard lock(mutex_);
  --in_press_;
  if (outcome.ok()) {
    last_slip_ = {std::move(text), outcome.value()};
    return inbox_.post(visit::Printed{ticket});
  }
  const std::string& code = outcome.error().code;
  inbox_.post(visit::PrintFailed{ticket, code == "PRINTER_EMPTY" ? "empty" : code == "PRINTER_JAM" ? "jam" : "broken"});
}

}  // namespace kiosk
