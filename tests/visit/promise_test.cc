// Commit before promise: what the screen says of a submission is never more than what is so.
#include "visit/visitor.h"

using support::Visitor;

namespace {

const char* const stored = "已经记在这台机器里了";
const char* const accepted = "收下了";
const char* const unknown = "送出去了，还没有回音";

}  // namespace

TEST_CASE("Nothing is promised before it is stored") {
  Visitor visitor;
  const core::Ticket ticket = visitor.to_commit();
  CHECK_FALSE(visitor.sees(stored));
  CHECK_FALSE(visitor.offers("fixed.back"));
  CHECK_FALSE(visitor.offers("fixed.leave"));
  visitor.send(visit::Committed{ticket});
  CHECK(visitor.sees(stored));
  CHECK_FALSE(visitor.sees(accepted));
  CHECK_FALSE(visitor.offers("fixed.back"));
  CHECK(visitor.offers("fixed.leave"));
  CHECK(visitor.sees("办完了"));
  CHECK_FALSE(visitor.sees("不办了"));
}

TEST_CASE("The submission id lies inside the payload and is the one that the receipt must carry") {
  Visitor visitor;
  visitor.to_commit();
  const visit::Commit* commit = visitor.did<visit::Commit>();
  CHECK(commit->submission->body.text("submission_id") == core::to_hex(commit->submission->id));
  CHECK(commit->submission->operation == "certification.submit");
  REQUIRE(commit->events.size() == 1);
  CHECK(commit->events[0].kind == core::EventKind::submission_committed);
}

TEST_CASE("A receipt with our id is a receipt; with another one it proves nothing") {
  for (const bool ours : {true, false}) {
    Visitor visitor;
    const core::Ticket ticket = visitor.to_stored();
    core::Json receipt = visitor.receipt();
    if (!ours) receipt.set("submission_id", "000000000000000000000000000000ff");
    visitor.send(visit::Delivered{ticket, receipt});
    CHECK(visitor.sees(accepted) == ours);
    CHECK(visitor.sees(unknown) == !ours);
    CHECK(visitor.sees("RZ000001") == ours);
  }
}

TEST_CASE("An outcome before the commit is not believed") {
  Visitor visitor;
  const core::Ticket ticket = visitor.to_commit();
  visitor.send(visit::Delivered{ticket, visitor.receipt()});
  CHECK(visitor.screen() == "working");
  CHECK_FALSE(visitor.sees(accepted));
}

TEST_CASE("An outcome counts once") {
  Visitor visitor;
  const core::Ticket ticket = visitor.to_commit();
  const core::Json receipt = visitor.receipt();
  visitor.send(visit::Committed{ticket});
  visitor.send(visit::Delivered{ticket, receipt});
  visitor.tap("go_on");
  REQUIRE(visitor.screen() == "slip");
  const visit::Model before = visitor.model;
  visitor.send(visit::Delivered{ticket, receipt});
  visitor.send(visit::DeliveryRefused{ticket, "not_entitled", core::Json()});
  visitor.send(visit::DeliveryUnknown{ticket});
  CHECK(visitor.model == before);
}

TEST_CASE("Sent without an answer: said so, and what happens next; the later answer still counts") {
  Visitor visitor;
  const core::Ticket ticket = visitor.to_commit();
  const core::Json receipt = visitor.receipt();
  visitor.send(visit::Committed{ticket});
  visitor.send(visit::DeliveryUnknown{ticket});
  CHECK(visitor.sees(unknown));
  CHECK(visitor.sees("工作人员会联系您"));
  CHECK_FALSE(visitor.offers("fixed.back"));
  CHECK_FALSE(visitor.sees(accepted));
  visitor.send(visit::Delivered{ticket, receipt});
  CHECK(visitor.sees(accepted));
}

TEST_CASE("Told as unanswered and then known not to have arrived: that is said") {
  Visitor visitor;
  const core::Ticket ticket = visitor.to_stored();
  visitor.send(visit::DeliveryUnknown{ticket});
  REQUIRE(visitor.sees("送出去了，还没有回音"));
  visitor.send(visit::DeliveryNotSent{ticket});
  CHECK(visitor.sees("没有送出去"));
  CHECK_FALSE(visitor.sees("还没有回音"));
  // Nothing of it is open any more: it can be tried again, under an id of its own.
  const core::Id first = visitor.model.submission;
  visitor.send(visit::Delivered{ticket, visitor.receipt()});
  CHECK(visitor.sees("没有送出去"));
  visitor.tap("again");
  REQUIRE(visitor.did<visit::Commit>() != nullptr);
  CHECK(visitor.model.submission != first);
}

TEST_CASE("What waited for the line is no longer said to wait when it has gone out unanswered") {
  Visitor visitor;
  auto queues = std::make_shared<flow::Definition>(*visitor.house.services.at("life_certification"));
  for (flow::Step& step : queues->steps)
    if (step.kind == flow::StepKind::submit) step.when_offline = "queue";
  visitor.house.services["life_certification"] = queues;
  const core::Ticket ticket = visitor.to_stored();
  visitor.send(visit::DeliveryQueued{ticket});
  REQUIRE(visitor.model.promise == visit::Promise::queued);
  visitor.send(visit::DeliveryUnknown{ticket});
  CHECK(visitor.sees("送出去了，还没有回音"));
  CHECK_FALSE(visitor.sees("线路通了就送"));
  visitor.send(visit::DeliveryUnknown{ticket});
  CHECK(visitor.sees("送出去了，还没有回音"));
}

