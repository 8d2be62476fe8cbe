// Keys: face, ring, and the label in the size that fits.
#include <algorithm>

#include "scene/layout.h"

namespace scene {

namespace {

constexpr double icon_side = px(69), icon_gap = px(20), label_margin = px(18);

}  // namespace

// The flat box of a key with its foot.
Shape Builder::face(const core::Box& box, bool main, const State& state, Tone fill) const {
  Shape shape;
  shape.rect = {box.x, box.y, box.w, box.h - key_foot};
  shape.corner_mm = key_corner;
  shape.edge_mm = key_edge;
  shape.edge = Tone::edge;
  shape.fill = fill;
  shape.foot_mm = key_foot;
  shape.foot = Tone::foot;
  if (main && !high_contrast()) {
    shape.fill = Tone::pine;
    shape.edge = Tone::pine;
    shape.foot = Tone::foot_main;
  }
  if (main && high_contrast()) shape.edge_mm = thick_edge;
  if (state.chosen || state.pressed_looking) {
    shape.edge_mm = thick_edge;
    shape.foot_mm = 0;
  }
  if (state.focused) {
    shape.fill = main && !high_contrast() ? Tone::sheet : Tone::ink;
    shape.edge = Tone::ink;
    shape.foot_mm = 0;
  }
  return shape;
}

// Two rings and an inverted fill cannot be missed.
void Builder::ring(Node& node, const core::Box& box) const {
  Shape ring;
  ring.rect = core::Box{box.x, box.y, box.w, box.h - key_foot}.grown(px(14));
  ring.corner_mm = key_corner + px(14);
  ring.edge_mm = px(8);
  ring.edge = Tone::ink;
  node.parts.push_back(ring);
}

namespace {

// What a key's label may be set in: the label size first, then the narrow-key sizes of step 1.
std::vector<double> label_sizes(const Grid& grid, double label) {
  std::vector<double> sizes{label};
  if (grid.step == 1 && label > px(50)) sizes.push_back(px(50));
  for (const double em : grid.ems)
    if (em < sizes.back() - 0.01) sizes.push_back(em);
  return sizes;
}

}  // namespace

// The largest size that fits on one line; else two or three lines at the largest size that fits.
Builder::Label Builder::fit_label(const KeyPlan& plan, double width, double height, KeyPlace place) {
  const double wanted = place == KeyPlace::digit ? px(89) : place == KeyPlace::hero ? grid_.label * 1.3 : grid_.label;
  const bool marked = high_contrast() && page_.frame.focus == plan.key;
  const double icon_room = plan.icon.empty() && !marked ? 0 : icon_side + icon_gap;
  const double arrow_room = plan.arrow ? icon_side + icon_gap : 0;
  const double most = width - 2 * label_margin - icon_room - arrow_room;
  Label label;
  label.style = style(grid_.em, Weight::bold);
  label.style.pitch_em = 1.3;
  const std::vector<double> sizes = place == KeyPlace::digit && plan.label.seen.size() <= 3
                                        ? std::vector<double>{wanted}
                                        : label_sizes(grid_, wanted);
  for (const int lines : {1, 2, 3}) {
    if (lines > 1) label.style.pitch_em = 1.2;
    for (const double em : sizes) {
      if (plan.largest_mm > 0 && em > plan.largest_mm + 0.01) continue;
      label.style.em_mm = em;
      label.size = measured(plan.label, label.style, lines == 1 ? 0 : most);
      label.fits = label.size.lines <= lines && label.size.width_mm <= most + 0.01 &&
                   label.size.height_mm <= height - key_foot - px(6) && !label.size.split_word;
      if (label.fits) return label;
    }
  }
  return label;
}

void Builder::key(const KeyPlan& plan, const core::Box& box, KeyPlace place) {
  if (plan.key.empty()) return;
  Node key = node(plan.key, Role::button, plan.label);
  key.hint = plan.hint;
  key.rect = key.hit = box;
  key.touchable = true;
  key.digit = place == KeyPlace::digit;
  if (key.digit) key.role = Role::key;
  key.state.enabled = plan.enabled;
  key.state.focused = page_.frame.focus == plan.key;
  if (!plan.enabled) key.hint = plan.why_not.empty() ? phrases_.not_now() : plan.why_not;
  if (plan.enabled && plan.main) key.at_focus = plan.ends ? phrases_.ok_chooses() : phrases_.ok_goes_on();
  const bool focused = key.state.focused;
  const bool plain_main = plan.main && !high_contrast();
  const Tone ground = !plan.enabled ? Tone::paper
                      : focused     ? (plain_main ? Tone::sheet : Tone::ink)
                      : plain_main  ? Tone::pine
                                    : Tone::sheet;
  const Tone ink = focused                      ? (plain_main ? Tone::pine : Tone::paper)
                   : plain_main && plan.enabled ? Tone::on_pine
                                                : Tone::ink;
  if (focused) ring(key, box);
  if (plan.enabled || focused) {
    key.parts.push_back(face(box, plan.main, key.state, Tone::sheet));
    if (plan.main && high_contrast() && !focused) {
      Shape second = face(box, false, {}, Tone::none);
      second.rect = second.rect.grown(-px(16));
      second.foot_mm = 0;
      second.corner_mm = px(6);
      key.parts.push_back(second);
    }
  }
  const Weight weight = plan.enabled ? Weight::bold : Weight::regular;
  const bool marked = focused && high_contrast();  // ▶ before the label of the focused key
  const std::string icon = marked ? "play_arrow" : plan.icon;
  const Label fitted = fit_label(plan, box.w, box.h, place);
  TextStyle chosen = fitted.style;
  chosen.weight = weight;
  chosen.ink = ink;
  chosen.ground = ground;
  const Measured& size = fitted.size;
  const double icon_room = icon.empty() ? 0 : icon_side + icon_gap;
  const double arrow_room = plan.arrow ? icon_side + icon_gap : 0;
  const double most = box.w - 2 * label_margin - icon_room - arrow_room;
  const double high = box.h - key_foot;
  const double text_width = std::min(size.width_mm, most) + 0.3;
  const double whole = icon_room + text_width + arrow_room;
  double x = box.x + (box.w - whole) / 2;
  const double middle = box.y + high / 2;
  if (!icon.empty()) {
    key.parts.push_back(
        Icon{icon, {x, middle - icon_side / 2, icon_side, icon_side}, ink, ground, icon == "arrow_back" || marked});
    x += icon_room;
  }
  chosen.align = size.lines > 1 || (icon.empty() && !plan.arrow) ? Align::centre : Align::start;
  key.parts.push_back(Text{plan.label, {x, middle - size.height_mm / 2, text_width, size.height_mm}, chosen});
  if (plan.arrow) {
    x += text_width + icon_gap;
    key.parts.push_back(Icon{"arrow_forward", {x, middle - icon_side / 2, icon_side, icon_side}, ink, ground, true});
  }
  add(std::move(key));
}

}  // namespace scene
