// Page form B: choose, and the five levels of the rating.
#include <algorithm>
#include <cmath>

#include "scene/layout.h"

namespace scene {

namespace {

// Five levels on one page, one below the other; side by side in landscape, two a row on a compact panel: a scale must be seen
// whole.
Laid lay_out_levels(Builder& builder, const ChoiceForm& form, double top) {
  const Grid& grid = builder.grid();
  const double gap = px(27);
  const std::size_t columns = grid.landscape ? 5 : grid.compact ? 2 : 1;
  const double rows = std::ceil(static_cast<double>(form.choices.size()) / static_cast<double>(columns));
  const double width = (grid.inner - static_cast<double>(columns - 1) * gap) / static_cast<double>(columns);
  const double room = builder.content_bottom(form.actions, false) - top;
  const double height = grid.landscape ? std::max(px(150), grid.label * 2.6 + px(36))
                                       : std::min(px(136), (room - (rows - 1) * gap) / std::max(rows, 1.0));
  for (std::size_t i = 0; i < form.choices.size(); ++i) {
    const ChoicePlan& plan = form.choices[i];
    const core::Box box{grid.left + static_cast<double>(i % columns) * (width + gap),
                        top + static_cast<double>(i / columns) * (height + gap), width, height};
    KeyPlan level;
    level.key = plan.key;
    level.label = plan.label;
    level.icon = plan.chosen ? "check_circle" : plan.icon;
    level.hint = builder.phrases().position(static_cast<int>(i) + 1, static_cast<int>(form.choices.size()));
    if (plan.chosen) level.hint = core::joined(builder.phrases().chosen(), level.hint, "，");
    builder.key(level, box, KeyPlace::action);
    Node& placed = builder.scene().nodes.back();
    placed.role = Role::candidate;
    if (!plan.chosen) placed.at_focus = builder.phrases().ok_chooses();
    placed.state.chosen = plan.chosen;
    if (plan.chosen && !placed.state.focused)
      if (auto* face = std::get_if<Shape>(&placed.parts.front())) {
        face->fill = Tone::moss;
        face->edge_mm = px(8);
        face->foot_mm = 0;
        for (Part& part : placed.parts) {
          if (auto* text = std::get_if<Text>(&part)) text->style.ground = Tone::moss;
          if (auto* icon = std::get_if<Icon>(&part)) icon->ground = Tone::moss;
        }
      }
  }
  builder.actions(form.actions);
  return builder.finish(0, 1);
}

// Few choices take some of the room that four would: a larger key is easier to hit.
void fill(std::vector<double>& rows, double room, const Grid& grid) {
  if (rows.empty() || rows.size() > 3) return;
  double free = room - grid.gap * static_cast<double>(rows.size() - 1);
  for (const double row : rows) free -= row;
  const double more = std::clamp(free / static_cast<double>(rows.size()), 0.0, grid.choice_height * 0.4);
  for (double& row : rows) row += more;
}

}  // namespace

Laid lay_out_form(Builder& builder, const ChoiceForm& form, int page) {
  builder.put_frame();
  const Grid& grid = builder.grid();
  double top = builder.content_top();
  if (form.note) {
    const double note_top = builder.header_bottom() + px(20);
    const double choices_room = form.choices.empty() ? 0
                                : grid.landscape     ? grid.choice_height
                                                     : 2 * grid.choice_height + grid.gap;
    const double height = builder.quiet_note_height(
        *form.note, grid.inner, builder.content_bottom(form.actions, false) - choices_room - grid.gap - note_top);
    builder.quiet_note("note", *form.note, "", {grid.left, note_top, grid.inner, height});
    top = std::max(top, note_top + height + grid.gap);
  }
  const bool two_columns = grid.landscape && !form.five_levels && (grid.step <= 2 || form.note);
  const double column = two_columns ? (grid.inner - grid.gap) / 2 : grid.inner;
  builder.fit_choices(form.choices, column, builder.content_bottom(form.actions, form.choices.size() > 1) - top);
  std::vector<double> heights;
  for (const ChoicePlan& choice : form.choices) heights.push_back(builder.choice_height(choice, column));
  if (form.five_levels) return lay_out_levels(builder, form, top);
  // Rows of one or two; a row is as high as its higher choice.
  const std::size_t columns = two_columns ? 2 : 1;
  std::vector<double> rows;
  for (std::size_t i = 0; i < heights.size(); i += columns)
    rows.push_back(columns == 2 && i + 1 < heights.size() ? std::max(heights[i], heights[i + 1]) : heights[i]);
  const std::size_t most_choices = grid.compact ? (grid.step == 4 ? 1 : 2) : 4;
  const std::size_t most = std::max<std::size_t>(most_choices / columns, 1);
  const auto starts = builder.pages_of(rows, grid.gap, top, form.actions, most);
  const PageRange range = range_of(starts, rows.size(), page);
  if (range.pages == 1 && !grid.landscape) fill(rows, builder.content_bottom(form.actions, false) - top, grid);
  const std::size_t first = range.first * columns;
  const std::size_t last = std::min(range.last * columns, form.choices.size());
  double y = top;
  for (std::size_t row = range.first; row < range.last; ++row) {
    for (std::size_t i = row * columns; i < std::min((row + 1) * columns, last); ++i) {
      const int number = static_cast<int>(i - first) + 1;  // on this page: by it a choice is said and dialled
      const double x = grid.left + static_cast<double>(i % columns) * (column + grid.gap);
      builder.choice(form.choices[i], {x, y, column, rows[row]}, number, number, static_cast<int>(last - first));
    }
    y += rows[row] + grid.gap;
  }
  builder.pager(range.shown, range.pages, form.actions);
  return builder.finish(range.shown, range.pages);
}

}  // namespace scene
