// 养老金查询: the months that were paid, newest first.
#include <cstdio>

#include "programs/simulator/books.h"
#include "programs/simulator/operations.h"
#include "programs/simulator/parts.h"

namespace simulator {

namespace {

std::string_view word_of(Payment payment) {
  switch (payment) {
    case Payment::paid: return "paid";
    case Payment::returned: return "returned";
    case Payment::stopped: return "stopped";
  }
  return "paid";
}

core::Json to_json(const PensionMonth& month) {
  char name[16];
  std::snprintf(name, sizeof name, "%04d-%02d", month.year, month.month);
  core::Json parts{core::Json::Array{}};
  for (const auto& part : month.parts) {
    auto one = core::Json::object({{"id", part.id}, {"amount_fen", part.fen}});
    set_named(one, "name", part.name);
    parts.push(std::move(one));
  }
  return core::Json::object({{"month", name},
                             {"paid_on", core::to_iso(month.paid_on)},
                             {"amount_fen", month.fen},
                             {"state", word_of(month.payment)},
                             {"parts", std::move(parts)}});
}

}  // namespace

core::Result<Reply> pension_list(Call& call) {
  const Person* person = person_of(call);
  if (person == nullptr) return Reply(unknown_person());
  if (!person->pension) return Reply(Refusal{"res-203", "没有查到养老待遇，请到窗口问一下", "not_entitled"});
  core::Json months{core::Json::Array{}};
  for (const auto& month : pension_months(*person->pension, call.today)) months.push(to_json(month));
  auto data = core::Json::object({{"months", std::move(months)}, {"bank_tail", person->pension->bank_tail}});
  set_named(data, "bank", person->pension->bank);
  return Reply(std::move(data));
}

}  // namespace simulator
