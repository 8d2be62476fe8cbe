// Engine: one step of a session: what an input does to the step that waits for it, and which step is next.
//
// Pure. Only session.cc includes this.
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "flow/changed_answer.h"
#include "flow/fits.h"
#include "flow/session.h"

namespace flow {

using core::Json;

inline constexpr std::array entered_names{"citizen", "card", "platform", "helper"};

inline core::Error unexpected() { return {"INPUT_UNEXPECTED", "", "The step does not wait for that.", ""}; }
inline core::Error refused(std::string what) { return {"INPUT_REFUSED", "", std::move(what), "Give another answer."}; }

// Walks one session; every way of leaving a step ends in enter().
class Engine {
 public:
  Engine(const Definition& definition, Session session, const Person& person)
      : definition_(definition), moved_{std::move(session), {}}, person_(person) {}

  core::Result<Moved> resume(const Input& input) {
    const Step* step = definition_.find(session().step);
    const bool goes_back = std::holds_alternative<GoBack>(input);
    if (goes_back && session().step == "end") return back_to_last();
    if (step == nullptr) return unexpected();
    if (goes_back) return back(*step);
    TRY_DONE(std::visit([&](const auto& each) { return accept(*step, each); }, input));
    return std::move(moved_);
  }

  void begin() { enter(0); }
  Moved take() { return std::move(moved_); }

 private:
  Session& session() { return moved_.session; }
  using Accepted = core::Result<core::Done>;

  std::size_t index(const Step& step) const { return static_cast<std::size_t>(&step - definition_.steps.data()); }

  // Goes to the first step from `at` that holds and still has something to do.
  void enter(std::size_t at) {
    for (; at < definition_.steps.size(); ++at) {
      const Step& step = definition_.steps[at];
      if (holds(step.when, session(), person_) && !settled(step)) break;
    }
    if (at >= definition_.steps.size()) {
      session().step = "end";
      return;
    }
    const Step& step = definition_.steps[at];
    session().step = step.id;
    moved_.events.push_back({core::EventKind::step_entered, step.id, step.operation});
  }

  // True for a step that is already answered: a proof that stands, a field that the card or an earlier step holds (it is
  // shown for confirmation in the review, never asked).
  bool settled(const Step& step) {
    if (step.kind == StepKind::identify) return person_.level >= step.level;
    if (step.kind != StepKind::ask) return false;
    const std::string_view prefix = "person.";
    if (step.meaning.compare(0, prefix.size(), prefix) != 0) return false;
    const Json* held = person_.facts.find(std::string_view(step.meaning).substr(prefix.size()));
    if (held == nullptr || !fits(step, *held)) return false;
    session().answers.set(step.field, *held);
    session().entered_by.set(step.field, person_.how == "card" ? "card" : "platform");
    return true;
  }

  // A step stands once on the path: one that is walked again forgets what was walked after it, so that the counter is true.
  void walked(const Step& step) {
    auto& path = session().path;
    path.erase(std::find(path.begin(), path.end(), step.id), path.end());
    path.push_back(step.id);
  }

  void leave(const Step& step) {
    walked(step);
    if (step.next == "end" || step.kind == StepKind::handoff) {
      session().step = "end";
      return;
    }
    if (step.next.empty()) return enter(index(step) + 1);
    enter(index(*definition_.find(step.next)));
  }

  // Leaves by the exit for that reason; where the definition has none the errand ends (the checker refuses such services).
  void leave_by(const Step& step, std::string_view reason) {
    walked(step);
    const auto by = [&](std::string_view wanted) {
      return std::find_if(step.exits.begin(), step.exits.end(),
                          [&](const Exit& exit) { return exit.reason == wanted; });
    };
    auto exit = by(reason);
    if (exit == step.exits.end()) exit = by("*");
    if (exit == step.exits.end()) {
      session().step = "end";
      return;
    }
    enter(index(*definition_.find(exit->next)));
  }

  core::Result<Moved> back(const Step& step) {
    if (session().committed) return unexpected();
    if (!session().return_to.empty() && (step.kind == StepKind::ask || step.kind == StepKind::choose)) {
      session().step = std::exchange(session().return_to, "");
      return std::move(moved_);
    }
    return back_to_last();
  }

  core::Result<Moved> back_to_last() {
    if (session().committed) return unexpected();
    while (!session().path.empty()) {
      const std::string previous = session().path.back();
      session().path.pop_back();
      const Step* before = definition_.find(previous);
      // A reply that was fetched and a proof that was given are not gone through again.
      if (before == nullptr || before->kind == StepKind::fetch || before->kind == StepKind::identify ||
          before->kind == StepKind::submit)
        continue;
      session().step = before->id;
      return std::move(moved_);
    }
    return unexpected();
  }

  Accepted accept(const Step& step, const GoOn&) {
    switch (step.kind) {
      case StepKind::intro:
      case StepKind::consent:
      case StepKind::show:
      case StepKind::review:
      case StepKind::slip:
      case StepKind::rate:
      case StepKind::handoff: leave(step); return core::Done{};
      case StepKind::identify:
        if (person_.level < step.level) return unexpected();
        leave(step);
        return core::Done{};
      case StepKind::ask:
      case StepKind::choose:
        if (const Json* held = session().answers.find(step.field); held == nullptr || !allowed(step, *held))
          return unexpected();
        leave(step);
        return core::Done{};
      default: return unexpected();
    }
  }

