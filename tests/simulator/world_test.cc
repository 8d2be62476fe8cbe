// The people that are delivered are right and invented; a file that could hold a real person is refused.
#include "programs/simulator/world.h"

#include <catch2/catch.hpp>
#include <set>

#include "programs/simulator/books.h"
#include "support/command.h"

namespace {

core::Json delivered() {
  auto parsed =
      core::parse_json(support::read_file(std::string(SOURCE_DIR) + "/services/platform/people.simulator.json"), "p");
  REQUIRE(parsed.ok());
  return parsed.value();
}

// The delivered file with one place changed.
core::Result<simulator::World> changed(const std::string& pointer, const std::string& key, core::Json value) {
  auto document = delivered();
  const auto* place = document.at_pointer(pointer);
  REQUIRE(place != nullptr);
  const_cast<core::Json*>(place)->set(key, std::move(value));
  return simulator::parse_world(document, "p");
}

}  // namespace

TEST_CASE("Id numbers are judged by GB 11643 and by region 99") {
  CHECK(simulator::has_right_check_digit("11010519491231002X"));
  CHECK(simulator::has_right_check_digit("440524188001010014"));
  CHECK(!simulator::has_right_check_digit("110105194912310021"));
  CHECK(!simulator::is_synthetic_id("11010519491231002X"));
  for (const char* id : {"990000194001010014", "99000019350815002X", "990000192802290037", "99000019500606004X"})
    CHECK(simulator::is_synthetic_id(id));
  CHECK(!simulator::is_synthetic_id("990000194001010015"));
  CHECK(!simulator::has_right_check_digit("99000019400230001"));
  CHECK(!simulator::has_right_check_digit(""));
}

TEST_CASE("The delivered world holds a dozen people in every standing") {
  const auto world = simulator::parse_world(delivered(), "p");
  REQUIRE(world.ok());
  CHECK(world.value().people.size() == 12);
  CHECK(world.value().credentials.rid == "yinling-trial");
  std::set<simulator::Standing> standings;
  std::set<simulator::Outcome> outcomes;
  int without_phone = 0;
  for (const auto& person : world.value().people) {
    CHECK(simulator::is_synthetic_id(person.id));
    without_phone += person.phone.empty() ? 1 : 0;
    if (!person.certification) continue;
    standings.insert(person.certification->standing);
    outcomes.insert(person.certification->on_submit);
  }
  CHECK(standings.size() == 5);
  CHECK(outcomes.size() == 3);
  CHECK(without_phone >= 1);
  CHECK(world.value().bookings.size() == 1);
}

TEST_CASE("A people file that is wrong is refused with its place") {
  const auto where = [](const core::Result<simulator::World>& result) {
    return result.ok() ? std::string("accepted") : result.error().code + " " + result.error().where;
  };
  CHECK(where(changed("/people/0", "id", "11010519491231002X")) == "PEOPLE_SHAPE p:/people/0/id");
  CHECK(where(changed("/people/0", "phone", "13800138000")) == "PEOPLE_SHAPE p:/people/0/phone");
  CHECK(where(changed("/people/0", "code", "12345")) == "PEOPLE_SHAPE p:/people/0/code");
  CHECK(where(changed("/people/0", "sex", "female")) == "PEOPLE_SHAPE p:/people/0/sex");
  CHECK(where(changed("/people/0", "nickname", "x")) == "PEOPLE_SHAPE p:/people/0/nickname");
  CHECK(where(changed("/people/0/certification", "standing", "lost")) ==
        "PEOPLE_SHAPE p:/people/0/certification/standing");
  CHECK(where(changed("/people/0/certification", "on_submit", "refused")) ==
        "PEOPLE_SHAPE p:/people/0/certification/refusal");
  CHECK(where(changed("/people/0/pension", "pay_day", 31)) == "PEOPLE_SHAPE p:/people/0/pension/pay_day");
  CHECK(where(changed("/people/1", "id", "990000194001010014")) == "PEOPLE_SHAPE p:/people/1/sex");
  CHECK(where(changed("/hospitals/1", "id", "first")) == "PEOPLE_SHAPE p:");
  CHECK(where(changed("/bookings/0", "session", "nowhere")) == "PEOPLE_SHAPE p:/bookings/0/session");
  CHECK(where(changed("", "people", 1)) == "PEOPLE_SHAPE p:/people");
}

TEST_CASE("Pension months go back from the newest pay day, with one raise a year") {
  simulator::Pension pension;
  pension.parts = {{"basic", {"基础", "Basic"}, 200'000}, {"account", {"账户", "Account"}, 50'000}};
  pension.raise_fen = 9'000;
  pension.months = 14;
  pension.pay_day = 15;
  pension.newest = simulator::Payment::returned;
  const auto months = simulator::pension_months(pension, {2026, 8, 14});  // the pay day of August has not come
  REQUIRE(months.size() == 14);
  CHECK((months[0].year == 2026 && months[0].month == 7));
  CHECK(months[0].payment == simulator::Payment::returned);
  CHECK(months[0].fen == 250'000);
  CHECK(months[1].fen == 241'000);   // June, before the raise
  CHECK(months[12].fen == 241'000);  // July of last year
  CHECK(months[13].fen == 232'000);  // and the June before it
  CHECK(core::to_iso(months[6].paid_on) == "2026-01-15");
  CHECK((months[7].year == 2025 && months[7].month == 12));
  CHECK(simulator::pension_months(pension, {2026, 8, 15})[0].month == 8);
}
