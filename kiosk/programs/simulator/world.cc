#include "programs/simulator/world.h"

#include <algorithm>
#include <array>
#include <set>

#include "programs/simulator/strict_reader.h"

namespace simulator {

namespace {

int number_of(std::string_view digits) {
  int number = 0;
  for (const char digit : digits) number = number * 10 + (digit - '0');
  return number;
}

// Requires: 18 letters, digits where the birth day stands.
core::Day birth_of(std::string_view id) {
  return {number_of(id.substr(6, 4)), number_of(id.substr(10, 2)), number_of(id.substr(12, 2))};
}

constexpr std::array<std::string_view, 5> standings{"due", "done", "suspended", "pending", "refused"};
constexpr std::array<std::string_view, 3> outcomes{"pass", "pending", "refused"};
constexpr std::array<std::string_view, 3> payments{"paid", "returned", "stopped"};
constexpr int far_days = 800;
constexpr std::int64_t most_fen = 100'000'000;

Certification read_certification(Reader& reader) {
  Certification certification;
  certification.standing = reader.one_of<Standing>("standing", standings);
  certification.last_day = static_cast<int>(reader.whole("last_day", -far_days, 0));
  certification.due_day = static_cast<int>(reader.whole("due_day", -far_days, far_days));
  certification.on_submit = reader.one_of<Outcome>("on_submit", outcomes);
  certification.refusal = reader.text_or_nothing("refusal");
  if ((certification.on_submit == Outcome::refused || certification.standing == Standing::refused) &&
      certification.refusal.empty())
    reader.fail("refusal", "A refusal needs its reason.");
  return certification;
}

Pension read_pension(Reader& reader) {
  Pension pension;
  reader.each("parts", [&](Reader& part) {
    pension.parts.push_back({part.text("id"), part.named("name"), part.whole("fen", 1, most_fen)});
  });
  if (pension.parts.empty()) reader.fail("parts", "A pension has at least one part.");
  pension.raise_fen = reader.whole("raise_fen", 0, most_fen);
  pension.months = static_cast<int>(reader.whole("months", 1, 60));
  pension.pay_day = static_cast<int>(reader.whole("pay_day", 1, 28));
  pension.bank_tail = reader.text("bank_tail");
  if (pension.bank_tail.size() != 4 || !all_digits(pension.bank_tail))
    reader.fail("bank_tail", "These are four digits.");
  pension.bank = reader.named("bank");
  pension.newest = reader.one_of<Payment>("newest", payments);
  return pension;
}

Person read_person(Reader& reader) {
  Person person;
  person.id = reader.text("id");
  if (!is_synthetic_id(person.id)) reader.fail("id", "This is no id number of region 99 with a right check digit.");
  person.name = reader.named("name");
  person.female = reader.one_of<int>("sex", std::array<std::string_view, 2>{"male", "female"}) == 1;
  if (is_synthetic_id(person.id) && person.female != ((person.id[16] - '0') % 2 == 0))
    reader.fail("sex", "The id number says otherwise.");
  person.phone = reader.text_or_nothing("phone");
  if (!person.phone.empty()) {
    if (person.phone.size() != 11 || !all_digits(person.phone) || !person.phone.starts_with("139000000"))
      reader.fail("phone", "Only numbers 139000000xx stand here.");
    person.code = reader.text("code");
    if (person.code.size() != 6 || !all_digits(person.code)) reader.fail("code", "These are six digits.");
  }
  person.has_trace = reader.yes("has_trace");
  reader.optional_object("certification", [&](Reader& inner) { person.certification = read_certification(inner); });
  reader.optional_object("pension", [&](Reader& inner) { person.pension = read_pension(inner); });
  return person;
}

Doctor read_doctor(Reader& reader) {
  Doctor doctor{
      reader.text("id"), reader.named("name"), reader.named("title"), reader.whole("fee_fen", 0, most_fen), {}};
  reader.each("sessions", [&](Reader& inner) {
    Session session;
    session.id = inner.text("id");
    session.day = static_cast<int>(inner.whole("day", 0, 60));
    session.from = inner.time("from");
    session.until = inner.time("until");
    if (!(session.from < session.until)) inner.fail("until", "This is later than \"from\".");
    session.places = static_cast<int>(inner.whole("places", 0, 200));
    doctor.sessions.push_back(session);
  });
  return doctor;
}

Hospital read_hospital(Reader& reader) {
  Hospital hospital{reader.text("id"), reader.named("name"), reader.named("address"), {}};
  reader.each("departments", [&](Reader& inner) {
    Department department{inner.text("id"), inner.named("name"), inner.named("symptoms"), inner.named("place"), {}};
    inner.each("doctors", [&](Reader& doctor) { department.doctors.push_back(read_doctor(doctor)); });
    hospital.departments.push_back(std::move(department));
  });
  return hospital;
}

Credentials read_credentials(Reader& reader) {
  Credentials credentials;
  credentials.rid = reader.text("rid");
  credentials.appsecret = reader.text("appsecret");
  credentials.tolerance_ms = reader.whole("tolerance_ms", 1'000, 3'600'000);
  credentials.sids = reader.texts("sids");
  return credentials;
}

// Ids of a kind stand once in the whole file: a booking names them without saying where they are.
std::optional<std::string> twice(const World& world) {
  std::set<std::string> seen;
  const auto first = [&](const std::string& id) { return seen.insert(id).second; };
  for (const auto& person : world.people)
    if (!first(person.id)) return "The same id number stands twice.";
  for (const auto& hospital : world.hospitals) {
    if (!first(hospital.id)) return "The same hospital stands twice.";
    for (const auto& department : hospital.departments) {
      if (!first(department.id)) return "The same department stands twice.";
      for (const auto& doctor : department.doctors) {
        if (!first(doctor.id)) return "The same doctor stands twice.";
        for (const auto& session : doctor.sessions)
          if (!first(session.id)) return "The same session stands twice.";
      }
    }
  }
  return std::nullopt;
}

bool has_session(const World& world, const std::string& session) {
  for (const auto& hospital : world.hospitals)
    for (const auto& department : hospital.departments)
      for (const auto& doctor : department.doctors)
        if (std::any_of(doctor.sessions.begin(), doctor.sessions.end(),
                        [&](const Session& one) { return one.id == session; }))
          return true;
  return false;
}

}  // namespace

bool has_right_check_digit(std::string_view id) {
  constexpr std::array<int, 17> weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  constexpr std::string_view check = "10X98765432";
  if (id.size() != 18 || !all_digits(id.substr(0, 17)) || !core::is_valid(birth_of(id))) return false;
  int sum = 0;
  for (std::size_t index = 0; index < weights.size(); ++index) sum += weights[index] * (id[index] - '0');
  return id[17] == check[static_cast<std::size_t>(sum % 11)];
}

bool is_synthetic_id(std::string_view id) {
  if (!has_right_check_digit(id) || !id.starts_with("99")) return false;
  const int year = birth_of(id).year;
  return year >= 1928 && year <= 1962;
}

const Person* World::find_person(std::string_view id) const {
  const auto found = std::find_if(people.begin(), people.end(), [id](const Person& person) { return person.id == id; });
  return found == people.end() ? nullptr : &*found;
}

const Hospital* World::find_hospital(std::string_view id) const {
  const auto found =
      std::find_if(hospitals.begin(), hospitals.end(), [id](const Hospital& one) { return one.id == id; });
  return found == hospitals.end() ? nullptr : &*found;
}

core::Result<World> parse_world(const core::Json& document, std::string_view where) {
  World world;
  std::optional<core::Error> wrong;
  Reader reader(document, where, "", wrong);
  reader.text("about");
  reader.object("gateway", [&](Reader& inner) { world.credentials = read_credentials(inner); });
  reader.each("people", [&](Reader& inner) { world.people.push_back(read_person(inner)); });
  reader.each("hospitals", [&](Reader& inner) { world.hospitals.push_back(read_hospital(inner)); });
  reader.each("bookings", [&](Reader& inner) {
    world.bookings.push_back({inner.text("person"), inner.text("session")});
    if (world.find_person(world.bookings.back().person) == nullptr) inner.fail("person", "There is no such person.");
  });
  reader.finish();
  if (auto double_id = twice(world)) reader.fail("", *double_id);
  for (std::size_t index = 0; index < world.bookings.size(); ++index)
    if (!has_session(world, world.bookings[index].session))
      reader.fail_at("/bookings/" + std::to_string(index) + "/session", "There is no such session.");
  if (wrong) return *wrong;
  return world;
}

}  // namespace simulator
