// How an errand ends: a failure that ends with a person is never called done, not on the last page, not in the journal, not
// at the goodbye.
#include <set>

#include "visit/gallery.h"
#include "visit/visitor.h"

using support::Visitor;

namespace {

const flow::Step* step_of(const Visitor& visitor) {
  const auto found = visitor.model.session ? visitor.house.services.find(visitor.model.session->service)
                                           : visitor.house.services.end();
  return found == visitor.house.services.end() ? nullptr : found->second->find(visitor.model.session->step);
}

// Every way of every service that leads to a person, as its examples walk it: the page where 知道了 stands.
std::vector<visit::Exhibit> handoffs(const Visitor& visitor) {
  std::vector<visit::Exhibit> found;
  for (const visit::Exhibit& exhibit : visit::gallery(visitor.house, visitor.examples, "zh-Hans").exhibits) {
    if (!exhibit.model.session || exhibit.model.screen != visit::Screen::errand) continue;
    const flow::Step* step =
        visitor.house.services.at(exhibit.model.session->service)->find(exhibit.model.session->step);
    if (step != nullptr && step->kind == flow::StepKind::handoff) found.push_back(exhibit);
  }
  return found;
}

}  // namespace

TEST_CASE("No errand that ends at a person is called done") {
  Visitor visitor;
  std::set<std::string> walked;
  for (const visit::Exhibit& exhibit : handoffs(visitor)) {
    INFO(exhibit.name);
    visitor.model = exhibit.model;
    visitor.all.clear();
    walked.insert(visitor.model.session->service + "." + step_of(visitor)->id);
    const bool unknown = visitor.model.promise == visit::Promise::unknown;
    visitor.tap("go_on");
    CHECK(visitor.screen() == "another");
    CHECK(visitor.sees("还要办别的事吗？"));
    CHECK_FALSE(visitor.sees("这件事办完了"));
    // What can no longer be undone keeps its key by the law of the fixed row; nothing else may say 办完.
    CHECK(visitor.sees("办完") == unknown);
    CHECK(visitor.sees("还没有回音") == unknown);
    CHECK(visitor.offers("fixed.back") == !unknown);
    const visit::Model end = visitor.model;

    visitor.tap("leave");
    CHECK(visitor.screen() == "goodbye");
    CHECK_FALSE(visitor.sees("办完"));
    CHECK_FALSE(visitor.sees("小票"));
    CHECK(visitor.sees("还没有回音") == unknown);
    CHECK(visitor.sees("号窗口") == !unknown);
    CHECK(visitor.noted(core::EventKind::visit_finished) == unknown);
    CHECK(visitor.noted(core::EventKind::visit_left) == !unknown);

    visitor.model = end;
    visitor.tap("another");
    CHECK(visitor.screen() == "home");
    CHECK(visitor.model.finished_one == unknown);
  }
  std::set<std::string> declared;
  for (const auto& [id, service] : visitor.house.services)
    for (const flow::Step& step : service->steps)
      if (step.kind == flow::StepKind::handoff) declared.insert(id + "." + step.id);
  CHECK(walked == declared);
  CHECK(walked.size() > 15);
}

TEST_CASE("A refusal that gives no reason of the person's is told as no fact about the person") {
  Visitor visitor;
  int asked = 0;
  for (const visit::Exhibit& exhibit : visit::gallery(visitor.house, visitor.examples, "zh-Hans").exhibits) {
    visitor.model = exhibit.model;
    const flow::Step* at = step_of(visitor);
    if (at == nullptr || (at->kind != flow::StepKind::fetch && at->kind != flow::StepKind::submit)) continue;
    const bool submits = at->kind == flow::StepKind::submit;
    for (const char* reason : {"other", "a_reason_of_tomorrow", "gateway_refused"}) {
      INFO(exhibit.name << " " << reason);
      visitor.model = exhibit.model;
      visitor.model.awaiting = submits ? visit::Awaiting::outcome : visit::Awaiting::fetch;
      visitor.model.awaited = visitor.model.outcome_ticket = {visitor.model.visit, 7};
      if (submits) visitor.send(visit::DeliveryRefused{visitor.model.awaited, reason, core::Json()});
      else visitor.send(visit::CallRefused{visitor.model.awaited, reason, core::Json()});
      REQUIRE(visitor.screen() == "handoff");
      for (const char* fact : {"没有查到", "对不上", "登记好", "已经约过", "约满了，"}) CHECK_FALSE(visitor.sees(fact));
      CHECK(visitor.sees("不是您按错了"));
      CHECK(visitor.sees("窗口可以帮您"));
      if (submits) CHECK(visitor.sees("是系统的问题") == (std::string(reason) == "gateway_refused"));
      ++asked;
    }
  }
  CHECK(asked > 20);
}

