#include "programs/kiosk/stage.h"

#include <algorithm>
#include <utility>

#include "scene/focus.h"
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
      if (say->priority == core::Priority::now && over) ++generation_;
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
  const core::Utterance utterance = scene::narrate(shown_ ? &view_.scene : nullptr, next.scene, generation_ + 1);
  if (input_ && (!shown_ || !same_picture(view_.scene, next.scene))) input_->new_picture = true;
  if (new_screen) {
    scene_since_ = parts_.clock.now();
    read_node_.clear();
  }
  view_ = std::move(next);
  shown_ = true;
  if (!utterance.empty()) {
    if (utterance.priority == core::Priority::now) ++generation_;
    speak(utterance);
  }
}

void Stage::tell_again(const visit::SayAgain& again) {
  core::Utterance utterance = scene::narrate_all(view_.scene, ++generation_);
  if (again.how == visit::Retelling::heading) {
    const std::string& focus = model_.focus;
    std::erase_if(utterance.chunks, [&focus](const core::Chunk& chunk) {
      return chunk.node != "heading" && (focus.empty() || chunk.node != focus);
    });
  }
  if (!again.then.empty()) utterance.chunks.push_back({"", again.then, std::nullopt, core::Milliseconds{250}});
  speak(utterance);
}

void Stage::speak(const core::Utterance& utterance, visit::Say::Cut cut) {
  if (utterance.empty()) return;
  core::Utterance spoken = utterance;
  spoken.generation = generation_;
  // Shown before it sounds: a kiosk without a voice still shows what it would say.
  if (utterance.priority == core::Priority::now) {
    const core::Chunk& first = spoken.chunks.front();
    const bool hall = !model_.headphones && !model_.aloud;
    const bool unsaid = hall && !first.instead && first.words.privacy() == core::Privacy::personal;
    if (!unsaid) caption(hall && first.instead ? *first.instead : first.words);
  }
  if (cut == visit::Say::Cut::is_resumed) parts_.speaker.interject(std::move(spoken));
  else parts_.speaker.say(std::move(spoken));
  hear();
}

void Stage::caption(const core::Words& words) {
  caption_.begin(words);
  parts_.recorder.caption(parts_.clock.now(), caption_.words().seen);
}

void Stage::hear() {
  for (const speech::Event& event : parts_.speaker.take_events()) {
    if (const auto* began = std::get_if<speech::Began>(&event)) {
      if (input_ && !input_->sound_us) input_->sound_us = parts_.clock.real_us();
      receive(visit::SpeechBegan{began->generation});
    } else if (const auto* chunk = std::get_if<speech::ChunkBegan>(&event)) {
      caption(chunk->words);
    } else if (const auto* word = std::get_if<speech::WordReached>(&event)) {
      caption_.reach(word->piece);
      lit_node_ = word->node;
    } else if (const auto* ended = std::get_if<speech::Ended>(&event)) {
      receive(visit::SpeechEnded{ended->generation});
    } else if (const auto* voice = std::get_if<speech::VoiceChanged>(&event)) {
      receive(visit::VoiceChanged{voice->engine, voice->broken, voice->mute});
    } else if (std::holds_alternative<speech::DeviceLost>(event)) {
      receive(visit::SoundChanged{false});
    } else if (std::holds_alternative<speech::DeviceBack>(event)) {
      receive(visit::SoundChanged{true});
    } else if (const auto* failed = std::get_if<speech::PartFailed>(&event)) {
      core::Event degraded;
      degraded.kind = core::EventKind::kiosk_degraded;
      degraded.by = core::EventBy::kiosk;
      degraded.step =
          core::Name::from(failed->part == speech::PartFailed::Part::clip ? "clips" : "voice").value_or(core::Name{});
      parts_.effects.carry_out(visit::Note{{degraded}});
    }
  }
}

