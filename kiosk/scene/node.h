// Node and Scene: one screen as data. The painter draws it, the voice reads it, the key-pad walks it, the audit judges it,
// tests compare it.
//
// Pure values, any thread. Millimetres, origin top left of the panel. A node carries its meaning (role, words, state) and
// the parts that are drawn for it; parts hold colour *roles*, which paint turns into colours by the theme.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/units.h"
#include "core/utterance.h"
#include "core/words.h"
#include "scene/display.h"

namespace scene {

enum class Role {
  screen,
  heading,
  paragraph,
  button,
  choice,
  field,
  key,
  list,
  row,
  progress,
  picture,
  status,
  alert,
  caption,
  group,
  candidate,
  tag
};

// Colour roles of looks.md section 2.1.
enum class Tone { none, paper, sheet, band, ink, pine, on_pine, amber, moss, edge, foot, foot_main, hairline, lamp };

enum class Weight { regular, bold };
enum class Align { start, centre, end };

struct TextStyle {
  double em_mm = 11;
  Weight weight = Weight::regular;
  Tone ink = Tone::ink;
  Tone ground = Tone::paper;  // what lies behind: for contrast
  Align align = Align::start;
  double pitch_em = 1.5;  // baseline distance; 1.3 for a single-line label inside a key
  int max_lines = 0;      // 0 = as many as needed
  bool operator==(const TextStyle&) const = default;
};

// A rounded rectangle, circle or line. Only these are drawn (looks.md).
struct Shape {
  enum class Kind { box, circle, line, dashed_line } kind = Kind::box;
  core::Box rect;  // line: from (x, y) to (x + w, y + h); circle: the box around it
  double corner_mm = 0;
  double edge_mm = 0;  // 0 = no outline
  Tone fill = Tone::none;
  Tone edge = Tone::none;
  double foot_mm = 0;  // flat second rectangle below; gone while pressed
  Tone foot = Tone::none;
  bool operator==(const Shape&) const = default;
};

// An icon of the Material Icons font, by its name there ("arrow_back"); always beside words.
struct Icon {
  std::string name;
  core::Box rect;
  Tone ink = Tone::ink;
  Tone ground = Tone::sheet;
  bool mirrored = false;  // arrows turn with the reading direction, bells and clocks do not
  bool operator==(const Icon&) const = default;
};

struct Text {
  core::Words words;
  core::Box box;
  TextStyle style;
  bool operator==(const Text&) const = default;
};

using Part = std::variant<Shape, Icon, Text>;

struct State {
  bool enabled = true;
  bool chosen = false;           // 已选
  bool focused = false;          // by key-pad; drawn only after a pad key was used
  bool pressed_looking = false;  // the help key while help is called
  bool operator==(const State&) const = default;
};

// Whether a change of the node is spoken without being asked.
enum class Live { off, polite, now };

struct Node {
  std::string key;  // unique in the scene, stable: "day.2"; goldens, tests, logs and scripts speak keys
  Role role = Role::paragraph;
  core::Words words;  // what it is called; spoken first
  core::Words hint;   // spoken after: position and count, state
  // Spoken last, and only when the key-pad comes to the node: what it belongs to (医院), which key presses it (接着办，按确定).
  // Never personal.
  core::Words at_focus;
  std::optional<core::Words>
      instead;     // when words are personal: what a loudspeaker says (请看屏幕第二行，或者插上耳机)
  core::Box rect;  // what is seen
  core::Box hit;   // what answers a touch; empty when not touchable
  std::vector<Part> parts;
  State state;
  Live live = Live::off;
  int order = -1;  // place in the key-pad's walk and in the reading; -1: not focusable
  bool touchable = false;
  bool digit = false;       // a digit key: shorter debounce
  bool spoken = true;       // read when the screen is entered (the fixed row is not)
  bool voice_only = false;  // guidance that has no place on the page: nothing is lost to who does not hear it

  bool operator==(const Node&) const = default;
};

// What the painter moves by itself while nothing changes: dots of waiting, the spoken word.
struct Motion {
  std::string dots_node;  // three dots light one after the other, one a second; "" for none
  bool operator==(const Motion&) const = default;
};

struct Scene {
  std::string screen;  // "welcome", "home", "question" ...
  std::string language;
  Display display;
  Preferences preferences;
  std::vector<Node> nodes;  // in painting order
  Motion motion;
  core::Box caption;  // where the caption's text goes; its words come from the voice
  TextStyle caption_style;
  bool sensitive = false;  // shows something personal: a dump marks it, a screenshot tool may refuse it

  const Node* find(std::string_view key) const;
  bool operator==(const Scene&) const = default;
};

}  // namespace scene
