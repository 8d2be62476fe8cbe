// Help, the idle question, waking, and the visit kept against a power cut.
#include <algorithm>

#include "text/compose.h"
#include "visit/updater.h"

namespace visit {

namespace {

constexpr core::Milliseconds silence_before_prompt{15'000};

}  // namespace

void Updater::on(const CallHelp&) {
  begin_visit();
  alive();
  if (model_.help == Help::none) {
    model_.help = Help::called;
    model_.help_page = true;
    model_.help_text.clear();
    model_.help_ticket = ticket();
    RaiseHelp raise{model_.help_ticket, screen_name(), "", ""};
    if (model_.session) {
      raise.service = model_.session->service;
      raise.step = model_.session->step;
    }
    effects_.push_back(raise);
    note(core::EventKind::help_called);
    wake(model_.help_wake, std::chrono::seconds(house_.settings.help_fallback_s));
  } else {
    // The key stays pressed-looking while somebody is called; pressing it again takes the call back.
    effects_.push_back(WithdrawHelp{model_.help_ticket});
    note(core::EventKind::help_withdrawn);
    model_.help = Help::none;
    model_.help_page = false;
    model_.help_text.clear();
    say("help.withdrawn");
  }
}

void Updater::on(const HelpAnswered& answer) {
  if (answer.ticket != model_.help_ticket || model_.help == Help::none) return;
  model_.help = Help::answered;
  model_.help_page = true;
  model_.help_text = answer.text;
  note(core::EventKind::help_answered, core::EventBy::helper);
}

void Updater::on(const StillHere&) {
  if (model_.idle != Idle::asked) return;
  alive();
  if (model_.person.level == core::IdentityLevel::guest) {
    model_.idle = Idle::none;
    note(core::EventKind::idle_resumed);
    return;
  }
  // What was proved must be proved again: somebody else may be standing here.
  model_.idle = Idle::wants_card;
  model_.card_was_lifted = !model_.card_lies;
  wake(model_.idle_ticket, std::chrono::seconds(4 * house_.norms.idle_answer_s));
}

void Updater::on(const NextPerson&) {
  end_visit(finished() ? core::EventKind::visit_finished : core::EventKind::visit_left, Screen::welcome);
}

// A remark belongs to the generation that it interrupts: what was paused stays so.
void Updater::on(const SpeechBegan& began) {
  if (began.generation != model_.speaking) model_.paused = false;
  model_.speaking = began.generation;
}

// The welcome can be paused as well, which is a person's first word; the goodbye stays the goodbye.
void Updater::on(const PauseSpeech&) {
  if (model_.speaking != 0 && model_.screen != Screen::goodbye) begin_visit();
  alive();
  if (model_.speaking != 0) model_.paused = !model_.paused;
}

void Updater::on(const SpeechEnded& ended) {
  if (ended.generation < model_.speaking) return;
  model_.speaking = 0;
  model_.paused = false;
  model_.speech_ended = stamped_.now;
  if (model_.screen == Screen::goodbye) {
    model_.goodbye_ticket.sequence += 1;
    effects_.push_back(WakeAt{stamped_.now + core::Milliseconds{4000}, model_.goodbye_ticket});
    return;
  }
  if (model_.visit.is_nil()) return;
  // The time to answer counts from the end of the question's speech.
  if (idle_asked()) {
    wake(model_.idle_ticket, std::chrono::seconds(house_.norms.idle_answer_s));
    return;
  }
  // What the kiosk says of itself is no sign that somebody is there.
  if (model_.prompts == 0) model_.last_input = stamped_.now;
  wake(model_.prompt_ticket, silence_before_prompt);
}

// The whole screen once more, then shorter, then quiet until asked.
void Updater::prompt() {
  if (busy(model_) || idle_asked() || model_.prompts >= 2 || model_.screen == Screen::goodbye) return;
  const core::Moment due = std::max(model_.last_input, model_.speech_ended) + silence_before_prompt;
  if (stamped_.now < due) return wake(model_.prompt_ticket, due - stamped_.now);
  ++model_.prompts;
  if (model_.prompts == 1) effects_.push_back(SayAgain{Retelling::whole, {}});
  else
    effects_.push_back(
        SayAgain{Retelling::heading, text::compose(house_.catalogues, model_.language, "shell.prompt.short")});
}

void Updater::on(const Woke& woke) {
  if (woke.ticket == model_.goodbye_ticket && model_.screen == Screen::goodbye)
    return end_visit(core::EventKind::visit_finished, Screen::welcome);
  if (model_.visit.is_nil() || woke.ticket.visit != model_.visit) return;
  if (woke.ticket == model_.prompt_ticket) return prompt();
  if (woke.ticket == model_.wait_ticket && model_.awaiting != Awaiting::nothing) return progress();
  if (woke.ticket == model_.help_wake && model_.help == Help::called) {
    model_.help = Help::unanswered;
    model_.help_page = true;
    note(core::EventKind::help_unanswered, core::EventBy::kiosk);
    return;
  }
  if (woke.ticket != model_.idle_ticket) return;
  if (idle_asked())
    return end_visit(finished() ? core::EventKind::visit_finished : core::EventKind::visit_left, Screen::welcome);
  const core::Moment due = model_.last_input + std::chrono::seconds(house_.norms.idle_s);
  if (busy(model_)) return wake(model_.idle_ticket, std::chrono::seconds(house_.norms.idle_s));
  if (stamped_.now < due) return wake(model_.idle_ticket, due - stamped_.now);
  model_.idle = Idle::asked;
  // Nor is anything read to the hall by the wish of somebody who may be gone.
  model_.revealed.clear();
  model_.aloud = false;
  model_.comfort = false;
  model_.focus.clear();
  model_.paused = false;
  note(core::EventKind::idle_asked, core::EventBy::kiosk);
  // Against a voice that never ends: the answer's time begins with SpeechEnded, at the latest here.
  wake(model_.idle_ticket, std::chrono::seconds(4 * house_.norms.idle_answer_s));
}

// The kept visit of the same card: it goes on where it was. It is found when that card is laid for the first time since the
// power cut; whoever tapped their way to the card began an errand as a guest, and what was promised before goes first.
void Updater::on(const KeptFound& found) {
  auto kept = model_from_kept(house_, found.kept, model_);
  if (!kept.ok()) {
    note(core::EventKind::followup_wanted, core::EventBy::kiosk);
    return;
  }
  model_ = std::move(kept).value();
  alive();
  wake(model_.idle_ticket, std::chrono::seconds(house_.norms.idle_s));
  if (model_.help == Help::called) wake(model_.help_wake, std::chrono::seconds(house_.settings.help_fallback_s));
  note(core::EventKind::visit_resumed);
  keep();  // over what the errand begun anew may have left there
  const flow::Step* at = step();
  const bool open = model_.promise == Promise::storing || model_.promise == Promise::stored ||
                    model_.promise == Promise::unknown || model_.promise == Promise::queued;
  if (open && !model_.submission.is_nil()) {
    // The cut came between the promise and its outcome: what became of it is asked, nothing is sent twice.
    model_.outcome_ticket = ticket();
    core::Event about = event(core::EventKind::submission_unknown, core::EventBy::platform);
    const flow::Definition* whole = definition();
    const flow::Step* handed_in = whole == nullptr ? nullptr : whole->find(model_.submit_step);
    if (handed_in != nullptr) about.operation = core::Name::from(handed_in->operation).value_or(core::Name{});
    effects_.push_back(Follow{model_.outcome_ticket, model_.submission, about});
    if (at == nullptr || at->kind != flow::StepKind::submit) return;
    model_.awaiting = Awaiting::outcome;
    model_.awaited = model_.outcome_ticket;
    wake(model_.wait_ticket, core::Milliseconds{1000});
  } else if (at != nullptr) {
    if (model_.promise == Promise::none) proof_is_missing();
    entered();
  }
}

}  // namespace visit
