// The fixed row: five keys in the same place on every page.
#include <algorithm>

#include "scene/drawings.h"

namespace scene {

void Builder::put_fixed_row() {
  Node band = node("fixed", Role::group, {});
  band.spoken = false;
  band.rect = {0, grid_.band_top, grid_.width, grid_.height - grid_.band_top};
  band.parts.push_back(flat(band.rect, Tone::band));
  if (high_contrast()) band.parts.push_back(flat({0, grid_.band_top, grid_.width, px(4)}, Tone::edge));
  add(std::move(band));
  const FixedRow& row = page_.frame.fixed;
  const KeyPlan* plans[] = {&row.back, &row.repeat, &row.help, &row.comfort, &row.leave};
  const double gap = grid_.compact ? px(25) : grid_.landscape ? px(27) : px(25);
  const double width = (grid_.inner - 4 * gap) / 5;
  for (int i = 0; i < 5; ++i)
    fixed_key(*plans[i], {grid_.left + i * (width + gap), grid_.fixed_top, width, grid_.fixed_height},
              plans[i] == &row.help, row.help_called);
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
  TextStyle label = style(grid_.em, plan.enabled ? Weight::bold : Weight::regular, ink, ground);
  label.align = Align::centre;
  const double high = box.h - px(8);
  // Latin words stay at the default size where the step's own would not fit (the audit's named exception).
  const double landscape_side = std::min(px(60), box.w * 0.2);
  const double room = grid_.landscape ? box.w - landscape_side - px(38) : box.w - px(12);
  const Measured wished = measured(plan.label, label, room);
  if (wished.split_word || wished.width_mm > room || (grid_.landscape && wished.height_mm / 1.5 * 1.3 > high))
    label.em_mm = std::min(label.em_mm, 11.2);
  if (grid_.landscape) {
    label.pitch_em = 1.3;
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
    label.pitch_em = grid_.step >= 3 ? 1.18 : 1.3;
    const double side = px(64);
    const Measured size = measured(plan.label, label, room);
    const double whole = side + px(6) + size.height_mm;
    const double y = box.y + std::max(px(8), (high - whole) / 2);
    key.parts.push_back(
        Icon{plan.icon, {box.x + (box.w - side) / 2, y, side, side}, ink, ground, plan.icon == "arrow_back"});
    key.parts.push_back(Text{plan.label, {box.x + px(6), y + side + px(6), room, size.height_mm}, label});
  }
  add(std::move(key));
}

}  // namespace scene
