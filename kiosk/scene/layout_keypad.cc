// Page form E: a field of digits and the pad.
#include <algorithm>
#include <array>

#include "scene/layout.h"

namespace scene {

namespace {

// The field: groups of cells; the group in use has the thick edge, the next place a bar, finished groups may turn into dots.
void put_field(Builder& builder, const KeypadForm& form, double x, double y, double width, double height) {
  Node field = builder.node(form.field, Role::field, core::joined(form.name, form.field_state, "，"));
  field.live = Live::off;
  field.rect = {x, y, width, height};
  int total = 0;
  for (const FieldGroup& group : form.groups) total += group.length;
  const double gap = px(24);
  const double cell = std::min(px(80), (width - gap * static_cast<double>(form.groups.size() - 1) -
                                        px(16) * static_cast<double>(form.groups.size())) /
                                           std::max(total, 1));
  int placed = 0;
  double left = x;
  TextStyle numeral = builder.style(std::min(px(76), cell * 0.95), Weight::bold, Tone::ink, Tone::sheet);
  numeral.em_mm = std::max(numeral.em_mm, px(45));
  numeral.align = Align::centre;
  numeral.pitch_em = 1.3;
  const int typed = static_cast<int>(form.digits.size());
  for (const FieldGroup& group : form.groups) {
    const double group_width = cell * group.length + px(16);
    const bool in_use = typed >= placed && (typed < placed + group.length);
    const bool finished = typed >= placed + group.length;
    field.parts.push_back(Shape{Shape::Kind::box,
                                {left, y, group_width, height},
                                px(16),
                                in_use ? px(8) : px(4),
                                Tone::sheet,
                                Tone::edge,
                                0,
                                Tone::none});
    for (int i = 0; i < group.length; ++i) {
      const double cell_left = left + px(8) + i * cell;
      const int place = placed + i;
      if (place < typed) {
        if (finished && form.cover_finished_groups) {
          const double r = px(11);
          field.parts.push_back(Shape{Shape::Kind::circle,
                                      {cell_left + cell / 2 - r, y + height / 2 - r, 2 * r, 2 * r},
                                      0,
                                      0,
                                      Tone::ink,
                                      Tone::none,
                                      0,
                                      Tone::none});
        } else {
          Words digit;
          digit.seen = form.digits.substr(static_cast<std::size_t>(place), 1);
          digit.language = builder.frame().language;
          const Measured size = builder.measured(digit, numeral, 0);
          field.parts.push_back(
              Text{digit, {cell_left, y + (height - size.height_mm) / 2, cell, size.height_mm}, numeral});
        }
      } else {
        const double thick = place == typed ? px(16) : px(6);
        field.parts.push_back(Shape{Shape::Kind::box,
                                    {cell_left + px(8), y + height - px(30) - thick, cell - px(16), thick},
                                    px(3),
                                    0,
                                    place == typed ? Tone::pine : Tone::ink,
                                    Tone::none,
                                    0,
                                    Tone::none});
      }
    }
    placed += group.length;
    left += group_width + gap;
  }
  // A number reads from left to right in every script: its cells are turned beforehand, the page turns them back.
  if (builder.mirrored()) {
    const double used = left - gap;
    for (Part& part : field.parts) {
      core::Box& box = std::holds_alternative<Text>(part) ? std::get<Text>(part).box : std::get<Shape>(part).rect;
      box.x = x + used - box.x - box.w;
    }
  }
  builder.add(std::move(field));
}

}  // namespace

Laid lay_out_form(Builder& builder, const KeypadForm& form, int) {
  const Grid& grid = builder.grid();
  // From step 2 there is no room for both: what is wrong takes the heading's place.
  const bool in_heading = !form.problem.empty() && (grid.step >= 2 || grid.landscape || grid.compact);
  const Words* one_line = in_heading ? &form.problem : grid.compact ? &builder.frame().heading : nullptr;
  const double field_height = grid.compact ? px(120) : px(148);
  // Low and compact: the pad runs down to the fixed row, with the main key beside it.
  const bool beside = (grid.low || grid.compact) && !grid.landscape;
  std::vector<KeyPlan> actions;
  if (form.other || form.with_x) actions.push_back(form.other ? *form.other : form.read_back);
  const bool two = !actions.empty();
  actions.push_back(form.next);
  const double bottom = grid.landscape ? grid.band_top - px(18)
                        : beside       ? grid.band_top - grid.gap
                                       : builder.content_bottom(actions, false);
  const double gap = px(26);
  Builder::Head head;
  head.right = grid.landscape ? grid.left + grid.inner * 0.46 : 0;
  head.heading = one_line;
  // The body may push the pad down as long as its keys stay large enough.
  head.body_bottom =
      (grid.landscape ? bottom - grid.action_height : bottom - 4 * px(108) - 3 * gap) - field_height - px(48);
  builder.put_frame(head);
  if (in_heading)
    for (Node& node : builder.scene().nodes)
      if (node.key == "heading") node.live = Live::now;
  double field_y = builder.header_bottom() + px(20);
  // In landscape the field stands at the left and the pad at the right.
  const double field_width = grid.landscape ? grid.inner * 0.46 : grid.inner;
  put_field(builder, form, grid.left, field_y, field_width, field_height);
  double under = field_y + field_height + px(12);
  if (!form.problem.empty() && !in_heading) {
    Node problem = builder.node("problem", Role::alert, form.problem);
    problem.live = Live::now;
    const TextStyle style = builder.style(grid.em, Weight::bold);
    const double width = grid.landscape ? field_width : grid.inner;
    const double height = builder.write(problem, form.problem, grid.left, under, width, style);
    problem.rect = {grid.left, under, width, height};
    builder.add(std::move(problem));
    under += height + px(8);
  }
  const double pad_left = grid.landscape ? grid.left + grid.inner * 0.5 : grid.left;
  const double pad_width = grid.right - pad_left;
  const double top = grid.landscape ? grid.caption_height + px(30) : std::max(grid.controls, under);
  const double digits_width = beside ? pad_width * 0.76 : pad_width;
  const double key_width = (digits_width - 2 * gap) / 3;
  const double key_height = std::min(px(174), (bottom - top - 3 * gap) / 4);
  static constexpr std::array order{1, 2, 3, 4, 5, 6, 7, 8, 9};
  const auto cell = [&](int row, int column) {
    const int place = builder.mirrored() ? 2 - column : column;  // 1-2-3 from left to right in every script
    return core::Box{pad_left + place * (key_width + gap), top + row * (key_height + gap), key_width, key_height};
  };
  const auto pad_key = [&](std::string name, const Words& label, const core::Box& box) {
    KeyPlan plan;
    plan.key = std::move(name);
    plan.label = label;
    builder.key(plan, box, KeyPlace::digit);
    Node& key = builder.scene().nodes.back();
    key.spoken = false;
    if (label.privacy() == core::Privacy::personal) key.instead = form.digit_aloud;
  };
  const auto digit_key = [&](int digit, const core::Box& box) {
    const auto at = static_cast<std::size_t>(digit);
    pad_key("digit." + std::to_string(digit), at < form.digit_words.size() ? form.digit_words[at] : Words{}, box);
  };
  for (std::size_t i = 0; i < order.size(); ++i)
    digit_key(order[i], cell(static_cast<int>(i) / 3, static_cast<int>(i) % 3));
  const auto side_key = [&](const KeyPlan& plan, const core::Box& box) {
    builder.key(plan, box, KeyPlace::row);
    builder.scene().nodes.back().spoken = false;
  };
  if (form.with_x) {
    pad_key(form.x_key, form.x_word, cell(3, 0));
  } else {
    side_key(form.erase, cell(3, 0));
  }
  digit_key(0, cell(3, 1));
  side_key(form.with_x ? form.erase : form.read_back, cell(3, 2));
  if (grid.landscape || beside) {
    // Under the field beside each other, in the narrow column one above the other; the main key stands last.
    const bool stacked = beside && two;
    const double left = grid.landscape ? grid.left : pad_left + digits_width + gap;
    const double width = grid.landscape && two ? (field_width - gap) / 2
                         : grid.landscape      ? field_width
                                               : grid.right - left;
    const double height = grid.landscape ? grid.action_height : stacked ? (bottom - top - gap) / 2 : bottom - top;
    core::Box box{left, grid.landscape ? bottom - height : top, width, height};
    for (KeyPlan& plan : actions) {
      if (beside || two) plan.arrow = false;  // there is no room for it
      builder.key(plan, box, KeyPlace::action);
      (beside ? box.y : box.x) += gap + (beside ? height : width);
    }
  } else if (two) {
    builder.actions(actions);
  } else {
    builder.key(form.next, {grid.left, grid.action_top, grid.inner, grid.action_height}, KeyPlace::action);
  }
  return builder.finish(0, 1);
}

}  // namespace scene
