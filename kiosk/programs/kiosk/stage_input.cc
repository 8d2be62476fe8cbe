// What a person does to the stage: fingers, keys, digits; and the measure of how soon it answers.
#include "programs/kiosk/stage.h"
#include "scene/focus.h"
#include "scene/narrate.h"

namespace kiosk {

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

// Every digit is answered by words that cut what was being said; where none is wanted, that goes on after them.
void Stage::digit(char digit) {
  mark_input("digit");
  receive(visit::Digit{digit, visit::Hand::key_pad});
  pump();
}

void Stage::press(const std::string& key) {
  mark_input("key");
  if (key == "pause" || key == "again") return press_voice(key);
  if (key == "louder" || key == "quieter" || key == "faster" || key == "slower") return press_change(key);
  if (key == "erase") {
    receive(visit::EraseDigit{});
    pump();
    return;
  }
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
  } else if (!tap("fixed." + key)) {
    receive(visit::AnyInput{});
  }
  pump();
}

// The keys that work on what is being said, so that it is not cut off first.
void Stage::press_voice(const std::string& key) {
  if (key == "again") {
    if (model_.paused) receive(visit::PauseSpeech{});  // what is said again is no longer paused
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

}  // namespace kiosk
