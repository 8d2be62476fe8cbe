// Wanderers: random touches, cards and answers over thousands of steps. Never a dead end, never a promise too much, no finding
// of the audit, and nothing of one person before another.
//
// A few of them walk with every run of the tests. Longer: YINLING_WANDERERS=FIRST-LAST build/bin/test_visit "Wanderers*".
#include "visit/wanderer.h"

#include <cstdio>
#include <cstdlib>

using support::nobody_after;
using support::people;
using support::stranger_in;
using support::told_by;
using support::Visitor;
using support::Wanderer;

namespace {

// The first and the last seed of those that walk.
std::pair<unsigned, unsigned> seeds() {
  unsigned first = 1, last = 6;
  const char* wanted = std::getenv("YINLING_WANDERERS");
  if (wanted == nullptr) return {first, last};
  REQUIRE(std::sscanf(wanted, "%u-%u", &first, &last) == 2);
  return {first, last};
}

}  // namespace

TEST_CASE("What a wanderer looks for is found when it is there") {
  Visitor visitor;
  visitor.lay_card(people[0].id, people[0].name);
  const flow::Person first = visitor.model.person;
  CHECK(stranger_in("张 建国", first) == "");
  CHECK(stranger_in("张 建\n国", flow::Person{}) == people[0].name);
  CHECK(stranger_in("号码" + std::string(people[1].id), first) == people[1].name);
  // A name that the desk says before the wrong person, in a whole scene.
  visitor.tap("fixed.help");
  visitor.send(visit::HelpAnswered{visitor.model.help_ticket, "李秀英请到二号窗口"});
  CHECK(stranger_in(told_by(visitor.view().scene), visitor.model.person) == people[1].name);
  visitor.send(visit::NextPerson{});
  REQUIRE(visitor.model.visit.is_nil());
  CHECK(visitor.model == nobody_after(visitor.house, visitor.model));
  for (const auto leave_behind : {+[](visit::Model& model) { model.digits = "9900"; },
                                  +[](visit::Model& model) {
                                    model.person.facts = core::Json::object({{"name", "x"}});
                                  },
                                  +[](visit::Model& model) { model.revealed.insert("number"); },
                                  +[](visit::Model& model) { model.language = "en"; }}) {
    visit::Model model = visitor.model;
    leave_behind(model);
    CHECK_FALSE(model == nobody_after(visitor.house, model));
  }
}

TEST_CASE("Wanderers never meet a dead end, a promise too much, or what is somebody else's") {
  const auto [first, last] = seeds();
  std::set<std::string> screens;
  for (unsigned seed = first; seed <= last; ++seed) {
    INFO("run again: YINLING_WANDERERS=" << seed << "-" << seed << " build/bin/test_visit \"Wanderers*\"");
    Wanderer wanderer(seed);
    for (int i = 0; i < 1500; ++i) wanderer.step();
    screens.insert(wanderer.screens.begin(), wanderer.screens.end());
  }
  if (last - first < 5) return;  // a single one is walked again to find its fault
  // They must really have come around.
  for (const char* screen :
       {"welcome", "home", "comfort", "intro", "for_whom", "place_card", "witness", "question", "review", "working",
        "result", "slip", "help", "still_there", "trouble", "goodbye", "handoff"}) {
    INFO(screen);
    CHECK(screens.count(screen) == 1);
  }
}