TEST_CASE("Not stored: nothing was sent, and both ways on are offered") {
  Visitor visitor;
  const core::Ticket ticket = visitor.to_commit();
  visitor.send(visit::CommitFailed{ticket});
  CHECK(visitor.screen() == "trouble");
  CHECK_FALSE(visitor.sees(stored));
  CHECK(visitor.sees("没有送出去"));
  CHECK(visitor.offers("fixed.back"));
  const core::Id first = visitor.model.submission;
  visitor.tap("again");
  REQUIRE(visitor.did<visit::Commit>() != nullptr);
  CHECK_FALSE(visitor.model.submission == first);
  visitor.send(visit::CommitFailed{visitor.did<visit::Commit>()->ticket});
  visitor.tap("window");
  CHECK(visitor.screen() == "handoff");
}

TEST_CASE("Not sent: the truth is told and the errand can go on") {
  Visitor visitor;
  const core::Ticket ticket = visitor.to_stored();
  visitor.send(visit::DeliveryNotSent{ticket});
  CHECK(visitor.screen() == "trouble");
  CHECK(visitor.sees("没有送出去"));
  CHECK_FALSE(visitor.sees(stored));
  visitor.tap("fixed.back");
  CHECK(visitor.screen() == "review");
  CHECK(visitor.offers("fixed.back"));
}

TEST_CASE("Refused: the platform's reason leads on to a person") {
  Visitor visitor;
  const core::Ticket ticket = visitor.to_stored();
  visitor.send(visit::DeliveryRefused{ticket, "data_mismatch", core::Json()});
  CHECK(visitor.screen() == "handoff");
  CHECK_FALSE(visitor.sees(stored));
  CHECK_FALSE(visitor.sees(accepted));
}

TEST_CASE("Given up by the outbox: nobody refused it, and nobody is told so") {
  for (const char* reason : {"too_old", "unreadable"}) {
    Visitor visitor;
    const core::Ticket ticket = visitor.to_stored();
    visitor.send(visit::DeliveryRefused{ticket, reason, core::Json()});
    CHECK(visitor.sees("送出去了，还没有回音"));
    CHECK_FALSE(visitor.sees("没办成"));
    CHECK_FALSE(visitor.sees(accepted));
    // And once more, after it was told that there is no answer yet.
    visitor.send(visit::DeliveryRefused{ticket, reason, core::Json()});
    CHECK(visitor.sees("送出去了，还没有回音"));
  }
}

TEST_CASE("Answers that nobody waits for change nothing") {
  Visitor visitor;
  visitor.to_proof();
  visitor.lay_card();
  const visit::Model before = visitor.model;
  const core::Ticket strange{visitor.model.visit, 9999}, old{core::Id{{0x42}}, visitor.model.awaited.sequence};
  for (const core::Ticket& ticket : {strange, old, core::Ticket{}}) {
    visitor.send(visit::CallAnswered{ticket, core::Json::object({{"matched", true}})});
    visitor.send(visit::CallRefused{ticket, "x", core::Json()});
    visitor.send(visit::CallUnanswered{ticket, true});
    visitor.send(visit::Committed{ticket});
    visitor.send(visit::CommitFailed{ticket});
    visitor.send(visit::Delivered{ticket, core::Json::object({{"submission_id", core::to_hex(core::Id{})}})});
    visitor.send(visit::DeliveryRefused{ticket, "x", core::Json()});
    visitor.send(visit::DeliveryUnknown{ticket});
    visitor.send(visit::DeliveryQueued{ticket});
    visitor.send(visit::DeliveryNotSent{ticket});
    visitor.send(visit::Printed{ticket});
    visitor.send(visit::PrintFailed{ticket, "jam"});
    visitor.send(visit::HelpAnswered{ticket, "来了"});
    visitor.send(visit::Woke{ticket});
    CHECK(visitor.model == before);
    CHECK(visitor.last.empty());
  }
}

TEST_CASE("While it waits it says so after one second and every ten, without cutting off the screen") {
  Visitor visitor;
  visitor.to_commit();
  visitor.all.clear();
  visitor.pass(std::chrono::seconds(1));
  CHECK(visitor.did_ever<visit::Say>().size() == 1);
  visitor.pass(std::chrono::seconds(30));
  const auto said = visitor.did_ever<visit::Say>();
  CHECK(said.size() == 4);
  for (const visit::Say& say : said) CHECK(say.priority == core::Priority::when_quiet);
}

TEST_CASE("The goodbye says no more than what is so") {
  SECTION("left") {
    Visitor visitor;
    visitor.to_review();
    visitor.tap("fixed.leave");
    CHECK(visitor.sees("不办了"));
    CHECK(visitor.noted(core::EventKind::visit_left));
  }
  SECTION("on its way") {
    Visitor visitor;
    visitor.to_stored();
    visitor.tap("fixed.leave");
    CHECK(visitor.sees("记在这台机器里了"));
    CHECK(visitor.noted(core::EventKind::visit_finished));
    CHECK_FALSE(visitor.noted(core::EventKind::visit_left));
  }
  SECTION("no answer yet") {
    Visitor visitor;
    const core::Ticket ticket = visitor.to_stored();
    visitor.send(visit::DeliveryUnknown{ticket});
    visitor.tap("fixed.leave");
    CHECK(visitor.sees("还没有回音"));
  }
}