TEST_CASE("From the last page one can go back to what the person at the window is for") {
  Visitor visitor;
  visitor.tap("begin");
  visitor.tap("tile.life_certification");
  visitor.tap("go_on");
  visitor.tap("whom.family");
  REQUIRE(visitor.screen() == "handoff");
  visitor.tap("go_on");
  visitor.tap("fixed.back");
  CHECK(visitor.screen() == "handoff");
  CHECK(visitor.sees("认证要本人来"));
  visitor.tap("fixed.back");
  CHECK(visitor.screen() == "for_whom");
}

TEST_CASE("What staff are still looking at is not called done") {
  const auto to_end = [](Visitor& visitor) {
    for (int turns = 0; turns < 6 && visitor.model.session->step != "end"; ++turns)
      visitor.tap(visitor.screen() == "slip" || visitor.screen() == "rating" ? "decline" : "go_on");
    CHECK(visitor.screen() == "another");
    CHECK_FALSE(visitor.sees("这件事办完了"));
    CHECK(visitor.sees("工作人员正在看"));
  };
  SECTION("handed in now") {
    Visitor visitor;
    const core::Ticket ticket = visitor.to_stored();
    visitor.send(visit::Delivered{ticket, visitor.receipt("pending")});
    to_end(visitor);
  }
  SECTION("handed in before") {
    Visitor visitor;
    visitor.to_proof();
    visitor.lay_card();
    visitor.answer("identity.match", core::Json::object({{"matched", true}}));
    visitor.answer("certification.status", visitor.reply("life_certification", "certification.status", "pending"));
    to_end(visitor);
  }
}

TEST_CASE("The goodbye reminds of what lies there, and of nothing else") {
  for (const bool card : {true, false})
    for (const bool slip : {true, false}) {
      INFO("card " << card << " slip " << slip);
      Visitor visitor;
      visitor.to_slip();
      visitor.tap(slip ? "go_on" : "decline");
      if (slip) visitor.send(visit::Printed{visitor.did<visit::Print>()->ticket});
      if (!card) visitor.send(visit::CardLifted{});
      visitor.tap("fixed.leave");
      REQUIRE(visitor.screen() == "goodbye");
      CHECK(visitor.sees("请带好您的") == (card || slip));
      CHECK(visitor.sees("卡和小票") == (card && slip));
      CHECK(visitor.sees("您的小票") == (!card && slip));
      CHECK(visitor.sees("您的卡。") == (card && !slip));
      // The page stays as it is while it is read.
      visitor.send(visit::CardLifted{});
      CHECK(visitor.sees("请带好您的") == (card || slip));
      visitor.send(visit::Begin{});
      CHECK_FALSE(visitor.model.take_slip);
      CHECK_FALSE(visitor.model.slip_lies_there);
    }
}

TEST_CASE("A slip that was not printed is not spoken of at the goodbye") {
  Visitor visitor;
  const core::Ticket ticket = visitor.to_stored();
  visitor.send(visit::Delivered{ticket, visitor.receipt()});
  visitor.tap("go_on");
  visitor.tap("go_on");
  visitor.send(visit::PrintFailed{visitor.did<visit::Print>()->ticket, "jam"});
  visitor.tap("fixed.leave");
  REQUIRE(visitor.screen() == "goodbye");
  CHECK_FALSE(visitor.sees("小票"));
}

TEST_CASE("A slip that comes out when its page is gone lies there all the same") {
  Visitor visitor;
  const core::Ticket ticket = visitor.to_stored();
  SECTION("the later answer came while it was printed") {
    visitor.send(visit::Delivered{ticket, visitor.receipt("pending")});
    while (visitor.screen() != "slip") visitor.tap("go_on");
    visitor.tap("go_on");
    const core::Ticket print = visitor.did<visit::Print>()->ticket;
    visitor.model.awaiting = visit::Awaiting::nothing;  // as a late outcome leaves it
    visitor.send(visit::Printed{print});
    visitor.tap("fixed.leave");
  }
  SECTION("the person goes while it is printed") {
    visitor.send(visit::Delivered{ticket, visitor.receipt()});
    while (visitor.screen() != "slip") visitor.tap("go_on");
    visitor.tap("go_on");
    REQUIRE(visitor.did<visit::Print>() != nullptr);
    visitor.tap("fixed.leave");
  }
  REQUIRE(visitor.screen() == "goodbye");
  CHECK(visitor.sees("小票"));
}

