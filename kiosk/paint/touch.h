// Touch: which node a touch means. A pure state machine over the scene's hit boxes, contacts and moments.
//
// Main thread; no library, no clock. A tap is press and release in the same target, with a margin for a slip that never
// reaches into a neighbour; the same target is deaf for a while after a tap, and every target for a moment after the screen
// changed. A second finger and a graze on empty space do nothing. Numbers: scene::Norms.
//
// Heard first: for who cannot read. A finger that comes down or slides says what lies under it, words and keys alike, and
// changes nothing; a second touch inside the key that was heard last acts as a tap.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/units.h"
#include "scene/display.h"
#include "scene/node.h"

namespace paint {

struct TouchResult {
  enum class Kind {
    nothing,    // a graze, a second finger, a debounced or too early touch
    pressed,    // the pressed look begins on `key`; what is being said stops
    moved_off,  // the finger slid off: the pressed look ends
    moved_on,   // and came back
    tapped,     // act
    let_go,     // released off the target, or after listening: nothing happens
    heard       // the finger came upon `key`: it is to be said, and nothing else happens
  } kind = Kind::nothing;
  std::string key;
};

enum class TouchManner { at_once, heard_first };

class Touch {
 public:
  explicit Touch(const scene::Norms& norms) : norms_(norms) {}

  void set_manner(TouchManner manner);
  // The screen became another one at that moment.
  void screen_changed(core::Moment now);
  TouchResult down(const scene::Scene& scene, std::int64_t finger, double x_mm, double y_mm, core::Moment now);
  TouchResult move(const scene::Scene& scene, std::int64_t finger, double x_mm, double y_mm);
  TouchResult up(const scene::Scene& scene, std::int64_t finger, double x_mm, double y_mm, core::Moment now);

 private:
  bool within(const scene::Scene& scene, const std::string& key, double x_mm, double y_mm) const;
  TouchResult listen(const scene::Scene& scene, double x_mm, double y_mm);
  struct Contact {
    std::int64_t finger = 0;
    std::string key;
    bool on = true;
    bool listening = false;
  };
  const scene::Norms norms_;
  std::optional<Contact> contact_;
  std::optional<core::Moment> screen_since_;
  std::string last_key_;
  std::optional<core::Moment> last_tap_;
  TouchManner manner_ = TouchManner::at_once;
  std::string heard_;                   // what was said last of what lies under the finger
  std::optional<core::Moment> lifted_;  // when the finger left the glass after that
};

}  // namespace paint
