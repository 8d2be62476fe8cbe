// World: the people, hospitals and credentials the simulator plays with, from services/platform/people.simulator.json.
//
// Read once at start by the simulator's main, then const; any thread. Every person is invented: ids of region 99, which
// no office gives out, phones 139000000xx. Days are offsets from today, so that the file never grows old. Money is in
// 分.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/json.h"
#include "core/result.h"
#include "core/units.h"
#include "programs/simulator/gateway.h"

namespace simulator {

// A word for the eye in both languages of the box.
struct Named {
  std::string zh, en;
};

// What the pension office would find in its books before anybody comes to the kiosk.
enum class Standing { due, done, suspended, pending, refused };
// What becomes of a certification that is handed in.
enum class Outcome { pass, pending, refused };

struct Certification {
  Standing standing = Standing::due;
  int last_day = -365;  // offset: when the last one passed
  int due_day = 0;      // offset: until when the next one is wanted
  Outcome on_submit = Outcome::pass;
  std::string refusal;  // reason code of the contract when on_submit or standing is refused
};

struct PensionPart {
  std::string id;
  Named name;
  std::int64_t fen = 0;
};

enum class Payment { paid, returned, stopped };

struct Pension {
  std::vector<PensionPart> parts;  // of the newest month
  std::int64_t raise_fen = 0;      // by how much every July was above the June before it
  int months = 12;                 // how many months there are, the newest last month or this one
  int pay_day = 15;                // of the month
  std::string bank_tail;           // the last four
  Named bank;
  Payment newest = Payment::paid;
};

struct Person {
  std::string id;
  Named name;
  bool female = false;
  std::string phone;       // "" for none
  std::string code;        // the one-time code the platform would send to that phone
  bool has_trace = false;  // the platform knows of something only the living do
  std::optional<Certification> certification;
  std::optional<Pension> pension;
};

struct Session {
  std::string id;  // "d0107-1"
  int day = 1;     // offset
  core::TimeOfDay from, until;
  int places = 1;
};

struct Doctor {
  std::string id;
  Named name, title;
  std::int64_t fee_fen = 0;
  std::vector<Session> sessions;
};

struct Department {
  std::string id;
  Named name, symptoms, place;  // symptoms: the words a person would use; place: building, floor, room
  std::vector<Doctor> doctors;
};

struct Hospital {
  std::string id;
  Named name, address;
  std::vector<Department> departments;
};

struct Booking {
  std::string person, session;  // ids
};

struct World {
  Credentials credentials;
  std::vector<Person> people;
  std::vector<Hospital> hospitals;
  std::vector<Booking> bookings;  // there before the first request

  const Person* find_person(std::string_view id) const;
  const Hospital* find_hospital(std::string_view id) const;
};

// GB 11643: seventeen digits and the check digit that belongs to them, a birth day that exists.
bool has_right_check_digit(std::string_view id);
// The same, of region 99 and born between 1928 and 1962.
bool is_synthetic_id(std::string_view id);

// Refuses unknown members, wrong types, ids that could be anybody's, the same id twice, references to nothing.
// Fails with: PEOPLE_SHAPE and a JSON pointer.
core::Result<World> parse_world(const core::Json& document, std::string_view where);

}  // namespace simulator
