// Keys: face, ring, and the label in the size that fits.
#include <algorithm>

#include "scene/layout.h"

namespace scene {

namespace {

constexpr double icon_side = px(69), icon_gap = px(20), label_margin = px(18);

}  // namespace

Icon corner_tick(const core::Box& key, Tone ink, Tone ground) {
  constexpr double inset = px(6), side = corner_tick_width - inset;
  return {"check_circle", {key.right() - corner_tick_width, key.y + inset, side, side}, ink, ground, false};
}

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

// The label's size first, then in a narrow key the step's own; never smaller, for who chose large letters needs them where they
// press.
std::vector<double> label_sizes(const Grid& grid, double label) {
  std::vector<double> sizes{label};
  if (grid.step == 1 && label > px(50)) sizes.push_back(px(50));
  if (grid.em < sizes.back() - 0.01) sizes.push_back(grid.em);
  return sizes;
}

}  // namespace

double Builder::pictures_width(const KeyPlan& plan) const {
  const bool marked = high_contrast() && page_.frame.focus == plan.key;  // ▶ before the label of the focused key
  const bool icon = plan.arrange != KeyPlan::Arrange::above && (marked || !plan.icon.empty());
  return (icon ? icon_side + icon_gap : 0) + (plan.arrow ? icon_side + icon_gap : 0);
}

double Builder::label_width(const KeyPlan& plan) {
  return width_of(plan.label, style(grid_.em, Weight::bold)) + 2 * label_margin + 0.1;
}

// The largest size that fits on one line, else two or three lines. Words go before pictures: the icon and the arrow give way
// before the words break.
Builder::Label Builder::fit_label(const KeyPlan& plan, double width, double height, KeyPlace place) {
  const double wanted = place == KeyPlace::digit ? px(89) : place == KeyPlace::hero ? grid_.label * 1.3 : grid_.label;
  const bool single = place == KeyPlace::digit && plan.label.seen.size() <= 3;
  const std::vector<double> sizes = single ? std::vector<double>{wanted} : label_sizes(grid_, wanted);
  const bool above = plan.arrange == KeyPlan::Arrange::above && !plan.icon.empty();
  Label label;
  for (const int lines : {1, 2, 3})
    for (const bool pictures : {true, false}) {
      if (!pictures && !above && pictures_width(plan) == 0) continue;
      const double margin = single ? px(6) : label_margin;
      const double most = width - 2 * margin - (pictures ? pictures_width(plan) : 0);
      const double high = height - key_foot - px(6) - (pictures && above ? icon_side : 0);
      for (const double em : sizes) {
        if (plan.largest_mm > 0 && em > plan.largest_mm + 0.01) continue;
        label.pictures = pictures;
        label.style = style(em, Weight::bold);
        label.style.pitch_em = lines == 1 ? 1.3 : 1.2;
        label.size = measured(plan.label, label.style, lines == 1 ? 0 : most);
        const double needs =
            lines == 1 ? em : label.size.height_mm;  // above and below a single line nothing is written
        label.fits =
            label.size.lines <= lines && label.size.width_mm <= most + 0.01 && needs <= high && !label.size.split_word;
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
  if (plan.enabled && place != KeyPlace::digit)
    key.at_focus = plan.main && !plan.ends ? phrases_.ok_goes_on() : phrases_.ok_chooses();
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
  put_label(key, plan, box, place, ink, ground);
  add(std::move(key));
}

void Builder::put_label(Node& key, const KeyPlan& plan, const core::Box& box, KeyPlace place, Tone ink, Tone ground) {
  const bool marked = key.state.focused && high_contrast();
  const Label fitted = fit_label(plan, box.w, box.h, place);
  const std::string icon = !fitted.pictures ? "" : marked ? "play_arrow" : plan.icon;
  const bool arrow = plan.arrow && fitted.pictures;
  const bool above = plan.arrange == KeyPlan::Arrange::above && !icon.empty();
  const Measured& size = fitted.size;
  TextStyle chosen = fitted.style;
  chosen.weight = plan.enabled ? Weight::bold : Weight::regular;
  chosen.ink = ink;
  chosen.ground = ground;
  chosen.align = above || size.lines > 1 || (icon.empty() && !arrow) ? Align::centre : Align::start;
  const double pictures = fitted.pictures ? pictures_width(plan) : 0;
  const double margin = place == KeyPlace::digit ? px(6) : label_margin;
  const double width = std::min(size.width_mm, box.w - 2 * margin - pictures) + 0.3;
  const double middle = box.y + (box.h - key_foot) / 2;
  const bool leading = plan.arrange == KeyPlan::Arrange::leading && !icon.empty();
  double x = leading ? box.x + px(56) : box.x + (box.w - pictures - width) / 2;
  const double lift = ink_drop * chosen.em_mm;
  double y = middle - size.height_mm / 2 - lift;
  if (above) {
    y = middle - (icon_side + size.height_mm) / 2;
    key.parts.push_back(Icon{icon, {box.x + (box.w - icon_side) / 2, y, icon_side, icon_side}, ink, ground, marked});
    y += icon_side - lift;
  } else if (!icon.empty()) {
    key.parts.push_back(
        Icon{icon, {x, middle - icon_side / 2, icon_side, icon_side}, ink, ground, icon == "arrow_back" || marked});
    x += icon_side + icon_gap;
  }
  key.parts.push_back(Text{plan.label, {x, y, width, size.height_mm}, chosen});
  if (arrow) {
    x += width + icon_gap;
    key.parts.push_back(Icon{"arrow_forward", {x, middle - icon_side / 2, icon_side, icon_side}, ink, ground, true});
  }
}

}  // namespace scene