TEST_CASE("Back from a slip that is being printed: the paper is not forgotten") {
  Visitor visitor;
  visitor.to_months();
  visitor.tap("month.2026-11");
  while (visitor.screen() != "slip") visitor.tap("go_on");
  visitor.tap("go_on");
  const visit::Print* print = visitor.did<visit::Print>();
  REQUIRE(print != nullptr);
  const core::Ticket ticket = print->ticket;
  visitor.tap("fixed.back");
  REQUIRE(visitor.screen() == "result");
  visitor.send(visit::Printed{ticket});
  CHECK(visitor.noted(core::EventKind::slip_printed));
  CHECK(visitor.screen() == "result");
  visitor.tap("fixed.leave");
  REQUIRE(visitor.screen() == "goodbye");
  CHECK(visitor.sees("小票"));
  // Of somebody else's paper nobody is told.
  visitor.tap("begin");
  visitor.send(visit::Printed{ticket});
  CHECK_FALSE(visitor.model.slip_lies_there);
}

TEST_CASE("At the goodbye nobody is closed over who does something: a call for help stands, letters stay open") {
  for (const char* key : {"fixed.help", "fixed.comfort"}) {
    INFO(key);
    Visitor visitor;
    visitor.tap("language.en");
    visitor.to_review();
    visitor.tap("fixed.leave");
    REQUIRE(visitor.screen() == "goodbye");
    visitor.tap(key);
    const std::string page = visitor.screen();
    CHECK(page == (std::string(key) == "fixed.help" ? "help" : "comfort"));
    CHECK(visitor.model.language == "en");
    visitor.speak(std::chrono::seconds(3));
    visitor.pass(std::chrono::seconds(30));
    CHECK(visitor.screen() == page);
    CHECK(visitor.did_ever<visit::WithdrawHelp>().empty());
    visitor.tap(page == "help" ? "help.go_on" : "comfort.done");
    CHECK(visitor.screen() == "welcome");
    CHECK(visitor.model.person == flow::Person{});
  }
}

TEST_CASE("Louder at the goodbye does not cut the goodbye off") {
  Visitor visitor;
  visitor.to_review();
  visitor.tap("fixed.leave");
  visitor.send(visit::SetVolume{1});
  visitor.send(visit::SetRate{2});
  CHECK(visitor.screen() == "goodbye");
  CHECK(visitor.model.visit.is_nil());
  visitor.speak(std::chrono::seconds(3));
  visitor.pass(std::chrono::seconds(5));
  CHECK(visitor.screen() == "welcome");
  CHECK(visitor.model.volume == 0);
  CHECK(visitor.model.rate == 3);
}

TEST_CASE("A card at the goodbye is somebody new: nothing of the last one's ways is left") {
  Visitor visitor;
  visitor.tap("language.en");
  visitor.send(visit::SetTextStep{4});
  visitor.to_review();
  visitor.tap("fixed.leave");
  visitor.lay_card(support::second_id, "李秀英");
  CHECK(visitor.screen() == "home");
  CHECK(visitor.model.language == "zh-Hans");
  CHECK(visitor.model.preferences == scene::Preferences{});
  CHECK_FALSE(visitor.model.take_card);
  visitor.pass(std::chrono::seconds(70));  // the goodbye's own end is over and done with
  CHECK(visitor.screen() == "home");
}

TEST_CASE("An errand that is done is called so, also after one that was not") {
  Visitor visitor;
  visitor.tap("begin");
  visitor.tap("tile.life_certification");
  visitor.tap("go_on");
  visitor.tap("whom.family");
  visitor.tap("go_on");
  visitor.tap("another");
  visitor.tap("tile.life_certification");
  visitor.tap("go_on");
  visitor.tap("whom.self");
  visitor.lay_card();
  visitor.answer("identity.match", core::Json::object({{"matched", true}}));
  visitor.answer("certification.status", visitor.reply("life_certification", "certification.status", "due"));
  while (visitor.screen() != "review") visitor.tap("go_on");
  visitor.tap("go_on");
  const core::Ticket ticket = visitor.did<visit::Commit>()->ticket;
  visitor.send(visit::Committed{ticket});
  visitor.send(visit::Delivered{ticket, visitor.receipt()});
  visitor.tap("go_on");
  visitor.tap("decline");
  visitor.tap("decline");
  CHECK(visitor.screen() == "done");
  CHECK(visitor.sees("这件事办完了"));
  visitor.tap("leave");
  CHECK(visitor.noted(core::EventKind::visit_finished));
}
