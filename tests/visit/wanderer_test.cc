// Wanderers: random touches, cards and answers over thousands of steps. Never a dead end, never a promise too much.
#include <random>
#include <set>

#include "visit/visitor.h"

using support::Visitor;

namespace {

class Wanderer {
 public:
  explicit Wanderer(unsigned seed) : random_(seed) {}

  void step() {
    judge();
    const int act = roll(100);
    if (act < 70) {
      tap();
    } else if (act < 86) {
      answer();
    } else if (act < 90) {
      visitor_.lay_card(roll(3) == 0 ? support::second_id : support::first_id, "张建国");
    } else if (act < 92) {
      visitor_.send(visit::CardLifted{});
    } else if (act < 94) {
      visitor_.send(visit::BadgeLaid{"0217", roll(2) == 0});
    } else if (act < 95) {
      visitor_.send(visit::CardLaid{core::Json(), false});
    } else if (act < 96) {
      visitor_.send(visit::PrinterChanged{roll(2) == 0 ? "empty" : "ok"});
    } else if (act < 97) {
      visitor_.send(visit::HeadphonesChanged{roll(2) == 0});
    } else {
      visitor_.pass(std::chrono::seconds(roll(240)));
    }
    watch();
  }

  std::set<std::string> screens;

 private:
  int roll(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }

  void judge() {
    const visit::View view = visitor_.view();
    screens.insert(view.scene.screen);
    INFO("screen " << view.scene.screen);
    int ways = 0;
    for (const scene::Node& node : view.scene.nodes) {
      if (!node.touchable) continue;
      CHECK(view.taps.count(node.key) == 1);
      // A main key or a tile or a plain key of the page; the fixed row alone is no way on.
      if (node.state.enabled && node.key.compare(0, 6, "fixed.") != 0) ++ways;
      if (node.state.enabled && node.key == "fixed.leave") ++ways;
      if (node.state.enabled) CHECK_FALSE(std::holds_alternative<visit::TouchedDisabled>(view.taps.at(node.key)));
    }
    // While it is being stored nothing can be pressed but help, and the answer of the store always comes.
    if (visitor_.model.promise != visit::Promise::storing) CHECK(ways > 0);
    CHECK(view.scene.find("fixed.help") != nullptr);
    const bool says_stored = visitor_.sees("已经记在这台机器里了，正在送"), says_accepted = visitor_.sees("收下了");
    if (says_stored) CHECK(committed_);
    if (says_accepted && view.scene.screen != "working") CHECK(delivered_);
    if (visitor_.model.visit.is_nil()) CHECK(visitor_.model.person == flow::Person{});
  }

  void tap() {
    const visit::View view = visitor_.view();
    // The fixed row and the letters are on every screen; now and then is enough, or no errand would come to its end.
    const auto aside = [](const std::string& key) {
      return key.rfind("fixed.", 0) == 0 || key.rfind("comfort.", 0) == 0;
    };
    auto at = view.taps.find("go_on");
    if (at != view.taps.end() && roll(3) == 0) return visitor_.send(at->second);
    for (int tries = 0; tries < 4; ++tries) {
      at = std::next(view.taps.begin(), roll(static_cast<int>(view.taps.size())));
      if (!aside(at->first) || at->first == "comfort.done") break;
    }
    visitor_.send(at->second);
  }

  // Remembers what waits for an answer, and when the visit changes forgets what was promised.
  void watch() {
    for (const visit::Effect& effect : visitor_.last) {
      if (const auto* call = std::get_if<visit::Call>(&effect)) open_.push_back(*call);
      if (const auto* commit = std::get_if<visit::Commit>(&effect)) open_.push_back(*commit);
      if (const auto* print = std::get_if<visit::Print>(&effect)) open_.push_back(*print);
    }
    if (visitor_.model.visit != visit_ || !visitor_.model.session) committed_ = delivered_ = false;
    visit_ = visitor_.model.visit;
    visitor_.all.clear();
  }

  void answer() {
    if (open_.empty()) return;
    const visit::Effect effect = open_.back();
    open_.pop_back();
    if (const auto* call = std::get_if<visit::Call>(&effect)) return answer(*call);
    if (const auto* print = std::get_if<visit::Print>(&effect)) {
      roll(2) == 0 ? visitor_.send(visit::Printed{print->ticket})
                   : visitor_.send(visit::PrintFailed{print->ticket, "jam"});
      return;
    }
    const auto& commit = std::get<visit::Commit>(effect);
    const bool ours = visitor_.model.awaited == commit.ticket;
    if (roll(6) == 0) return visitor_.send(visit::CommitFailed{commit.ticket});
    committed_ = committed_ || ours;
    visitor_.send(visit::Committed{commit.ticket});
    watch();
    core::Json reply = reply_to(commit.submission->operation);
    reply.set("submission_id", core::to_hex(commit.submission->id));
    switch (roll(5)) {
      case 0: return visitor_.send(visit::DeliveryRefused{commit.ticket, "full", core::Json()});
      case 1: return visitor_.send(visit::DeliveryUnknown{commit.ticket});
      case 2: return visitor_.send(visit::DeliveryNotSent{commit.ticket});
      default: delivered_ = delivered_ || ours; return visitor_.send(visit::Delivered{commit.ticket, reply});
    }
  }

  void answer(const visit::Call& call) {
    switch (roll(8)) {
      case 0: return visitor_.send(visit::CallRefused{call.ticket, "unknown_person", core::Json()});
      case 1: return visitor_.send(visit::CallUnanswered{call.ticket, roll(2) == 0});
      default: return visitor_.send(visit::CallAnswered{call.ticket, reply_to(call.operation)});
    }
  }

  core::Json reply_to(const std::string& operation) {
    if (operation == "identity.match" || operation == "identity.check_code")
      return core::Json::object({{"matched", roll(4) != 0}});
    if (operation == "identity.send_code") return core::Json::object({{"valid_s", 300}});
    for (const auto& [service, example] : visitor_.examples) {
      const core::Json* replies = example.find("replies");
      const core::Json* of_operation = replies == nullptr ? nullptr : replies->find(operation);
      if (of_operation == nullptr) continue;
      const auto& members = of_operation->members();
      return members[static_cast<std::size_t>(roll(static_cast<int>(members.size())))].second;
    }
    return core::Json(core::Json::Object{});
  }

  std::mt19937 random_;
  Visitor visitor_;
  std::vector<visit::Effect> open_;
  core::Id visit_;
  bool committed_ = false, delivered_ = false;
};

}  // namespace

TEST_CASE("Wanderers never meet a dead end or a promise too much") {
  std::set<std::string> screens;
  for (unsigned seed = 1; seed <= 6; ++seed) {
    INFO("seed " << seed);
    Wanderer wanderer(seed);
    for (int i = 0; i < 1500; ++i) wanderer.step();
    screens.insert(wanderer.screens.begin(), wanderer.screens.end());
  }
  // They must really have come around.
  for (const char* screen :
       {"welcome", "home", "comfort", "intro", "for_whom", "place_card", "witness", "question", "review", "working",
        "result", "slip", "help", "still_there", "trouble", "goodbye", "handoff"}) {
    INFO(screen);
    CHECK(screens.count(screen) == 1);
  }
}
