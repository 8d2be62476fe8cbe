// Choices: one of up to four things, with its number or icon, its second line and the mark of being chosen.
#include <algorithm>
#include <optional>

#include "scene/drawings.h"

namespace scene {

void Builder::fit_choices(const std::vector<ChoicePlan>& choices, double width, double room) {
  // What is personal is said to nobody else, so it must be there to read at every step: it may be all that one can choose by.
  const bool wanted = grid_.details || std::any_of(choices.begin(), choices.end(), [](const ChoicePlan& choice) {
                        return choice.detail.privacy() == core::Privacy::personal;
                      });
  choice_details_ = wanted;
  std::vector<double> sizes{grid_.label};
  if (grid_.em < grid_.label - 0.01) sizes.push_back(grid_.em);
  const auto fit = [&] {
    TextStyle label = style(choice_label_, Weight::bold);
    label.pitch_em = 1.3;
    return std::all_of(choices.begin(), choices.end(), [&](const ChoicePlan& choice) {
      return choice_height(choice, width) <= room &&
             !measured(choice.label, label, choice_text_width(choice, width)).split_word;
    });
  };
  // In large letters a place for 已选 that saves lines is better than the usual one.
  const auto lines = [&] {
    int count = 0;
    for (const ChoicePlan& choice : choices)
      count += measured(choice.label, style(choice_label_, Weight::bold), choice_text_width(choice, width)).lines;
    return count;
  };
  for (const double em : sizes)
    for (const bool details : {wanted, false}) {
      std::optional<Mark> best;
      int fewest = 0;
      for (const Mark mark : {Mark::at_end, Mark::on_badge, Mark::below, Mark::tick_alone}) {
        choice_label_ = em;
        choice_details_ = details;
        mark_ = mark;
        if ((best && (mark == Mark::tick_alone || lines() >= fewest)) || !fit()) continue;
        best = mark;
        fewest = lines();
        if (grid_.step <= 2) return;
      }
      if (best) {
        mark_ = *best;
        return;
      }
    }
}

// In large letters a compact panel needs the badge's place for words; with two choices a page none is lost without its number.
bool Builder::badges() const { return !grid_.compact || grid_.step <= 2; }

double Builder::text_left() const { return badges() ? px(28 + 112 + 28) : px(28); }

double Builder::choice_text_width(const ChoicePlan& plan, double width) {
  // As if it were chosen: choosing must not make the page jump.
  return width - text_left() - px(28) - (plan.answers ? mark_width() : 0);
}

double Builder::choice_height(const ChoicePlan& plan, double width) {
  const double text_width = choice_text_width(plan, width);
  TextStyle label = style(choice_label_, Weight::bold);
  label.pitch_em = 1.3;
  double height = measured(plan.label, label, text_width).height_mm;
  if (choice_details_ && !plan.detail.empty()) height += measured(plan.detail, style(grid_.em), text_width).height_mm;
  if (plan.answers && mark_ == Mark::below) height += grid_.em * 1.3;
  return std::max(grid_.choice_height, height + px(30));
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
  const bool ticked = choice.state.chosen && mark_ != Mark::at_end;
  if (focused && high_contrast() && !ticked) {
    choice.parts.push_back(Icon{"play_arrow", badge, ink, ground, true});
  } else if (ticked) {
    choice.parts.push_back(Icon{"check_circle", badge.grown(-px(10)), ink, ground, false});
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
    TextStyle numeral = style(std::min(grid_.label, px(89)), Weight::bold, ink, ground);
    numeral.align = Align::centre;
    numeral.pitch_em = 1.3;
    const Measured size = measured(digits, numeral, 0);
    choice.parts.push_back(
        Text{digits,
             {badge.x, badge.y + (badge.h - size.height_mm) / 2 - ink_drop * numeral.em_mm, badge.w, size.height_mm},
             numeral});
  }
}

// What the tick and 已选 take at the end of the line.
double Builder::mark_width() {
  if (mark_ == Mark::below || mark_ == Mark::tick_alone) return 0;
  const double tick = mark_ == Mark::at_end ? px(72 + 12) : 0;
  return tick + px(12) + width_of(phrases_.chosen(), style(grid_.em, Weight::bold)) + 0.3;
}

void Builder::choice_mark(Node& choice, double right, double middle, Tone ink, Tone ground) {
  const Words said = phrases_.chosen();
  const TextStyle mark = style(grid_.em, Weight::bold, ink, ground);
  const Measured size = measured(said, mark, 0);
  const double left = right - size.width_mm - 0.3;
  if (mark_ == Mark::at_end)
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
  if (badges()) {
    choice_badge(choice, plan, {box.x + px(28), box.y + (high - tile) / 2, tile, tile}, number, ink, ground);
  } else if (plan.chosen && mark_ != Mark::at_end) {
    choice.parts.push_back(corner_tick(box, ink, ground));
  }
  const double x = box.x + text_left();
  const double end = box.right() - px(28), right = end - (plan.chosen ? mark_width() : 0);
  TextStyle label = style(choice_label_, plan.enabled ? Weight::bold : Weight::regular, ink, ground);
  label.pitch_em = 1.3;
  const bool detailed = choice_details_ && !plan.detail.empty();
  const double label_height = measured(plan.label, label, right - x).height_mm;
  const double detail_height = detailed ? measured(plan.detail, style(grid_.em), right - x).height_mm : 0;
  const double below = plan.answers && mark_ == Mark::below ? grid_.em * 1.3 : 0;  // kept free until it is chosen
  double y = box.y + (high - label_height - detail_height - below) / 2;
  y += write(choice, plan.label, x, y, right - x, label);
  if (detailed) y += write(choice, plan.detail, x, y, right - x, style(grid_.em, Weight::regular, ink, ground));
  if (plan.chosen && mark_ == Mark::below) {
    TextStyle mark = style(grid_.em, Weight::bold, ink, ground);
    mark.pitch_em = 1.3;
    write(choice, phrases_.chosen(), x, y, right - x, mark);
  } else if (plan.chosen && mark_ != Mark::tick_alone) {
    choice_mark(choice, end, box.y + high / 2, ink, ground);
  }
  add(std::move(choice));
}

}  // namespace scene
