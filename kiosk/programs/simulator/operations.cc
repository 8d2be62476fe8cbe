#include "programs/simulator/operations.h"

#include <cstdio>
#include <map>

#include "programs/simulator/parts.h"

namespace simulator {

Business business_of(std::string_view operation) {
  static const std::map<std::string_view, core::Result<Reply> (*)(Call&)> all{
      {"identity.send_code", send_code},
      {"identity.check_code", check_code},
      {"identity.match", match_person},
      {"certification.status", certification_status},
      {"certification.submit", certification_submit},
      {"pension.months", pension_list},
      {"appointment.hospitals", hospitals},
      {"appointment.departments", departments},
      {"appointment.sessions", sessions},
      {"appointment.bookings", bookings},
      {"appointment.book", book},
      {"submission.lookup", look_up},
  };
  const auto found = all.find(operation);
  return found == all.end() ? Business{} : Business(found->second);
}

const Person* person_of(const Call& call) { return call.world.find_person(call.body.text("person_id")); }

Refusal unknown_person() { return {"res-201", "没有查到这个人", "unknown_person"}; }

std::string numbered(std::string_view letters, int number) {
  char digits[16];
  std::snprintf(digits, sizeof digits, "%06d", number);
  return std::string(letters) + digits;
}

void set_named(core::Json& object, const std::string& member, const Named& named) {
  object.set(member, named.zh);
  object.set(member + "_en", named.en);
}

}  // namespace simulator
