#include "programs/simulator/books.h"

#include <algorithm>

namespace simulator {

namespace {

constexpr std::string_view certifications = "certification";
constexpr std::string_view booked_sessions = "booking";
constexpr int july = 7;

core::Error damaged() {
  return {"STATE_DAMAGED", "", "The simulator's state holds something it did not write.",
          "Start it with an empty --state folder."};
}

// How many times July was passed going back from the newest month to this one: pensions are raised once a year, in
// July.
int raises_between(int year, int month, int newest_year, int newest_month) {
  const auto last_july = [](int y, int m) { return m >= july ? y : y - 1; };
  return last_july(newest_year, newest_month) - last_july(year, month);
}

}  // namespace

core::Result<CertificationNow> certification_now(const State& state, const Person& person, const core::Day& today) {
  TRY(changed, state.fact(certifications, person.id));
  const auto& before = *person.certification;
  if (!changed)
    return CertificationNow{before.standing, core::plus_days(today, before.last_day),
                            core::plus_days(today, before.due_day),
                            before.standing == Standing::refused ? before.refusal : ""};
  const auto parsed = core::parse_json(*changed, "state");
  if (!parsed.ok()) return damaged();
  TRY(last_day, core::parse_day(parsed.value().text("last_day")));
  TRY(due_day, core::parse_day(parsed.value().text("due_day")));
  return CertificationNow{static_cast<Standing>(parsed.value().whole("standing")), last_day, due_day,
                          parsed.value().text("refusal")};
}

core::Result<core::Done> remember(State& state, const Person& person, const CertificationNow& now) {
  return state.set_fact(certifications, person.id,
                        core::Json::object({{"standing", static_cast<int>(now.standing)},
                                            {"last_day", core::to_iso(now.last_day)},
                                            {"due_day", core::to_iso(now.due_day)},
                                            {"refusal", now.refusal}})
                            .dump());
}

std::vector<PensionMonth> pension_months(const Pension& pension, const core::Day& today) {
  int year = today.year, month = today.month;
  const auto step_back = [&] {
    if (--month == 0) month = 12, --year;
  };
  if (today.day < pension.pay_day) step_back();
  const int newest_year = year, newest_month = month;
  std::vector<PensionMonth> months;
  for (int count = 0; count < pension.months; ++count, step_back()) {
    PensionMonth entry{year, month, core::Day{year, month, pension.pay_day}, pension.parts, 0, Payment::paid};
    if (count == 0) entry.payment = pension.newest;
    // The raise sits in the first part.
    auto& base = entry.parts.front().fen;
    base =
        std::max<std::int64_t>(100, base - pension.raise_fen * raises_between(year, month, newest_year, newest_month));
    for (const auto& part : entry.parts) entry.fen += part.fen;
    months.push_back(std::move(entry));
  }
  return months;
}

std::optional<Place> find_place(const World& world, std::string_view session) {
  for (const auto& hospital : world.hospitals)
    for (const auto& department : hospital.departments)
      for (const auto& doctor : department.doctors)
        for (const auto& one : doctor.sessions)
          if (one.id == session) return Place{&hospital, &department, &doctor, &one};
  return std::nullopt;
}

std::optional<Place> find_department(const World& world, std::string_view department) {
  for (const auto& hospital : world.hospitals)
    for (const auto& one : hospital.departments)
      if (one.id == department) return Place{&hospital, &one, nullptr, nullptr};
  return std::nullopt;
}

core::Result<std::vector<BookingNow>> bookings_now(const State& state, const World& world) {
  std::vector<BookingNow> bookings;
  int place_in_file = 0;
  for (const auto& booking : world.bookings)
    if (const auto place = find_place(world, booking.session))
      bookings.push_back({"YY" + std::to_string(900001 + place_in_file++), booking.person, *place});
  TRY(made, state.facts(booked_sessions));
  for (const auto& [number, text] : made) {
    const auto parsed = core::parse_json(text, "state");
    if (!parsed.ok()) return damaged();
    // A session that is no longer in the file has had its day.
    if (const auto place = find_place(world, parsed.value().text("session")))
      bookings.push_back({number, parsed.value().text("person"), *place});
  }
  return bookings;
}

core::Result<core::Done> remember_booking(State& state, const std::string& number, const std::string& person,
                                          const std::string& session) {
  return state.set_fact(booked_sessions, number, core::Json::object({{"person", person}, {"session", session}}).dump());
}

int places_left(const Session& session, const std::vector<BookingNow>& bookings) {
  const auto taken = std::count_if(bookings.begin(), bookings.end(),
                                   [&](const BookingNow& booking) { return booking.place.session->id == session.id; });
  return std::max(0, session.places - static_cast<int>(taken));
}

}  // namespace simulator
