// Visitor: one person in front of the mind, for tests. Taps what the view offers, answers what the mind asks, turns the clock.
//
// Works on the shipped words and services, so that the tests meet the steps that people meet.
#pragma once

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "support/grid_measure.h"
#include "support/house_on_disk.h"
#include "visit/visit.h"

namespace support {

inline const char* const first_id = "990000194001010014";
inline const char* const second_id = "99000019500606004X";

inline core::Json card_of(const std::string& id, const std::string& name) {
  return core::Json::object({{"id", id},
                             {"name", name},
                             {"sex", "男"},
                             {"birth", "1940-01-01"},
                             {"address", "北京市东城区示例胡同1号"},
                             {"expires", "2040-01-01"}});
}

class Visitor {
 public:
  Visitor() : house(house_on_disk(SOURCE_DIR, examples)) { model = visit::first_model(house); }

  void send(visit::Message message) {
    core::Id fresh;
    fresh.bytes[0] = 0x99;
    fresh.bytes[14] = static_cast<std::uint8_t>(ids_ >> 8);
    fresh.bytes[15] = static_cast<std::uint8_t>(ids_ & 0xff);
    ++ids_;
    visit::Updated updated =
        visit::update(house, std::move(model), {std::move(message), now, core::parse_day("2026-11-24").value(), fresh});
    model = std::move(updated.model);
    last = std::move(updated.effects);
    for (const visit::Effect& effect : last) {
      if (const auto* wake = std::get_if<visit::WakeAt>(&effect)) wakes.push_back(*wake);
      all.push_back(effect);
    }
  }

  visit::View view() { return visit::view(house, model, measure); }
  std::string screen() { return view().scene.screen; }

  // Everything that is written on the screen now, node by node.
  std::string seen() {
    std::string out;
    for (const scene::Node& node : view().scene.nodes) {
      for (const scene::Part& part : node.parts)
        if (const auto* text = std::get_if<scene::Text>(&part)) out += text->words.seen + "\n";
    }
    return out;
  }
  bool sees(const std::string& words) {
    std::string flat;
    for (char letter : seen())
      if (letter != '\n') flat += letter;
    return flat.find(words) != std::string::npos;
  }

  // The view after turning pages until `key` is there; they go round.
  visit::View view_with(const std::string& key) {
    for (int turns = 0; turns < 12; ++turns) {
      visit::View shown = view();
      const auto more = shown.taps.find("more");
      if (shown.scene.find(key) != nullptr || more == shown.taps.end()) return shown;
      send(more->second);
    }
    return view();
  }
  bool offers(const std::string& key) {
    const visit::View shown = view_with(key);
    const scene::Node* node = shown.scene.find(key);
    return node != nullptr && node->touchable && node->state.enabled;
  }
  void tap(const std::string& key) {
    const visit::View shown = view_with(key);
    const auto meaning = shown.taps.find(key);
    INFO("tap " << key << " on " << shown.scene.screen);
    REQUIRE(meaning != shown.taps.end());
    send(meaning->second);
  }

  void lay_card(const std::string& id = first_id, const std::string& name = "张建国") {
    send(visit::CardLaid{card_of(id, name)});
  }

  template <class Effect>
  const Effect* did() const {
    for (const visit::Effect& effect : last)
      if (const auto* found = std::get_if<Effect>(&effect)) return found;
    return nullptr;
  }
  template <class Effect>
  std::vector<Effect> did_ever() const {
    std::vector<Effect> out;
    for (const visit::Effect& effect : all)
      if (const auto* found = std::get_if<Effect>(&effect)) out.push_back(*found);
    return out;
  }
  bool noted(core::EventKind kind) const {
    for (const visit::Effect& effect : all)
      if (const auto* note = std::get_if<visit::Note>(&effect))
        for (const core::Event& event : note->events)
          if (event.kind == kind) return true;
    return false;
  }
  std::string said() const {
    std::string out;
    for (const visit::Effect& effect : last)
      if (const auto* say = std::get_if<visit::Say>(&effect)) out += say->words.said() + "\n";
    return out;
  }

  core::Json reply(const std::string& service, const std::string& operation, const std::string& name) const {
    const core::Json* replies = examples.find(service)->second.find("replies");
    REQUIRE(replies != nullptr);
    const core::Json* of_operation = replies->find(operation);
    REQUIRE(of_operation != nullptr);
    const core::Json* found = of_operation->find(name);
    REQUIRE(found != nullptr);
    return *found;
  }
  // Answers the question that was asked last; it must have been of that operation.
  void answer(const std::string& operation, core::Json body) {
    const visit::Call* call = did<visit::Call>();
    REQUIRE(call != nullptr);
    REQUIRE(call->operation == operation);
    send(visit::CallAnswered{call->ticket, std::move(body)});
  }

  // Turns the clock and delivers the wake-ups that become due, in order.
  void pass(std::chrono::seconds time) {
    const core::Moment until = now + time;
    for (;;) {
      auto due = wakes.end();
      for (auto at = wakes.begin(); at != wakes.end(); ++at)
        if (at->moment <= until && (due == wakes.end() || at->moment < due->moment)) due = at;
      if (due == wakes.end()) break;
      const visit::WakeAt wake = *due;
      wakes.erase(due);
      now = std::max(now, wake.moment);
      send(visit::Woke{wake.ticket});
    }
    now = until;
  }
  void speak(std::chrono::seconds time) {
    const std::uint64_t generation = ++spoken_;
    send(visit::SpeechBegan{generation});
    pass(time);
    send(visit::SpeechEnded{generation});
  }

  // --- ways through the life certification, up to a step ---
  void to_proof() {
    tap("begin");
    tap("tile.life_certification");
    tap("go_on");
    tap("whom.self");
    REQUIRE(screen() == "place_card");
  }
  void to_review() {
    to_proof();
    lay_card();
    answer("identity.match", core::Json::object({{"matched", true}}));
    answer("certification.status", reply("life_certification", "certification.status", "due"));
    while (screen() != "review") tap("go_on");
  }
  // Handed in, not yet stored. Returns the ticket of the commit.
  core::Ticket to_commit() {
    to_review();
    tap("go_on");
    const visit::Commit* commit = did<visit::Commit>();
    REQUIRE(commit != nullptr);
    REQUIRE(commit->submission);
    return commit->ticket;
  }
  // Handed in and stored, no outcome yet. Returns the ticket that the outcome will carry.
  core::Ticket to_stored() {
    const core::Ticket ticket = to_commit();
    send(visit::Committed{ticket});
    return ticket;
  }
  // Accepted, at the question whether a slip is wanted.
  void to_slip() {
    const core::Ticket ticket = to_stored();
    send(visit::Delivered{ticket, receipt()});
    tap("go_on");
    REQUIRE(screen() == "slip");
  }
  // The months of the pension enquiry, to choose from.
  void to_months() {
    for (const char* key : {"begin", "tile.pension_enquiry", "go_on"}) tap(key);
    lay_card();
    answer("pension.months", reply("pension_enquiry", "pension.months", "some"));
  }
  core::Json receipt(const std::string& name = "passed") const {
    core::Json body = reply("life_certification", "certification.submit", name);
    body.set("submission_id", core::to_hex(model.submission));
    return body;
  }

  Examples examples;
  visit::House house;
  visit::Model model;
  GridMeasure measure;
  core::Moment now{1'000'000};
  std::vector<visit::Effect> last, all;
  std::deque<visit::WakeAt> wakes;

 private:
  int ids_ = 1;
  std::uint64_t spoken_ = 0;
};

}  // namespace support
