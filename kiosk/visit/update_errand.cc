// The errand: its steps, what is asked for them, the submission, the slip.
#include "visit/updater.h"

namespace visit {

const flow::Definition* Updater::definition() const {
  if (!model_.session) return nullptr;
  const auto found = house_.services.find(model_.session->service);
  if (found == house_.services.end() || found->second->hash != model_.session->hash) return nullptr;
  return found->second.get();
}

const flow::Step* Updater::step() const {
  const flow::Definition* whole = definition();
  return whole == nullptr ? nullptr : whole->find(model_.session->step);
}

// A question that is gone back to shows what was answered.
void Updater::recall() {
  const flow::Step* at = step();
  const core::Json* answer = at == nullptr || at->field.empty() ? nullptr : model_.session->answers.find(at->field);
  if (answer == nullptr) return;
  if (flow::said_by_digits(at->type)) {
    model_.digits = typed_again(at->type, *answer);
  } else if (answer->is_string()) {
    model_.chosen = answer->string();
  }
}

void Updater::take(const flow::Input& input) {
  const flow::Definition* whole = definition();
  if (whole == nullptr) return;
  auto moved = flow::resume(*whole, *model_.session, model_.person, input);
  if (!moved.ok()) return;
  model_.session = std::move(moved).value().session;
  if (step() != nullptr) note(core::EventKind::step_entered);
  model_.proving = Proving::none;
  clear_screen_state();
  recall();
  keep();
  entered();
}

void Updater::entered() {
  const flow::Definition* whole = definition();
  const flow::Step* at = step();
  if (at == nullptr) return;
  switch (at->kind) {
    case flow::StepKind::identify: return start_proof();
    case flow::StepKind::fetch: {
      const flow::Wait wait = flow::wait_of(*whole, *model_.session, model_.person);
      return ask_platform(Awaiting::fetch, at->operation, wait.request);
    }
    case flow::StepKind::submit: return submit();
    case flow::StepKind::slip: model_.slip_state.clear(); return;
    // Nobody is asked for stars after a bereavement.
    case flow::StepKind::rate: return whole->register_of_tone == "condolence" ? take(flow::Decline{}) : void();
    default: return;
  }
}

void Updater::ask_platform(Awaiting what, std::string operation, core::Json body) {
  model_.awaiting = what;
  model_.awaited = ticket();
  model_.waited_s = 0;
  effects_.push_back(Call{model_.awaited, std::move(operation), std::move(body)});
  wake(model_.wait_ticket, core::Milliseconds{1000});
}

// Commit before promise: nothing is said to be stored before the transaction is on the disk.
void Updater::submit() {
  const flow::Step* at = step();
  const flow::Wait wait = flow::wait_of(*definition(), *model_.session, model_.person);
  model_.submission = stamped_.fresh_id;
  model_.submit_step = at->id;
  model_.promise = Promise::storing;
  model_.awaiting = Awaiting::commit;
  model_.awaited = model_.outcome_ticket = ticket();
  model_.waited_s = 0;
  keep();
  core::Json body = wait.request;
  body.set("submission_id", core::to_hex(model_.submission));
  effects_.push_back(
      Commit{model_.awaited,
             {event(core::EventKind::submission_committed)},
             Submission{model_.submission, at->operation, std::move(body), at->when_offline == "queue"}});
  wake(model_.wait_ticket, core::Milliseconds{1000});
}

void Updater::progress() {
  model_.waited_s = model_.waited_s == 0 ? 1 : model_.waited_s + 10;
  // While the page itself is read nobody thinks that nothing happens; behind it the lines of two moments would be said at once.
  if (model_.speaking != 0) return wake(model_.wait_ticket, core::Milliseconds{10'000});
  say(model_.awaiting == Awaiting::print ? "slip.printing" : "working.still", core::Priority::when_quiet);
  wake(model_.wait_ticket, core::Milliseconds{10'000});
}

void Updater::into_trouble(std::string why) {
  model_.awaiting = Awaiting::nothing;
  model_.proving = Proving::none;
  model_.trouble = std::move(why);
  model_.screen = Screen::trouble;
  clear_screen_state();
}

// Nobody waits for the disk: the next screen may stand before this is written (with every fsync 300 ms late, answers came as
// soon as without). A power cut between the two loses the last answer, which is asked again; it never loses a promise. What is
// kept and what is committed are written by one thread in the order in which they were asked for, and submit() keeps the
// submission's id before it commits: whatever is promised, the kept visit of that moment or an earlier one knows the submission
// and follows it (KeptFound), and a commit on a kept visit that could not be written is refused (KEPT_STALE).
void Updater::keep() {
  if (model_.person.level == core::IdentityLevel::guest) return;
  effects_.push_back(Keep{kept_of(model_), model_.person.facts.text("id")});
}

void Updater::on(const Choose& choose) {
  alive();
  if (choose.question == "rating") {
    model_.rating = choose.option.size() == 1 ? choose.option[0] - '0' : 0;
    return;
  }
  if (const flow::Step* at = step(); at == nullptr || at->field != choose.question) return;
  model_.chosen = choose.option;
}

void Updater::on(const GoOn&) {
  alive();
  if (model_.awaiting != Awaiting::nothing || idle_asked()) return;
  if (model_.proving == Proving::number) return hand_in_number();
  if (model_.proving == Proving::code) return hand_in_code();
  const flow::Step* at = step();
  if (at == nullptr) return;
  switch (at->kind) {
    case flow::StepKind::ask:
    case flow::StepKind::choose: return hand_in_answer(*at);
    case flow::StepKind::rate:
      if (model_.rating == 0) return say("question.choose_first");
      note(core::EventKind::visit_rated, core::EventBy::citizen, model_.rating);
      return take(flow::GoOn{});
    case flow::StepKind::slip:
      // A printer that is known to be out of order is not asked: the page says so, and the errand goes on.
      if (model_.slip_state.empty() && model_.printer == "ok") return print();
      return take(flow::GoOn{});
    default: return take(flow::GoOn{});
  }
}

void Updater::hand_in_answer(const flow::Step& at) {
  if (const auto wanted = pad()) {
    Typed typed = read_typed(at.type, *wanted, model_.digits);
    model_.problem = typed.problem;  // kindly, and the digits stay
    return typed.problem.empty() ? take(flow::Give{at.field, std::move(typed.value)}) : void();
  }
  if (model_.chosen.empty() && at.options_from &&
      flow::options_of(at, *model_.session, model_.person, model_.language).empty())
    return take(flow::Decline{});
  if (model_.chosen.empty()) return say("question.choose_first");
  take(flow::Give{at.field, core::Json(model_.chosen)});
}

void Updater::on(const GoBack&) {
  alive();
  if (model_.comfort) return on(CloseComfort{});
  if (model_.help_page) {
    // The call stands; the errand is seen again.
    model_.help_page = false;
    return;
  }
  if (model_.screen == Screen::home) {
    if (model_.session) return;
    return end_visit(core::EventKind::visit_left, Screen::welcome);
  }
  if (model_.screen == Screen::trouble) {
    model_.screen = Screen::errand;
    model_.trouble.clear();
    if (model_.proving == Proving::number || model_.proving == Proving::code)
      return;  // to the digits as they were typed
  }
  if (model_.awaiting == Awaiting::commit || model_.awaiting == Awaiting::outcome) return;
  model_.awaiting = Awaiting::nothing;  // the answer to a call that nobody waits for is ignored by its ticket
  if (model_.proving == Proving::number || model_.proving == Proving::code || model_.proving == Proving::sending ||
      model_.proving == Proving::checking) {
    forget_person();
    model_.digits.clear();
    model_.problem.clear();
    model_.proving = Proving::card;
    return;
  }
  const flow::Definition* whole = definition();
  if (whole == nullptr) return on(AnotherErrand{});
  if (model_.session->committed) return;
  auto moved = flow::resume(*whole, *model_.session, model_.person, flow::GoBack{});
  if (!moved.ok()) return on(AnotherErrand{});
  const bool by_pad = !model_.focus.empty();
  model_.session = std::move(moved).value().session;
  model_.proving = Proving::none;
  clear_screen_state();
  model_.focus = by_pad ? "heading" : "";
  recall();
  entered();
}

void Updater::on(const Decline&) {
  alive();
  take(flow::Decline{});
}

void Updater::on(const ChangeItem& change) {
  alive();
  take(flow::Change{change.step});
}

void Updater::print() {
  model_.awaiting = Awaiting::print;
  model_.awaited = model_.print_ticket = ticket();
  model_.waited_s = 0;
  model_.slip_state = "printing";
  wake(model_.wait_ticket, core::Milliseconds{1000});
  effects_.push_back(Print{model_.awaited, slip_of(house_, model_)});
}

void Updater::on(const PrintAgain&) {
  alive();
  const flow::Step* at = step();
  if (at != nullptr && at->kind == flow::StepKind::slip && model_.awaiting == Awaiting::nothing) print();
}

// Paper that comes out lies there, whether its page still stands or not: what is personal on it must be taken along.
void Updater::on(const Printed& printed) {
  if (printed.ticket.visit.is_nil() || printed.ticket != model_.print_ticket) return;
  model_.print_ticket = {};
  model_.slip_lies_there = true;
  note(core::EventKind::slip_printed, core::EventBy::kiosk);
  if (!awaited(printed.ticket, Awaiting::print)) return;
  model_.awaiting = Awaiting::nothing;
  model_.slip_state = "printed";
  alive();
}

void Updater::on(const PrintFailed& failed) {
  if (!awaited(failed.ticket, Awaiting::print)) return;
  model_.awaiting = Awaiting::nothing;
  model_.slip_state = failed.why == "empty" || failed.why == "jam" ? failed.why : "broken";
  alive();
  note(core::EventKind::slip_failed, core::EventBy::kiosk);
  if (model_.printer == "ok") device_failed("printer");  // it had not told of it itself
}

}  // namespace visit
