// Parts: small pieces that the operations share.
//
// Used by the simulator's operations, on the server's thread.
#pragma once

#include <string>
#include <string_view>

#include "core/json.h"
#include "programs/simulator/operations.h"

namespace simulator {

// The person of `person_id`, or nullptr.
const Person* person_of(const Call& call);
Refusal unknown_person();
// "RZ000017": two letters and a number of at least six digits.
std::string numbered(std::string_view letters, int number);
// Sets name and name_en.
void set_named(core::Json& object, const std::string& member, const Named& named);

// One function an operation.
core::Result<Reply> certification_status(Call& call);
core::Result<Reply> certification_submit(Call& call);
core::Result<Reply> pension_list(Call& call);
core::Result<Reply> hospitals(Call& call);
core::Result<Reply> departments(Call& call);
core::Result<Reply> sessions(Call& call);
core::Result<Reply> bookings(Call& call);
core::Result<Reply> book(Call& call);
core::Result<Reply> send_code(Call& call);
core::Result<Reply> check_code(Call& call);
core::Result<Reply> match_person(Call& call);
core::Result<Reply> look_up(Call& call);

}  // namespace simulator
