// The visit that a power cut interrupted: offered to the same card, exactly as true as it was; never to anybody else.
#include "visit/visitor.h"

using support::Visitor;

namespace {

core::Json last_kept(const Visitor& visitor) {
  const auto kept = visitor.did_ever<visit::Keep>();
  REQUIRE_FALSE(kept.empty());
  CHECK(kept.back().owner == support::first_id);
  auto parsed = core::parse_json(kept.back().visit.dump(), "kept");
  REQUIRE(parsed.ok());
  return parsed.value();
}

// The machine starts anew; the same card is laid and what was kept is found.
void start_again(Visitor& fresh, const core::Json& kept) {
  fresh.lay_card();
  fresh.send(visit::KeptFound{kept});
}

}  // namespace

TEST_CASE("A guest's visit is not kept") {
  Visitor visitor;
  visitor.to_proof();
  CHECK(visitor.did_ever<visit::Keep>().empty());
}

TEST_CASE("A kept visit goes on where it was, and says why") {
  Visitor before;
  before.tap("begin");
  before.send(visit::SetTextStep{3});
  before.send(visit::UseLanguage{"en"});
  before.tap("tile.pension_enquiry");
  before.tap("go_on");
  before.lay_card();
  before.answer("pension.months", before.reply("pension_enquiry", "pension.months", "some"));
  before.tap("month.2026-11");
  before.tap("go_on");
  REQUIRE(before.screen() == "result");
  Visitor after;
  start_again(after, last_kept(before));
  CHECK(after.screen() == "result");
  CHECK(after.model.language == "en");
  CHECK(after.model.preferences.step == 3);
  CHECK(after.model.visit == before.model.visit);
  CHECK(after.noted(core::EventKind::visit_resumed));
  bool told = false;
  for (const scene::Node& node : after.view().scene.nodes)
    told = told || node.words.said().find("The power was off") != std::string::npos;
  CHECK(told);
  after.tap("go_on");
  for (const scene::Node& node : after.view().scene.nodes)
    CHECK(node.words.said().find("The power was off") == std::string::npos);
}

TEST_CASE("A witness must attest anew after a power cut") {
  Visitor before;
  before.to_review();
  Visitor after;
  start_again(after, last_kept(before));
  REQUIRE(after.did<visit::Call>() != nullptr);
  CHECK(after.did<visit::Call>()->operation == "identity.match");
  CHECK(after.model.person.level == core::IdentityLevel::present);
}

TEST_CASE("An errand that never came to a proof is not led back to one") {
  Visitor before;
  before.lay_card();
  before.tap("tile.life_certification");
  before.tap("go_on");
  before.tap("whom.family");
  REQUIRE(before.screen() == "handoff");
  Visitor after;
  start_again(after, last_kept(before));
  CHECK(after.screen() == "handoff");
}

TEST_CASE("Cut between the promise and its outcome: what became of it is asked, nothing is sent twice") {
  for (const bool committed : {false, true}) {
    Visitor before;
    const core::Ticket ticket = before.to_commit();
    if (committed) before.send(visit::Committed{ticket});
    const core::Id submission = before.model.submission;
    core::Json receipt = before.receipt();
    Visitor after;
    start_again(after, last_kept(before));
    CHECK(after.did_ever<visit::Commit>().empty());
    REQUIRE(after.did<visit::Follow>() != nullptr);
    CHECK(after.did<visit::Follow>()->submission == submission);
    CHECK(after.sees("已经记在这台机器里了") == committed);
    after.send(visit::Delivered{after.did<visit::Follow>()->ticket, receipt});
    CHECK(after.sees("收下了"));
  }
}

TEST_CASE("Cut while the answer was still out: the later answer reaches the page that says so") {
  Visitor before;
  const core::Ticket ticket = before.to_commit();
  const core::Json receipt = before.receipt();
  before.send(visit::Committed{ticket});
  before.send(visit::DeliveryUnknown{ticket});
  Visitor after;
  start_again(after, last_kept(before));
  CHECK(after.sees("送出去了，还没有回音"));
  REQUIRE(after.did<visit::Follow>() != nullptr);
  after.send(visit::Delivered{after.did<visit::Follow>()->ticket, receipt});
  CHECK(after.sees("收下了"));
}