  Accepted accept(const Step& step, const GoBack&) { return back(step).ok() ? Accepted(core::Done{}) : unexpected(); }

  Accepted accept(const Step& step, const Decline&) {
    if (step.kind == StepKind::consent) {
      leave_by(step, "declined");
    } else if (step.kind == StepKind::identify) {
      leave_by(step, "no_proof");
    } else if (step.kind == StepKind::choose && step.options_from) {
      leave_by(step, "none");
    } else if (step.kind == StepKind::slip || step.kind == StepKind::rate) {
      leave(step);
    } else {
      return unexpected();
    }
    return core::Done{};
  }

  Accepted accept(const Step& step, const ForWhom& whom) {
    if (step.kind != StepKind::for_whom) return unexpected();
    if (whom.whom != "self" && whom.whom != "family" && whom.whom != "other")
      return refused("There is no such answer.");
    session().for_whom = whom.whom;
    const bool leads_away =
        std::any_of(step.exits.begin(), step.exits.end(), [&](const Exit& exit) { return exit.reason == whom.whom; });
    if (leads_away) {
      leave_by(step, whom.whom);
    } else {
      leave(step);
    }
    return core::Done{};
  }

  Accepted accept(const Step& step, const Give& give) {
    if ((step.kind != StepKind::ask && step.kind != StepKind::choose) || give.field != step.field) return unexpected();
    if (!allowed(step, give.value))
      return refused(step.type == FieldType::choice ? "This is not among the choices."
                                                    : "This is not of the form that is asked for.");
    if (const Json* before = session().answers.find(step.field); before != nullptr && !(*before == give.value))
      forget_what_hung_on(definition_, step, session());
    session().answers.set(step.field, give.value);
    remember_entry(step, give.value);
    forget_what_is_not_asked(definition_, step, person_, session());
    session().entered_by.set(step.field, entered_names[static_cast<std::size_t>(give.by)]);
    const std::string back_to = std::exchange(session().return_to, "");
    // A changed answer returns to the review, unless later answers hung on it and must be given anew.
    if (!back_to.empty() && complete_until(definition_, step, back_to, session(), person_)) {
      session().step = back_to;
    } else {
      leave(step);
    }
    return core::Done{};
  }

  bool allowed(const Step& step, const Json& value) const {
    if (step.type != FieldType::choice) return fits(step, value);
    const auto offered = options_of(step, moved_.session, person_, "");
    return value.is_string() && std::any_of(offered.begin(), offered.end(),
                                            [&](const Offered& each) { return each.value == value.string(); });
  }

  void remember_entry(const Step& step, const Json& value) {
    if (!step.options_from || !value.is_string()) return;
    const Json* list = value_at(session(), person_, step.options_from->list);
    for (const Json& entry : list != nullptr && list->is_array() ? list->items() : Json::Array{})
      if (entry.text(step.options_from->value) == value.string()) session().chosen.set(step.field, entry);
  }

  Accepted accept(const Step& step, const Change& change) {
    if (step.kind != StepKind::review) return unexpected();
    const Step* target = definition_.find(change.step);
    if (target == nullptr || (target->kind != StepKind::ask && target->kind != StepKind::choose)) return unexpected();
    session().return_to = step.id;
    session().step = target->id;
    return core::Done{};
  }

  Accepted accept(const Step& step, const Identified&) {
    if (step.kind != StepKind::identify || person_.level < step.level) return unexpected();
    leave(step);
    return core::Done{};
  }

  Accepted accept(const Step& step, const Answered& answered) {
    // A reply that is no object says nothing: what was sent may have been accepted.
    if (!answered.reply.is_object()) return accept(step, NoAnswer{true});
    if (step.kind == StepKind::fetch) {
      session().fetched.set(step.into, answered.reply);
    } else if (step.kind == StepKind::submit) {
      session().result = answered.reply;
      session().outcome = "done";
      session().committed = true;
    } else {
      return unexpected();
    }
    leave(step);
    return core::Done{};
  }

  Accepted accept(const Step& step, const RefusedBy& refusal) {
    if (step.kind != StepKind::fetch && step.kind != StepKind::submit) return unexpected();
    session().refusal = refusal.reason;
    if (step.kind == StepKind::submit) session().outcome = "refused";
    leave_by(step, refusal.reason);
    return core::Done{};
  }

  Accepted accept(const Step& step, const NoAnswer& silence) {
    if (step.kind != StepKind::fetch && step.kind != StepKind::submit) return unexpected();
    if (step.kind == StepKind::submit && silence.sent) {
      session().outcome = "unknown";
      session().committed = true;
      leave_by(step, "unknown");
    } else {
      leave_by(step, "offline");
    }
    return core::Done{};
  }

  Accepted accept(const Step& step, const Queued&) {
    if (step.kind != StepKind::submit) return unexpected();
    session().outcome = "queued";
    session().committed = true;
    leave(step);
    return core::Done{};
  }

  const Definition& definition_;
  Moved moved_;
  const Person& person_;
};

}  // namespace flow
