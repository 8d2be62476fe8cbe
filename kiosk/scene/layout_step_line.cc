// The step line: which errand, which step, how many; or which machine; and that a simulator answers.
#include <algorithm>

#include "scene/drawings.h"

namespace scene {

// In landscape the step line stands at the right of the heading's first line.
double Builder::beside_step_line() const {
  double width = grid_.inner;
  for (const Node& node : scene_.nodes)
    for (const Part& part : node.parts)
      if ((node.key == "step" || node.key == "place" || node.key == "platform") &&
          !std::holds_alternative<Icon>(part)) {
        const core::Box& box =
            std::holds_alternative<Text>(part) ? std::get<Text>(part).box : std::get<Shape>(part).rect;
        width = std::min(width, box.x - grid_.left - px(32));
      }
  return width;
}

// 模拟平台: always in sight while the platform says that it is a simulator. Returns where the line must end before it.
double Builder::put_platform_tag(double top) {
  const Frame& frame = page_.frame;
  if (!frame.platform) return grid_.right;
  Node tag = node("platform", Role::status, *frame.platform);
  tag.spoken = false;
  const TextStyle label = style(grid_.em, Weight::bold, Tone::ink, Tone::band);
  const double width = width_of(*frame.platform, label) + px(32);
  const bool between = frame.step && !grid_.landscape;  // the errand's name at its left, the counter at its right
  const double left = between ? grid_.left + (grid_.inner - width) / 2 : grid_.right - width;
  tag.rect = {left, top, width, grid_.em * 1.5};
  tag.parts.push_back(flat(tag.rect, Tone::band, px(4)));
  write(tag, *frame.platform, left + px(16), top, width - px(30), label);
  add(std::move(tag));
  return between ? grid_.right : left - px(24);
}

// Three heights and fills, no colour needed: done, now, to come.
void Builder::step_bar(Node& line, const StepLine& step, double left, double right, double middle) const {
  if (step.steps <= 0 || right - left <= step.steps * px(24)) return;
  const double each = (right - left - (step.steps - 1) * px(12)) / step.steps;
  for (int i = 1; i <= step.steps; ++i) {
    const double height = i == step.step ? px(28) : px(12);
    const core::Box bar{left + (i - 1) * (each + px(12)), middle - height / 2, each, height};
    line.parts.push_back(i > step.step ? outlined(bar, Tone::none, px(6), px(3), Tone::edge)
                                       : flat(bar, i == step.step ? Tone::pine : Tone::ink, px(6)));
  }
}

double Builder::put_steps(const StepLine& step, double top, double right) {
  const double pitch = grid_.em * 1.5;
  const bool beside = grid_.step >= 3 || grid_.landscape;  // the bar stands beside the counter
  const bool bars_alone = grid_.compact && grid_.step >= 3;
  Node line = node("step", Role::progress, core::joined(step.name, step.counter, "，"));
  if (bars_alone) {
    step_bar(line, step, grid_.left, grid_.right, grid_.caption_height - px(30));
    line.rect = {grid_.left, grid_.caption_height - px(46), grid_.inner, px(32)};
    add(std::move(line));
    return grid_.heading_top;
  }
  const TextStyle plain = style(grid_.em);
  const double counter = width_of(step.counter, plain) + 0.3;
  const bool named = grid_.step <= 2 && !grid_.compact && !grid_.landscape;
  if (named) {
    line.parts.push_back(
        Icon{step.icon, {grid_.left, top + (pitch - px(52)) / 2, px(52), px(52)}, Tone::ink, Tone::paper, false});
    const double name = width_of(step.name, plain) + 0.3;
    line.parts.push_back(Text{step.name, {grid_.left + px(68), top, name, pitch}, plain});
  }
  const bool at_left = !named && !grid_.landscape;
  const double counter_x = at_left ? grid_.left : right - counter;
  line.parts.push_back(Text{step.counter, {counter_x, top, counter, pitch}, plain});
  if (!beside) {
    step_bar(line, step, grid_.left, grid_.right, grid_.step_bar + px(14));
  } else if (at_left) {
    step_bar(line, step, counter_x + counter + px(40), grid_.right, top + pitch / 2);
  } else if (!grid_.landscape || grid_.step < 3) {
    step_bar(line, step, counter_x - px(24) - step.steps * px(44), counter_x - px(24), top + pitch / 2);
  }
  line.rect = {grid_.left, top, grid_.inner, pitch};
  add(std::move(line));
  if (grid_.landscape) return grid_.heading_top;
  return beside ? top + pitch + px(8) : grid_.step_bar + px(40);
}

double Builder::put_step_line(double top) {
  const Frame& frame = page_.frame;
  const double pitch = grid_.em * 1.5;
  const double right = put_platform_tag(top);
  if (frame.step) return put_steps(*frame.step, top, right);
  // Which machine this is matters less than that a simulator answers, or than what is so where the head is full.
  const bool full = grid_.step >= 3 && (grid_.compact || (grid_.landscape && !frame.body.empty()));
  if (frame.place && !full && width_of(*frame.place, style(grid_.em)) < right - grid_.left) {
    Node place = node("place", Role::paragraph, *frame.place);
    place.spoken = false;
    const TextStyle plain = style(grid_.em);
    const double width = width_of(*frame.place, plain) + 0.3;
    const double x = grid_.landscape ? right - width : grid_.left;
    place.rect = {x, top, width, pitch};
    write(place, *frame.place, x, top, width, plain);
    add(std::move(place));
  }
  return grid_.landscape ? grid_.heading_top : top + pitch + px(16);
}

}  // namespace scene
