// What the platform and the store answered, and the truth of the submission.
#include <utility>

#include "visit/updater.h"

namespace visit {

void Updater::on(const CallAnswered& answer) {
  if (model_.awaiting == Awaiting::nothing || model_.awaited != answer.ticket) return;
  const Awaiting what = std::exchange(model_.awaiting, Awaiting::nothing);
  alive();
  switch (what) {
    case Awaiting::fetch: return take(flow::Answered{answer.reply});
    case Awaiting::send_code:
      model_.digits.clear();
      model_.proving = Proving::code;
      return;
    case Awaiting::check_code: {
      if (!answer.reply.flag("matched")) return code_was_wrong();
      for (const char* name : {"name", "name_en"})
        if (const core::Json* value = answer.reply.find(name)) model_.person.facts.set(name, *value);
      model_.person.how = "code";
      note(core::EventKind::person_present, core::EventBy::platform);
      return proved(core::IdentityLevel::present);
    }
    case Awaiting::match:
      if (!answer.reply.flag("matched")) {
        model_.proving = Proving::witness;
        return;
      }
      model_.person.witness = "platform";
      note(core::EventKind::person_witnessed, core::EventBy::platform);
      return proved(core::IdentityLevel::witnessed);
    default: return;
  }
}

void Updater::on(const CallRefused& refusal) {
  if (model_.awaiting == Awaiting::nothing || model_.awaited != refusal.ticket) return;
  const Awaiting what = std::exchange(model_.awaiting, Awaiting::nothing);
  alive();
  note(core::EventKind::call_refused, core::EventBy::platform);
  switch (what) {
    case Awaiting::fetch: return take(flow::RefusedBy{refusal.reason, refusal.reply});
    case Awaiting::match: model_.proving = Proving::witness; return;
    case Awaiting::send_code:
      // Whether the number is anybody's is not said, and is not asked for: no message can go out now, that is all.
      forget_person();
      return into_trouble("no_code");
    case Awaiting::check_code:
      if (refusal.reason != "code_expired") return code_was_wrong();
      model_.digits.clear();
      say("keypad.code.expired");
      return send_code();
    default: return;
  }
}

void Updater::on(const CallUnanswered& silence) {
  if (model_.awaiting == Awaiting::nothing || model_.awaited != silence.ticket) return;
  const Awaiting what = std::exchange(model_.awaiting, Awaiting::nothing);
  alive();
  note(core::EventKind::call_failed, core::EventBy::platform);
  if (what == Awaiting::match) {
    model_.proving = Proving::witness;  // a person can still attest what the line cannot
    return;
  }
  if (what != Awaiting::send_code && what != Awaiting::check_code) return into_trouble("offline");
  // What was typed is still there, as the page says; a number that nothing has proved is digits and nobody's.
  const bool code = what == Awaiting::check_code;
  std::string typed = code ? model_.digits : model_.person.facts.text("id");
  if (!code) forget_person();
  into_trouble("offline");
  model_.digits = std::move(typed);
  model_.proving = code ? Proving::code : Proving::number;
}

void Updater::on(const Committed& committed) {
  if (!awaited(committed.ticket, Awaiting::commit)) return;
  model_.awaiting = Awaiting::outcome;
  model_.promise = Promise::stored;
  keep();
}

void Updater::on(const CommitFailed& failed) {
  if (!awaited(failed.ticket, Awaiting::commit)) return;
  model_.promise = Promise::not_stored;
  into_trouble("not_stored");
}

// An outcome may come while it is waited for, or later, when an unknown one was looked up.
void Updater::outcome(Promise promise) {
  model_.awaiting = Awaiting::nothing;
  model_.promise = promise;
  alive();
  const flow::Definition* whole = definition();
  if (whole == nullptr || step() == nullptr || step()->kind == flow::StepKind::submit) return;
  // It came later: the errand is told from where it was handed in.
  if (whole->find(model_.submit_step) == nullptr) return;
  model_.session->step = model_.submit_step;
  model_.session->committed = false;
}

// An outcome counts once, for the submission that this errand has stored, and never before it is stored.
bool Updater::outcome_is_open(const core::Ticket& ticket) const {
  if (!model_.session || ticket != model_.outcome_ticket || ticket.visit.is_nil()) return false;
  return model_.awaiting == Awaiting::outcome || model_.promise == Promise::unknown ||
         model_.promise == Promise::queued;
}

void Updater::on(const Delivered& delivered) {
  if (!outcome_is_open(delivered.ticket)) return;
  // A receipt without our own id proves nothing about our submission.
  if (delivered.reply.text("submission_id") != core::to_hex(model_.submission))
    return on(DeliveryUnknown{delivered.ticket});
  outcome(Promise::accepted);
  take(flow::Answered{delivered.reply});
}

void Updater::on(const DeliveryRefused& refusal) {
  if (!outcome_is_open(refusal.ticket)) return;
  // What the outbox gave up was refused by nobody: no one knows what became of it, and staff follow it up.
  if (refusal.reason == "too_old" || refusal.reason == "unreadable") return on(DeliveryUnknown{refusal.ticket});
  outcome(Promise::none);
  take(flow::RefusedBy{refusal.reason, refusal.reply});
}

void Updater::on(const DeliveryUnknown& unknown) {
  // Also of what waited for the line: it is on its way now, and no longer waits.
  if (!outcome_is_open(unknown.ticket) || model_.promise == Promise::unknown) return;
  outcome(Promise::unknown);
  take(flow::NoAnswer{true});
}

void Updater::on(const DeliveryNotSent& not_sent) {
  // Also later: the platform never had it, and it could not be sent again.
  if (!outcome_is_open(not_sent.ticket)) return;
  outcome(Promise::not_sent);
  into_trouble("not_sent");
}

void Updater::on(const DeliveryQueued& queued) {
  if (!awaited(queued.ticket, Awaiting::outcome)) return;
  // An errand that may not wait has no page for waiting. It was handed over, the platform does not know it, and the
  // outbox goes on: the person is told that there is no answer yet, never shown an empty slip.
  if (const flow::Step* at = step(); at != nullptr && at->when_offline != "queue")
    return on(DeliveryUnknown{queued.ticket});
  outcome(Promise::queued);
  take(flow::Queued{});
}

}  // namespace visit
