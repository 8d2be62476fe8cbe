// Choices: one of up to four things, with its number or icon, its second line and the mark of being chosen.
#include <algorithm>

#include "scene/drawings.h"

namespace scene {

void Builder::fit_choices(const std::vector<ChoicePlan>& choices, double width, double room) {
  // What is personal is said to nobody else, so it must be there to read at every step: it may be all that one can choose by.
  const bool wanted = grid_.details || std::any_of(choices.begin(), choices.end(), [](const ChoicePlan& choice) {
                        return choice.detail.privacy() == core::Privacy::personal;
                      });
  choice_details_ = wanted;
  for (const double em : grid_.labels) {
    choice_label_ = em;
    for (const bool details : {wanted, false}) {
      choice_details_ = details;
      const bool fit = std::all_of(choices.begin(), choices.end(), [&](const ChoicePlan& choice) {
        TextStyle label = style(choice_label_, Weight::bold);
        label.pitch_em = 1.3;
        return choice_height(choice, width) <= room &&
               !measured(choice.label, label, choice_text_width(choice, width)).split_word;
      });
      if (fit) return;
    }
  }
}

double Builder::choice_text_width(const ChoicePlan& plan, double width) {
  // As if it were chosen: choosing must not make the page jump.
  return width - px(28 + 112 + 28 + 28) - (plan.answers ? mark_width() : 0);
}

double Builder::choice_height(const ChoicePlan& plan, double width) {
  const double text_width = choice_text_width(plan, width);
  TextStyle label = style(choice_label_, Weight::bold);
  label.pitch_em = 1.3;
  double height = measured(plan.label, label, text_width).height_mm;
  if (choice_details_ && !plan.detail.empty()) height += measured(plan.detail, style(grid_.em), text_width).height_mm;
  return std::max(grid_.choice_height, height + px(36));
}

// Its words, and what is said with them: what it is called, its second line, which of how many it is.
Node Builder::choice_node(const ChoicePlan& plan, int index, int count) const {
  // A personal second line belongs to the words, which have something said to the hall instead; the place stays open.
  const bool personal_detail = choice_details_ && plan.detail.privacy() == core::Privacy::personal;
  Node choice = node(plan.key, plan.answers ? Role::choice : Role::button,
                     personal_detail ? core::joined(plan.label, plan.detail, "，") : plan.label);
  choice.touchable = true;
  choice.state.enabled = plan.enabled;
  choice.state.chosen = plan.chosen;
  choice.state.focused = page_.frame.focus == plan.key;
  choice.hint = phrases_.position(index, count);
  if (!plan.enabled) choice.hint = core::joined(phrases_.not_now(), choice.hint, "，");
  if (plan.detail.privacy() != core::Privacy::personal && !plan.detail.empty())
    choice.hint = core::joined(plan.detail, choice.hint, "，");
  if (plan.chosen) choice.hint = core::joined(phrases_.chosen(), choice.hint, "，");
  if (plan.enabled && !plan.chosen) choice.at_focus = phrases_.ok_chooses();
  return choice;
}

// The number, by which it is said and dialled; or the tile of a service.
void Builder::choice_badge(Node& choice, const ChoicePlan& plan, const core::Box& badge, int number, Tone ink,
                           Tone ground) {
  const bool focused = choice.state.focused;
  if (focused && high_contrast()) {
    choice.parts.push_back(Icon{"play_arrow", badge, ink, ground, true});
  } else if (!plan.icon.empty() && !plan.enabled) {
    choice.parts.push_back(Icon{plan.icon, badge.grown(-px(18)), ink, ground, false});
  } else if (!plan.icon.empty()) {
    const Tone tile = focused ? Tone::paper : Tone::pine;
    choice.parts.push_back(flat(badge, tile, px(12)));
    choice.parts.push_back(Icon{plan.icon, badge.grown(-px(18)), focused ? Tone::ink : Tone::on_pine, tile, false});
  } else {
    if (plan.enabled || focused)
      choice.parts.push_back(disc(badge.x + badge.w / 2, badge.y + badge.h / 2, badge.w / 2, Tone::none, key_edge,
                                  focused ? Tone::paper : Tone::edge));
    Words digits;
    digits.language = scene_.language;
    digits.seen = std::to_string(number);
    TextStyle numeral = style(std::min(grid_.label, px(72)), Weight::bold, ink, ground);
    numeral.align = Align::centre;
    numeral.pitch_em = 1.3;
    const Measured size = measured(digits, numeral, 0);
    choice.parts.push_back(
        Text{digits, {badge.x, badge.y + (badge.h - size.height_mm) / 2, badge.w, size.height_mm}, numeral});
  }
}

// What the tick and 已选 take at the end of the line.
double Builder::mark_width() {
  return px(72 + 12 + 12) + width_of(phrases_.chosen(), style(grid_.em, Weight::bold)) + 0.3;
}

void Builder::choice_mark(Node& choice, double right, double middle, Tone ink, Tone ground) {
  const Words said = phrases_.chosen();
  const TextStyle mark = style(grid_.em, Weight::bold, ink, ground);
  const Measured size = measured(said, mark, 0);
  const double left = right - size.width_mm - 0.3;
  choice.parts.push_back(
      Icon{"check_circle", {left - px(72 + 12), middle - px(72) / 2, px(72), px(72)}, ink, ground, false});
  choice.parts.push_back(Text{said, {left, middle - size.height_mm / 2, size.width_mm + 0.3, size.height_mm}, mark});
}

void Builder::choice(const ChoicePlan& plan, const core::Box& box, int number, int index, int count) {
  Node choice = choice_node(plan, index, count);
  choice.rect = choice.hit = box;
  const bool focused = choice.state.focused;
  const Tone ground = focused ? Tone::ink : !plan.enabled ? Tone::paper : plan.chosen ? Tone::moss : Tone::sheet;
  const Tone ink = focused ? Tone::paper : Tone::ink;
  if (focused) ring(choice, box);
  if (plan.enabled || focused) choice.parts.push_back(face(box, false, choice.state, ground));
  const double high = box.h - key_foot, tile = px(112);
  choice_badge(choice, plan, {box.x + px(28), box.y + (high - tile) / 2, tile, tile}, number, ink, ground);
  const double x = box.x + px(28) + tile + px(28);
  const double end = box.right() - px(28), right = end - (plan.chosen ? mark_width() : 0);
  TextStyle label = style(choice_label_, plan.enabled ? Weight::bold : Weight::regular, ink, ground);
  label.pitch_em = 1.3;
  const bool detailed = choice_details_ && !plan.detail.empty();
  const double label_height = measured(plan.label, label, right - x).height_mm;
  const double detail_height = detailed ? measured(plan.detail, style(grid_.em), right - x).height_mm : 0;
  double y = box.y + (high - label_height - detail_height) / 2;
  y += write(choice, plan.label, x, y, right - x, label);
  if (detailed) write(choice, plan.detail, x, y, right - x, style(grid_.em, Weight::regular, ink, ground));
  if (plan.chosen) choice_mark(choice, end, box.y + high / 2, ink, ground);
  add(std::move(choice));
}

}  // namespace scene
