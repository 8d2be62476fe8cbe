// Stage: where mind and hands meet. It feeds messages to visit::update, carries the effects out, shows and speaks the view.
//
// Main thread only; hands answer through the Inbox. One Stage is one kiosk. The loop of main.cc and the script runner drive it.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "paint/touch.h"
#include "programs/common/house.h"
#include "programs/kiosk/caption.h"
#include "programs/kiosk/clock.h"
#include "programs/kiosk/effects.h"
#include "programs/kiosk/inbox.h"
#include "programs/kiosk/kept_offer.h"
#include "programs/kiosk/picture.h"
#include "programs/kiosk/recorder.h"
#include "programs/kiosk/wakes.h"
#include "speech/speaker.h"
#include "visit/visit.h"

namespace kiosk {

struct StageParts {
  const visit::House& house;
  Clock& clock;
  Inbox& inbox;
  Effects& effects;
  Picture& picture;
  speech::Speaker& speaker;
  Recorder& recorder;
  KeptOffer& kept;
};

// An input that is being measured: from when it came to what it changed.
struct InputMark {
  std::int64_t at_us = 0;
  std::string kind, screen;
  bool asks_platform = false;  // its sound may have to wait for an answer
  bool new_picture = false;    // the mind changed what is to be seen
  std::optional<std::int64_t> frame_us, answer_us,
      sound_us;  // first pixels (the pressed look), first of the answer, sound
};

// 第二步，共五步 is being said.
struct SoundingStep {
  core::Generation generation = 0;
  core::Words words;
};

class Stage {
 public:
  explicit Stage(StageParts parts);
  ~Stage() { note_input(); }

  // Takes everything that has arrived, then shows and says what changed. False when nothing had arrived.
  bool pump();
  void receive(const visit::Message& message);

  // A node was tapped (by finger or script), or OK was pressed on it. False when the scene has no such touchable node.
  bool tap(const std::string& key);
  // A key of the pad by its name (devices/key_pad.h); digits by digit().
  void press(const std::string& key);
  void digit(char digit);
  // What the touch machine made of a finger.
  void touched(const paint::TouchResult& result);
  // How fingers are to be taken: the person's choice.
  paint::TouchManner touch_manner() const {
    return model_.heard_first ? paint::TouchManner::heard_first : paint::TouchManner::at_once;
  }
  // A finger came down on a target, or a key: what is being said stops (accessibility 5.9).
  void interrupt();

  // By hand: time passes until `moment`, or until `enough` holds; false when it never did. Stands still while a request is
  // under way.
  bool pass_until(core::Moment moment, const std::function<bool()>& enough);
  // By hand: everything asked for is answered and said.
  void settle();
  // Live: when something must happen without input.
  std::optional<core::Moment> next_moment() const;
  // Fires what is due, draws what moves.
  void tick();

  const visit::Model& model() const { return model_; }
  const scene::Scene& scene() const { return view_.scene; }
  const visit::View& view() const { return view_; }
  const Caption& caption() const { return caption_; }
  core::Moment scene_since() const { return scene_since_; }
  void set_pressed(const std::string& key);  // the pressed look of one node, "" for none

  // The moment an input came in, for frames.jsonl.
  void mark_input(const char* kind);

 private:
  void show();
  void speak(const core::Utterance& utterance, visit::Say::Cut cut = visit::Say::Cut::is_over);
  void caption(const core::Words& words);
  void tell_again(const visit::SayAgain& again);
  void press_voice(const std::string& key);
  void press_change(const std::string& key);
  void say_node(const std::string& key);
  void hear();  // the speaker's events
  void step_said(core::Generation generation);
  void leave_out_told_step(core::Utterance& utterance) const;
  void note_degraded(std::string_view part);
  void note_unread();
  void apply_sound();  // volume, rate, tone as the model wants them; the route follows the plug itself
  void draw();
  void record_scene();
  void note_input();
  bool fire_due();

  StageParts parts_;
  visit::Model model_;
  visit::View view_;
  bool shown_ = false;     // view_ holds a scene
  bool changed_ = false;   // the model changed since the last view
  bool answered_ = false;  // the mind spoke since the last show(), and what it said is not over
  core::Generation generation_ = 0;
  core::Moment scene_since_{0};
  Caption caption_;
  std::optional<std::string> lit_node_;  // a word of it was reached and is not drawn yet
  std::optional<SoundingStep> sounding_step_;
  core::Words told_step_;         // what was said of it to its end, in this visit
  std::set<std::size_t> unread_;  // in this visit: what the operators were told of
  std::string pressed_;
  std::string read_node_;  // what a finger last had read to it on this screen
  Wakes wakes_;
  scene::Scene recorded_;
  std::optional<InputMark> input_;
};

}  // namespace kiosk