void Stage::apply_sound() {
  parts_.speaker.set_volume(model_.volume);
  parts_.speaker.set_rate(model_.rate);
  parts_.speaker.set_tone(model_.clear ? speech::Tone::clear : speech::Tone::usual);
  parts_.speaker.allow_aloud(model_.aloud);
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

void Stage::interrupt() {
  parts_.speaker.stop();
  hear();
}

void Stage::set_pressed(const std::string& key) {
  pressed_ = key;
  draw();
}

void Stage::mark_input(const char* kind) {
  note_input();
  input_.emplace();
  input_->at_us = parts_.clock.real_us();
  input_->kind = kind;
  input_->screen = view_.scene.screen;
}

// A line of frames.jsonl for each input, when the next one comes or the run ends.
void Stage::note_input() {
  if (!input_) return;
  if (parts_.recorder.records()) {
    core::Json line = core::Json::object({{"input", input_->kind},
                                          {"screen", input_->screen},
                                          {"new_screen", view_.scene.screen != input_->screen},
                                          {"asks_platform", input_->asks_platform}});
    const auto put = [&](const char* name, const std::optional<std::int64_t>& at) {
      if (at) line.set(name, static_cast<double>(*at - input_->at_us) / 1000);
    };
    put("first_frame_ms", input_->frame_us);
    put("answer_frame_ms", input_->answer_us);
    put("first_sound_ms", input_->sound_us);
    parts_.recorder.frame(line);
  }
  input_.reset();
}

bool Stage::tap(const std::string& key) {
  const auto meaning = view_.taps.find(key);
  if (meaning == view_.taps.end()) return false;
  const visit::Message message = meaning->second;
  receive(message);
  pump();
  return true;
}

void Stage::touched(const paint::TouchResult& result) {
  using Kind = paint::TouchResult::Kind;
  switch (result.kind) {
    case Kind::pressed:
      mark_input("touch");
      if (!model_.focus.empty()) receive(visit::Focus{""});
      interrupt();
      return set_pressed(result.key);
    case Kind::heard: return say_node(result.key);
    case Kind::moved_on: return set_pressed(result.key);
    case Kind::moved_off:
    case Kind::let_go: return set_pressed("");
    case Kind::tapped:
      set_pressed("");
      tap(result.key);
      return;
    case Kind::nothing: return;
  }
}

// What lies under the finger, said and not chosen.
void Stage::say_node(const std::string& key) {
  mark_input("touch");
  interrupt();
  receive(visit::AnyInput{});
  const scene::Node* node = view_.scene.find(key);
  if (node == nullptr) return;
  set_pressed(node->touchable ? key : "");
  speak(scene::narrate_node(view_.scene, *node, read_node_, ++generation_));
  read_node_ = key;
  pump();
}

void Stage::digit(char digit) {
  mark_input("digit");
  interrupt();
  receive(visit::Digit{digit});
  pump();
}

void Stage::press(const std::string& key) {
  mark_input("key");
  if (key == "pause" || key == "again") return press_voice(key);
  if (key == "louder" || key == "quieter" || key == "faster" || key == "slower") return press_change(key);
  interrupt();
  const std::string focus = model_.focus;
  if (key == "next" || key == "previous") {
    receive(visit::Focus{key == "next" ? scene::next_focus(view_.scene, focus)
                                       : scene::previous_focus(view_.scene, focus)});
  } else if (key == "ok") {
    if (focus.empty()) {
      receive(visit::Focus{scene::next_focus(view_.scene, "")});
    } else if (!tap(focus)) {
      receive(visit::AnyInput{});
    }
  } else if (key == "erase") {
    receive(visit::EraseDigit{});
  } else if (!tap("fixed." + key)) {
    receive(visit::AnyInput{});
  }
  pump();
}

// The keys that work on what is being said, so that it is not cut off first.
void Stage::press_voice(const std::string& key) {
  if (key == "again") {
    receive(visit::AnyInput{});
    parts_.speaker.repeat_last();
  } else {
    const bool paused = model_.paused;
    receive(visit::PauseSpeech{});
    if (model_.paused && !paused) parts_.speaker.pause();
    if (!model_.paused && paused) parts_.speaker.resume();
  }
  hear();
  pump();
}

// What is being said goes on in the new manner, after a remark of what changed.
void Stage::press_change(const std::string& key) {
  if (key == "louder" || key == "quieter") receive(visit::SetVolume{model_.volume + (key == "louder" ? 1 : -1)});
  else receive(visit::SetRate{model_.rate + (key == "faster" ? 1 : -1)});
  pump();
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
