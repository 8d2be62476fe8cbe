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
      submission = platform::Submission{commit->submission->id, commit->submission->operation, std::move(commit->submission->body),
                                        commit->submission->may_queue};
    const platform::Token token = ask(commit->ticket, submission.has_value());
    dispatcher_->commit(token, std::move(commit->events), std::move(submission));
  } else if (const auto* follow = std::get_if<visit::Follow>(&effect)) {
    dispatcher_->follow(ask(follow->ticket, true), follow->submission);
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

void Effects::told(platform::Told answer) {
  core::Ticket ticket;
  bool first_word_of_simulator = false;
  {
    const std::lock_guard lock(mutex_);
    if (answer.simulator != simulator_told_ && answer.simulator) first_word_of_simulator = simulator_told_ = true;
    const auto found = asked_.find(answer.token);
    if (found == asked_.end()) return;
    ticket = found->second.ticket;
    if (answer.kind != platform::AnswerKind::committed || !found->second.submits) found->second.waits = false;
  }
  if (first_word_of_simulator) inbox_.post(visit::PlatformIs{true});
  using Kind = platform::AnswerKind;
  switch (answer.kind) {
    case Kind::committed: inbox_.post(visit::Committed{ticket}); break;
    case Kind::commit_failed: inbox_.post(visit::CommitFailed{ticket}); break;
    case Kind::delivered: inbox_.post(visit::Delivered{ticket, std::move(answer.reply)}); break;
    case Kind::delivery_refused: inbox_.post(visit::DeliveryRefused{ticket, std::move(answer.reason), std::move(answer.reply)}); break;
    case Kind::delivery_unknown: inbox_.post(visit::DeliveryUnknown{ticket}); break;
    case Kind::delivery_queued: inbox_.post(visit::DeliveryQueued{ticket}); break;
    case Kind::delivery_not_sent: inbox_.post(visit::DeliveryNotSent{ticket}); break;
    case Kind::call_answered: inbox_.post(visit::CallAnswered{ticket, std::move(answer.reply)}); break;
    case Kind::call_refused: inbox_.post(visit::CallRefused{ticket, std::move(answer.reason), std::move(answer.reply)}); break;
    case Kind::call_not_sent: inbox_.post(visit::CallUnanswered{ticket, false}); break;
    case Kind::call_unanswered: inbox_.post(visit::CallUnanswered{ticket, true}); break;
  }
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
  press_->print(std::move(paper), [this, ticket = print.ticket, text = std::move(text)](core::Result<std::string> outcome) {
    printed(ticket, text, std::move(outcome));
  });
}

void Effects::printed(const core::Ticket& ticket, std::string text, core::Result<std::string> outcome) {
  if (outcome.ok()) {
    recorder_.slip(outcome.value());
    inbox_.post(visit::Printed{ticket});
  } else {
    const std::string& code = outcome.error().code;
    core::log(core::LogLevel::warning, "printer", outcome.error());
    inbox_.post(visit::PrintFailed{ticket, code == "PRINTER_EMPTY" ? "empty" : code == "PRINTER_JAM" ? "jam" : "broken"});
  }
  const std::lock_guard lock(mutex_);
  --in_press_;
  if (outcome.ok()) last_slip_ = {std::move(text), outcome.value()};
}

}  // namespace kiosk
