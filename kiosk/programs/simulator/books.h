// Books: what the simulated offices know about a person today, from the world as it was delivered and from what was
// submitted since. Values only; the operations turn them into answers.
//
// Used by the simulator's operations, on the server's thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/result.h"
#include "core/units.h"
#include "programs/simulator/state.h"
#include "programs/simulator/world.h"

namespace simulator {

struct CertificationNow {
  Standing standing = Standing::due;
  core::Day last_day, due_day;
  std::string refusal;
};
// Requires: person.certification.
core::Result<CertificationNow> certification_now(const State& state, const Person& person, const core::Day& today);
core::Result<core::Done> remember(State& state, const Person& person, const CertificationNow& now);

struct PensionMonth {
  int year = 0, month = 0;
  core::Day paid_on;
  std::vector<PensionPart> parts;
  std::int64_t fen = 0;
  Payment payment = Payment::paid;
};
// Newest first; the newest is this month when its pay day has come. Requires: person.pension.
std::vector<PensionMonth> pension_months(const Pension& pension, const core::Day& today);

struct Place {
  const Hospital* hospital = nullptr;
  const Department* department = nullptr;
  const Doctor* doctor = nullptr;
  const Session* session = nullptr;
};
// Empty when there is no such session.
std::optional<Place> find_place(const World& world, std::string_view session);
// Empty when there is no such department or doctor; session (and doctor) stay null.
std::optional<Place> find_department(const World& world, std::string_view department);

// A booking that stands: from the world's file or made since.
struct BookingNow {
  std::string number, person;
  Place place;
};
core::Result<std::vector<BookingNow>> bookings_now(const State& state, const World& world);
core::Result<core::Done> remember_booking(State& state, const std::string& number, const std::string& person,
                                          const std::string& session);
int places_left(const Session& session, const std::vector<BookingNow>& bookings);

}  // namespace simulator
