#include "programs/kiosk/stage.h"

#include <algorithm>
#include <utility>

#include "scene/narrate.h"
#include "vault/bytes.h"

namespace kiosk {

namespace {

// How long a request may keep a hand clock standing before the run is given up; longer than every time limit of the line.
constexpr core::Milliseconds longest_request{120'000};

bool same_picture(const scene::Scene& a, const scene::Scene& b) {
  return a.screen == b.screen && a.language == b.language && a.preferences == b.preferences && a.nodes == b.nodes;
}

bool goes_to_platform(const visit::Effect& effect) {
  const auto* commit = std::get_if<visit::Commit>(&effect);
  return (commit != nullptr && commit->submission) || std::holds_alternative<visit::Call>(effect) ||
         std::holds_alternative<visit::Follow>(effect);
}

}  // namespace

Stage::Stage(StageParts parts) : parts_(parts), model_(visit::first_model(parts.house)) {
  changed_ = true;
  pump();
}

bool Stage::pump() {
  bool any = false;
  while (auto message = parts_.inbox.take()) {
    receive(*message);
    any = true;
  }
  hear();
  if (changed_) show();
  draw();
  return any;
}

void Stage::receive(const visit::Message& message) {
  const auto* card = std::get_if<visit::CardLaid>(&message);
  const std::string owner = card != nullptr && card->readable ? card->facts.text("id") : std::string();
  visit::Updated updated = visit::update(parts_.house, std::move(model_),
                                         {message, parts_.clock.now(), parts_.clock.today(), vault::fresh_id()});
  model_ = std::move(updated.model);
  changed_ = true;
  for (visit::Effect& effect : updated.effects) {
    if (input_ && goes_to_platform(effect)) input_->asks_platform = true;
    if (auto* wake = std::get_if<visit::WakeAt>(&effect)) {
      wakes_.add(*wake);
    } else if (auto* say = std::get_if<visit::Say>(&effect)) {
      if (!shown_) continue;
      const bool over = say->cut == visit::Say::Cut::is_over;
      if (say->priority == core::Priority::now && over) {
        ++generation_;
        answered_ = true;
      }
      speak({generation_, say->priority, {{"", say->words, say->instead, core::Milliseconds{250}}}}, say->cut);
    } else if (const auto* again = std::get_if<visit::SayAgain>(&effect)) {
      show();
      tell_again(*again);
    } else {
      // Another visit takes the place of the interrupted one, unless it is offered to this very card in a moment.
      const auto* keep = std::get_if<visit::Keep>(&effect);
      if ((keep != nullptr && keep->owner != owner) || std::holds_alternative<visit::Wipe>(effect))
        parts_.kept.give_up();
      if (std::holds_alternative<visit::Wipe>(effect)) {
        parts_.speaker.forget();
        parts_.picture.forget();
        caption_.clear();
        told_step_ = {};
        unread_.clear();
      }
      parts_.effects.carry_out(std::move(effect));
    }
  }
  // After the card, so that the mind knows who stands there, and after its effects: what they wiped is not offered.
  if (owner.empty()) return;
  if (auto kept = parts_.kept.claim(owner)) receive(visit::KeptFound{std::move(*kept)});
}

void Stage::show() {
  changed_ = false;
  visit::View next = visit::view(parts_.house, model_, parts_.picture.measure());
  apply_sound();
  const bool new_screen = !shown_ || next.scene.screen != view_.scene.screen || next.page != view_.page;
  core::Utterance utterance = scene::narrate(shown_ ? &view_.scene : nullptr, next.scene, generation_ + 1);
  // The last digit is heard to its end before where the focus went.
  if (std::exchange(answered_, false) && !new_screen) utterance.priority = core::Priority::when_quiet;
  if (input_ && (!shown_ || !same_picture(view_.scene, next.scene))) input_->new_picture = true;
  if (new_screen) {
    scene_since_ = parts_.clock.now();
    read_node_.clear();
  }
  view_ = std::move(next);
  shown_ = true;
  note_unread();
  leave_out_told_step(utterance);
  if (!utterance.empty()) {
    if (utterance.priority == core::Priority::now) ++generation_;
    speak(utterance);
  }
}

void Stage::draw() {
  if (!shown_) return;
  const bool drawn = parts_.picture.draw(view_.scene, caption_, pressed_, parts_.clock.now());
  if (const auto node = std::exchange(lit_node_, std::nullopt);
      node && drawn && caption_.end_byte() > caption_.begin_byte())
    parts_.recorder.highlight(parts_.clock.now(), *node, caption_.lit());
  if (!drawn || !input_) return;
  if (!input_->frame_us) input_->frame_us = parts_.clock.real_us();
  if (input_->new_picture && !input_->answer_us) input_->answer_us = parts_.clock.real_us();
}

bool Stage::fire_due() {
  bool any = false;
  if (const auto until = parts_.kept.until(); until && *until <= parts_.clock.now()) parts_.kept.give_up();
  while (const auto due = wakes_.take_due(parts_.clock.now())) {
    receive(visit::Woke{due->ticket});
    any = true;
  }
  return any;
}

std::optional<core::Moment> Stage::next_moment() const {
  std::optional<core::Moment> next = wakes_.next();
  if (const auto moves = parts_.picture.next_motion(parts_.clock.now()); moves && (!next || *moves < *next))
    next = moves;
  return next;
}

void Stage::tick() {
  fire_due();
  pump();
}

bool Stage::pass_until(core::Moment moment, const std::function<bool()>& enough) {
  for (;;) {
    pump();
    if (enough && enough()) return true;
    if (parts_.effects.under_way()) {
      record_scene();
      if (!parts_.inbox.wait(longest_request)) return false;
      continue;
    }
    if (!parts_.inbox.empty()) continue;  // the answer came after pump() had looked
    record_scene();
    if (parts_.clock.now() >= moment) return false;
    core::Moment next = moment;
    if (const auto sound = parts_.speaker.next_event_at()) next = std::min(next, *sound);
    if (const auto wake = wakes_.next()) next = std::min(next, *wake);
    parts_.clock.advance_to(next);
    parts_.speaker.advance_to(parts_.clock.now());
    hear();
    fire_due();
  }
}

void Stage::settle() {
  for (;;) {
    pump();
    record_scene();
    if (parts_.effects.under_way()) {
      if (!parts_.inbox.wait(longest_request)) return;
      continue;
    }
    if (!parts_.inbox.empty()) continue;
    const auto sound = parts_.speaker.next_event_at();
    if (!sound) return parts_.effects.wait_until_stored();
    pass_until(*sound, nullptr);
  }
}

void Stage::record_scene() {
  if (!parts_.recorder.active() || !shown_ || same_picture(recorded_, view_.scene)) return;
  recorded_ = view_.scene;
  parts_.recorder.scene(view_.scene, [this] { return parts_.picture.png(); });
}

}  // namespace kiosk
