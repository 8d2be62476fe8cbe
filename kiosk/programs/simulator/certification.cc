// 养老待遇领取资格认证: once in twelve months; late means suspended, and certified again means paid on and back.
#include "programs/simulator/books.h"
#include "programs/simulator/operations.h"
#include "programs/simulator/parts.h"

namespace simulator {

namespace {

constexpr int days_between_certifications = 365;

std::string_view word_of(Standing standing) {
  switch (standing) {
    case Standing::due: return "due";
    case Standing::done: return "done";
    case Standing::suspended: return "suspended";
    case Standing::pending: return "pending";
    case Standing::refused: return "refused";
  }
  return "due";
}

Refusal not_entitled() { return {"res-203", "没有查到养老待遇，请到窗口问一下", "not_entitled"}; }

// Proof of life wants a witness: a member of staff, by the number of the badge, or this platform's own data match.
bool is_witnessed(const Call& call, const Person& person) {
  if (call.body.text("witness") == "platform") return person.has_trace;
  return !call.body.text("witness_number").empty();
}

}  // namespace

core::Result<Reply> certification_status(Call& call) {
  const Person* person = person_of(call);
  if (person == nullptr) return Reply(unknown_person());
  if (!person->certification) return Reply(not_entitled());
  TRY(now, certification_now(call.state, *person, call.today));
  auto data = core::Json::object({{"state", word_of(now.standing)},
                                  {"last_day", core::to_iso(now.last_day)},
                                  {"next_due", core::to_iso(now.due_day)}});
  if (!now.refusal.empty()) data.set("reason", now.refusal);
  return Reply(std::move(data));
}

core::Result<Reply> certification_submit(Call& call) {
  const Person* person = person_of(call);
  if (person == nullptr) return Reply(unknown_person());
  if (!person->certification) return Reply(not_entitled());
  if (!is_witnessed(call, *person)) return Reply(Refusal{"res-211", "没有人或数据证明是本人", "data_mismatch"});
  if (person->certification->on_submit == Outcome::refused)
    return Reply(Refusal{"res-204", "登记的信息对不上，请到窗口办", person->certification->refusal});

  TRY(now, certification_now(call.state, *person, call.today));
  const bool was_suspended = now.standing == Standing::suspended;
  const bool passes = person->certification->on_submit == Outcome::pass;
  now.standing = passes ? Standing::done : Standing::pending;
  now.refusal = "";
  if (passes) {
    now.last_day = call.today;
    now.due_day = core::plus_days(call.today, days_between_certifications);
  }
  TRY_DONE(remember(call.state, *person, now));
  TRY(number, call.state.next_number("certification"));
  return Reply(core::Json::object({{"submission_id", call.body.text("submission_id")},
                                   {"receipt", numbered("RZ", number)},
                                   {"state", passes ? "passed" : "pending"},
                                   {"certified_on", core::to_iso(call.today)},
                                   {"next_due", core::to_iso(now.due_day)},
                                   {"back_pay", passes && was_suspended}}));
}

}  // namespace simulator
