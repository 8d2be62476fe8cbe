// 预约挂号: hospitals, departments by symptom words, doctors and their days, and the booking itself.
#include <algorithm>

#include "programs/simulator/books.h"
#include "programs/simulator/operations.h"
#include "programs/simulator/parts.h"

namespace simulator {

namespace {

Refusal not_found() { return {"res-205", "没有查到", "not_found"}; }

core::Json describe(const Place& place, const core::Day& today) {
  auto data = core::Json::object({{"session", place.session->id},
                                  {"day", core::to_iso(core::plus_days(today, place.session->day))},
                                  {"from", core::to_iso(place.session->from)},
                                  {"until", core::to_iso(place.session->until)},
                                  {"fee_fen", place.doctor->fee_fen}});
  set_named(data, "hospital", place.hospital->name);
  set_named(data, "department", place.department->name);
  set_named(data, "doctor", place.doctor->name);
  set_named(data, "title", place.doctor->title);
  set_named(data, "place", place.department->place);
  return data;
}

}  // namespace

core::Result<Reply> hospitals(Call& call) {
  core::Json items{core::Json::Array{}};
  for (const auto& hospital : call.world.hospitals) {
    auto item = core::Json::object({{"id", hospital.id}});
    set_named(item, "name", hospital.name);
    set_named(item, "address", hospital.address);
    items.push(std::move(item));
  }
  return Reply(core::Json::object({{"items", std::move(items)}}));
}

core::Result<Reply> departments(Call& call) {
  const auto* hospital = call.world.find_hospital(call.body.text("hospital"));
  if (hospital == nullptr) return Reply(not_found());
  core::Json items{core::Json::Array{}};
  for (const auto& department : hospital->departments) {
    auto item = core::Json::object({{"id", department.id}});
    set_named(item, "name", department.name);
    set_named(item, "symptoms", department.symptoms);
    set_named(item, "place", department.place);
    items.push(std::move(item));
  }
  return Reply(core::Json::object({{"items", std::move(items)}}));
}

// Every session of the department that still has a place, in order of day and time.
core::Result<Reply> sessions(Call& call) {
  const auto department = find_department(call.world, call.body.text("department"));
  if (!department) return Reply(not_found());
  TRY(booked, bookings_now(call.state, call.world));
  std::vector<Place> open;
  for (const auto& doctor : department->department->doctors)
    for (const auto& session : doctor.sessions)
      if (places_left(session, booked) > 0)
        open.push_back({department->hospital, department->department, &doctor, &session});
  std::stable_sort(open.begin(), open.end(), [](const Place& a, const Place& b) {
    return std::pair(a.session->day, a.session->from) < std::pair(b.session->day, b.session->from);
  });
  core::Json items{core::Json::Array{}};
  for (const auto& place : open) {
    auto item = describe(place, call.today);
    item.set("left", places_left(*place.session, booked));
    items.push(std::move(item));
  }
  return Reply(core::Json::object({{"items", std::move(items)}}));
}

core::Result<Reply> bookings(Call& call) {
  const Person* person = person_of(call);
  if (person == nullptr) return Reply(unknown_person());
  TRY(booked, bookings_now(call.state, call.world));
  core::Json items{core::Json::Array{}};
  for (const auto& booking : booked) {
    if (booking.person != person->id) continue;
    auto item = describe(booking.place, call.today);
    item.set("number", booking.number);
    items.push(std::move(item));
  }
  return Reply(core::Json::object({{"items", std::move(items)}}));
}

core::Result<Reply> book(Call& call) {
  const Person* person = person_of(call);
  if (person == nullptr) return Reply(unknown_person());
  const auto place = find_place(call.world, call.body.text("session"));
  if (!place) return Reply(not_found());
  TRY(booked, bookings_now(call.state, call.world));
  const bool same = std::any_of(booked.begin(), booked.end(), [&](const BookingNow& booking) {
    return booking.person == person->id && booking.place.session->id == place->session->id;
  });
  if (same) return Reply(Refusal{"res-206", "这个号您已经约过了", "already_booked"});
  if (places_left(*place->session, booked) == 0) return Reply(Refusal{"res-207", "这个时间的号约满了", "full"});

  TRY(running, call.state.next_number("booking"));
  const std::string number = numbered("YY", running);
  TRY_DONE(remember_booking(call.state, number, person->id, place->session->id));
  auto data = describe(*place, call.today);
  data.set("submission_id", call.body.text("submission_id"));
  data.set("receipt", number);
  return Reply(std::move(data));
}

}  // namespace simulator
