// The fixed row: five keys in the same place on every page.
#include <algorithm>

#include "scene/drawings.h"

namespace scene {

namespace {

// Latin words stay at the default size where the step's own would not fit (the audit's named exception).
constexpr double latin_label = 11.2, label_margins = px(12);

}  // namespace

void Builder::put_fixed_row() {
  Node band = node("fixed", Role::group, {});
  band.spoken = false;
  band.rect = {0, grid_.band_top, grid_.width, grid_.height - grid_.band_top};
  band.parts.push_back(flat(band.rect, Tone::band));
  if (high_contrast()) band.parts.push_back(flat({0, grid_.band_top, grid_.width, px(4)}, Tone::edge));
  add(std::move(band));
  const FixedRow& row = page_.frame.fixed;
  const KeyPlan* plans[] = {&row.back, &row.repeat, &row.help, &row.comfort, &row.leave};
  const std::vector<double> widths = fixed_widths(row);
  double x = grid_.compact ? grid_.left / 2 : grid_.left;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    fixed_key(*plans[i], {x, grid_.fixed_top, widths[i], grid_.fixed_height}, plans[i] == &row.help, row.help_called);
    x += widths[i] + fixed_gap();
  }
}

// Alike. A compact panel gives them its margins too, and where a word would break even so, each has what its word needs.
std::vector<double> Builder::fixed_widths(const FixedRow& row) {
  const double room = (grid_.compact ? grid_.width - grid_.left : grid_.inner) - 4 * fixed_gap(), alike = room / 5;
  if (!grid_.compact) return std::vector<double>(5, alike);
  const TextStyle label = style(std::min(grid_.em, latin_label), Weight::bold);
  std::vector<double> widths;
  bool breaks = false;
  double left = room;
  for (const KeyPlan* plan : {&row.back, &row.repeat, &row.help, &row.comfort, &row.leave}) {
    const bool broken = measured(plan->label, label, alike - label_margins).split_word;
    const double whole = width_of(plan->label, label) + label_margins + 0.3;
    widths.push_back(broken ? whole : std::min(whole, alike));  // what has two words may have two lines
    breaks = breaks || broken;
    left -= widths.back();
  }
  if (!breaks) return std::vector<double>(5, alike);
  for (double& width : widths) width += left / 5;
  return widths;
}

double Builder::fixed_gap() const { return grid_.landscape ? px(27) : px(25); }

TextStyle Builder::fixed_label(const KeyPlan& plan, double room, double high) {
  TextStyle label = style(grid_.em, plan.enabled ? Weight::bold : Weight::regular);
  label.align = Align::centre;
  const Measured wished = measured(plan.label, label, room);
  if (wished.split_word || wished.width_mm > room || (grid_.landscape && wished.height_mm / 1.5 * 1.3 > high))
    label.em_mm = std::min(label.em_mm, latin_label);
  label.pitch_em = !grid_.landscape && grid_.step >= 3 ? 1.18 : 1.3;
  return label;
}

// On a compact panel: by the first label, which is the same on every page, so that the row never moves.
double Builder::fixed_height() {
  const KeyPlan& back = page_.frame.fixed.back;
  const double room = fixed_widths(page_.frame.fixed).front() - label_margins;
  const double words = measured(back.label, fixed_label(back, room, 0), room).height_mm;
  return std::max(px(128), words + (grid_.step >= 3 ? px(24) : px(24 + 64 + 6)));
}

void Builder::fixed_key(const KeyPlan& plan, const core::Box& box, bool help, bool called) {
  Node key = node(plan.key, Role::button, plan.label);
  key.hint = plan.enabled ? plan.hint : plan.why_not.empty() ? phrases_.not_now() : plan.why_not;
  key.rect = key.hit = box;
  key.touchable = true;
  key.spoken = false;
  key.state.enabled = plan.enabled;
  key.state.focused = page_.frame.focus == plan.key;
  key.state.pressed_looking = help && called;
  const bool focused = key.state.focused;
  const Tone ground = focused ? Tone::ink : !plan.enabled ? Tone::band : help ? Tone::amber : Tone::sheet;
  const Tone ink = focused ? Tone::paper : Tone::ink;
  if (focused) ring(key, box);
  if (plan.enabled || focused) key.parts.push_back(face(box, false, key.state, ground));
  const double high = box.h - px(8);
  const double landscape_side = std::min(px(60), box.w * 0.2);
  const double room = grid_.landscape ? box.w - landscape_side - px(38) : box.w - label_margins;
  TextStyle label = fixed_label(plan, room, high);
  label.ink = ink;
  label.ground = ground;
  if (grid_.landscape) {
    const double side = landscape_side;
    const Measured size = measured(plan.label, label, room);
    const double width = std::min(size.width_mm + 0.3, room);
    const double x = box.x + (box.w - side - px(14) - width) / 2;
    key.parts.push_back(
        Icon{plan.icon, {x, box.y + (high - side) / 2, side, side}, ink, ground, plan.icon == "arrow_back"});
    label.align = Align::start;
    key.parts.push_back(
        Text{plan.label, {x + side + px(14), box.y + (high - size.height_mm) / 2, width, size.height_mm}, label});
  } else {
    const Measured size = measured(plan.label, label, room);
    const bool words_alone = grid_.compact && (grid_.step >= 3 || px(64 + 6) + size.height_mm > high);
    const double side = words_alone ? 0 : px(64);
    const double whole = side + px(6) + size.height_mm;
    const double y = box.y + std::max(words_alone ? 0 : px(8), (high - whole) / 2);
    if (!words_alone)
      key.parts.push_back(
          Icon{plan.icon, {box.x + (box.w - side) / 2, y, side, side}, ink, ground, plan.icon == "arrow_back"});
    key.parts.push_back(Text{plan.label, {box.x + px(6), y + side + px(6), room, size.height_mm}, label});
  }
  add(std::move(key));
}

}  // namespace scene