TEST_CASE("Who begins anew by touch after a power cut is led back by the card to what was promised") {
  Visitor before;
  const core::Ticket ticket = before.to_commit();
  const core::Json receipt = before.receipt();
  before.send(visit::Committed{ticket});
  Visitor after;
  after.to_proof();
  after.tap("fixed.help");
  after.tap("help.go_on");
  after.lay_card();
  const visit::Call* match = after.did<visit::Call>();
  REQUIRE(match != nullptr);
  const core::Ticket of_the_new_errand = match->ticket;
  after.send(visit::KeptFound{last_kept(before)});
  REQUIRE(after.did<visit::Follow>() != nullptr);
  const visit::Follow follow = *after.did<visit::Follow>();
  CHECK(follow.submission == before.model.submission);
  CHECK(follow.about.operation.text() == "certification.submit");
  CHECK(follow.about.service.text() == "life_certification");
  CHECK(after.sees("已经记在这台机器里了"));
  CHECK(last_kept(after).text("submission") == core::to_hex(follow.submission));
  after.send(visit::CallAnswered{of_the_new_errand, core::Json::object({{"matched", true}})});
  CHECK(after.model.awaiting == visit::Awaiting::outcome);
  CHECK(after.did_ever<visit::Commit>().empty());
  after.send(visit::Delivered{follow.ticket, receipt});
  CHECK(after.sees("收下了"));
  // Who was called meanwhile is still waited for, and no longer than was said.
  CHECK(after.model.help == visit::Help::called);
  after.pass(std::chrono::seconds(after.house.settings.help_fallback_s + 1));
  CHECK(after.sees("没有人回话"));
}

TEST_CASE("What cannot be taken up again becomes a follow-up, and the person starts at home") {
  Visitor before;
  before.to_review();
  const core::Json kept = last_kept(before);
  const auto with = [&](const char* member, core::Json value) {
    core::Json changed = kept;
    changed.set(member, std::move(value));
    return changed;
  };
  core::Json other_hash = *kept.find("session"), other_step = other_hash, other_service = other_hash,
             no_answers = other_hash;
  other_hash.set("hash", "00");
  other_step.set("step", "no_such_step");
  other_service.set("service", "no_such_service");
  no_answers.erase("answers");
  for (const core::Json& broken :
       {with("session", other_hash), with("session", other_step), with("session", other_service),
        with("session", no_answers), with("session", 7), with("person", "x"), with("visit", "x"), with("submission", 1),
        with("promise", "sure"), core::Json(), core::Json(core::Json::Array{})}) {
    Visitor after;
    start_again(after, broken);
    CHECK(after.screen() == "home");
    CHECK(after.noted(core::EventKind::followup_wanted));
    CHECK_FALSE(after.noted(core::EventKind::visit_resumed));
  }
}

TEST_CASE("Between two errands a visit goes on at home") {
  Visitor before;
  before.to_review();
  before.send(visit::AnotherErrand{});
  Visitor after;
  start_again(after, last_kept(before));
  CHECK(after.screen() == "home");
  CHECK(after.model.person.level == core::IdentityLevel::present);
}

TEST_CASE("What was done before the cut is not called left after it, and its slip is not forgotten") {
  Visitor before;
  before.to_slip();
  before.tap("go_on");
  before.send(visit::Printed{before.did<visit::Print>()->ticket});
  while (before.screen() != "done") before.tap(before.screen() == "rating" ? "decline" : "go_on");
  before.tap("another");
  Visitor after;
  start_again(after, last_kept(before));
  REQUIRE(after.screen() == "home");
  after.tap("fixed.leave");
  CHECK_FALSE(after.sees("好，不办了"));
  CHECK(after.sees("小票"));
  CHECK(after.noted(core::EventKind::visit_finished));
}
