// Wanderer: a walk of random touches, cards, answers and power cuts, which judges every screen it comes to.
//
// Used by wanderer_test.cc alone.
#pragma once

#include <random>
#include <set>

#include "scene/audit.h"
#include "scene/dump.h"
#include "scene/narrate.h"
#include "visit/visitor.h"

namespace support {

struct Known {
  const char* id;
  const char* name;
};
inline constexpr Known people[] = {{first_id, "张建国"}, {second_id, "李秀英"}};

// Whose name or number stands in a text that is not theirs to see; "" for nobody. Names are looked for without the white
// space that lays them out.
inline std::string stranger_in(const std::string& text, const flow::Person& present) {
  std::string flat;
  for (const char letter : text)
    if (letter != ' ' && letter != '\n') flat += letter;
  for (const Known& each : people) {
    if (present.facts.text("id") == each.id) continue;
    if (flat.find(each.name) != std::string::npos || flat.find(each.id) != std::string::npos) return each.name;
  }
  return "";
}

// What is seen of a scene and what is heard of it in headphones.
inline std::string told_by(const scene::Scene& shown) {
  std::string out = scene::dump_text(shown);
  for (const core::Chunk& chunk : scene::narrate_all(shown, 1).chunks) out += chunk.words.said() + "\n";
  return out;
}

// What a model that holds nobody may still hold: the machine, and after a farewell the manner in which it is said.
inline visit::Model nobody_after(const visit::House& house, const visit::Model& left) {
  visit::Model model = visit::first_model(house);
  for (auto kept : {&visit::Model::headphones, &visit::Model::network, &visit::Model::sound_works,
                    &visit::Model::platform_is_simulator, &visit::Model::card_lies, &visit::Model::card_was_lifted,
                    &visit::Model::take_card, &visit::Model::take_slip})
    model.*kept = left.*kept;
  model.broken_voices = left.broken_voices;
  model.mute = left.mute;
  model.printer = left.printer;
  model.screen = left.screen;
  model.farewell = left.farewell;
  model.goodbye_ticket = left.goodbye_ticket;
  // Of the moment, not of the person: when something was said last.
  model.speaking = left.speaking;
  model.speech_ended = left.speech_ended;
  model.last_input = left.last_input;
  model.prompts = left.prompts;
  model.page = left.page;
  model.focus = left.focus;
  if (left.screen != visit::Screen::goodbye) return model;
  model.language = left.language;
  model.preferences = left.preferences;
  model.volume = left.volume;
  model.rate = left.rate;
  return model;
}

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
      const Known& one = people[roll(3) == 0 ? 1 : 0];
      lay_card(one);
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
    } else if (roll(4) == 0) {
      cut_power();
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
    const std::string told = told_by(view.scene);
    const auto says = [&told](const char* words) { return told.find(words) != std::string::npos; };
    const bool says_stored = says("已经记在这台机器里了，正在送"), says_accepted = says("收下了");
    if (says_stored) CHECK(committed_);
    if (says_accepted && view.scene.screen != "working") CHECK(delivered_);
    if (visitor_.model.visit.is_nil()) CHECK(visitor_.model == nobody_after(visitor_.house, visitor_.model));
    judge_picture(view.scene, told);
  }

  // Each picture once: the same one comes back thousands of times.
  void judge_picture(const scene::Scene& shown, const std::string& told) {
    CHECK(stranger_in(told, visitor_.model.person) == "");
    if (!pictures_.insert(std::hash<std::string>{}(told)).second) return;
    // How many letters stand in a line is for the real measure to say: it judges the gallery (tests/pictures).
    for (const scene::Finding& finding : scene::audit(shown, visitor_.house.norms, visitor_.measure))
      if (finding.code != "LINE_TOO_LONG")
        FAIL_CHECK(finding.node << " " << finding.code << " " << finding.sentence << "\n" << scene::dump_text(shown));
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
      if (const auto* say = std::get_if<visit::Say>(&effect))
        CHECK(stranger_in(say->words.said(), visitor_.model.person) == "");
      if (const auto* keep = std::get_if<visit::Keep>(&effect)) {
        CHECK(keep->owner == visitor_.model.person.facts.text("id"));
        CHECK(stranger_in(keep->visit.dump(), visitor_.model.person) == "");
      }
      if (const auto* keep = std::get_if<visit::Keep>(&effect)) kept_ = *keep, offered_ = false;
      if (std::holds_alternative<visit::Wipe>(effect)) kept_.reset();
      if (const auto* call = std::get_if<visit::Call>(&effect)) open_.push_back(*call);
      if (const auto* follow = std::get_if<visit::Follow>(&effect))
        late_.push_back({follow->ticket, follow->submission, operation_of(*follow)});
      if (const auto* commit = std::get_if<visit::Commit>(&effect)) open_.push_back(*commit);
      if (const auto* print = std::get_if<visit::Print>(&effect)) open_.push_back(*print);
    }
    if (visitor_.model.visit != visit_ || !visitor_.model.session) committed_ = delivered_ = false;
    visit_ = visitor_.model.visit;
    visitor_.all.clear();
  }

  // As the stage does it: what this very card's errand keeps does not take the place of what is offered to the card, what its
  // laying wipes is not offered.
  void lay_card(const Known& one) {
    const auto interrupted = offered_ ? kept_ : std::nullopt;
    visitor_.lay_card(one.id, one.name);
    const bool wiped = visitor_.did<visit::Wipe>() != nullptr;
    watch();
    if (!interrupted || wiped || interrupted->owner != one.id) return;
    visitor_.send(visit::KeptFound{core::parse_json(interrupted->visit.dump(), "kept").value()});
    committed_ = visitor_.model.promise != visit::Promise::none && visitor_.model.promise != visit::Promise::storing;
    delivered_ = visitor_.model.promise == visit::Promise::accepted;
    visit_ = visitor_.model.visit;
  }

  // Everything is gone but what was kept; whoever does something before the owner's card comes takes its place.
  void cut_power() {
    visitor_.model = visit::first_model(visitor_.house);
    visitor_.last.clear();
    visitor_.wakes.clear();
    open_.clear();
    late_.clear();
    offered_ = kept_.has_value();
  }

  struct Late {
    core::Ticket ticket;
    core::Id submission;
    std::string operation;
  };

  std::string operation_of(const visit::Follow& follow) const { return std::string(follow.about.operation.text()); }

  // What became of a submission, at once or after it was told as unanswered; also to a visit that is long over.
  void outcome(const Late& of) {
    const bool ours = visitor_.model.outcome_ticket == of.ticket;
    core::Json reply = reply_to(of.operation);
    reply.set("submission_id", core::to_hex(of.submission));
    switch (roll(6)) {
      case 0: return visitor_.send(visit::DeliveryRefused{of.ticket, "full", core::Json()});
      case 1: late_.push_back(of); return visitor_.send(visit::DeliveryUnknown{of.ticket});
      case 2: return visitor_.send(visit::DeliveryNotSent{of.ticket});
      case 3: late_.push_back(of); return visitor_.send(visit::DeliveryQueued{of.ticket});
      default: delivered_ = delivered_ || ours; return visitor_.send(visit::Delivered{of.ticket, reply});
    }
  }

  void answer() {
    if (!late_.empty() && (open_.empty() || roll(3) == 0)) {
      const Late of = late_.back();
      late_.pop_back();
      return outcome(of);
    }
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
    outcome({commit.ticket, commit.submission->id, commit.submission->operation});
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
  std::vector<Late> late_;
  std::optional<visit::Keep> kept_;
  bool offered_ = false;
  std::set<std::size_t> pictures_;
  core::Id visit_;
  bool committed_ = false, delivered_ = false;
};

}  // namespace support
