// Page form B: choose, and the five levels of the rating.
#include <algorithm>
#include <cmath>

#include "scene/layout.h"

namespace scene {

namespace {

// One of the five levels of the rating; which it is, is told by tick and edge.
void put_level(Builder& builder, const ChoiceForm& form, std::size_t i, const core::Box& box, bool paired) {
  const ChoicePlan& plan = form.choices[i];
  KeyPlan level;
  level.key = plan.key;
  level.label = plan.label;
  level.icon = paired ? "" : plan.chosen ? "check_circle" : plan.icon;
  level.arrange = builder.grid().landscape ? KeyPlan::Arrange::above : KeyPlan::Arrange::leading;
  level.hint = builder.phrases().position(static_cast<int>(i) + 1, static_cast<int>(form.choices.size()));
  if (plan.chosen) level.hint = core::joined(builder.phrases().chosen(), level.hint, "，");
  builder.key(level, box, KeyPlace::action);
  Node& placed = builder.scene().nodes.back();
  placed.role = Role::candidate;
  placed.state.chosen = plan.chosen;
  if (!plan.chosen) {
    placed.at_focus = builder.phrases().ok_chooses();
    return;
  }
  bool ticked = false;
  for (Part& part : placed.parts) {
    auto* text = std::get_if<Text>(&part);
    auto* icon = std::get_if<Icon>(&part);
    ticked = ticked || (icon != nullptr && icon->name == "check_circle");
    if (text != nullptr && !placed.state.focused) text->style.ground = Tone::moss;
    if (icon != nullptr && !placed.state.focused) icon->ground = Tone::moss;
  }
  if (auto* face = std::get_if<Shape>(&placed.parts.front()); face != nullptr && !placed.state.focused) {
    face->fill = Tone::moss;
    face->edge_mm = px(8);
    face->foot_mm = 0;
  }
  if (ticked) return;
  // The words took the icon's place.
  const bool focused = placed.state.focused;
  placed.parts.push_back(corner_tick(box, focused ? Tone::paper : Tone::ink, focused ? Tone::ink : Tone::moss));
}

// Rows of levels: one a row, as many as there are in landscape; in the largest letters of a compact panel two a row where their
// words have room.
std::vector<std::vector<double>> level_rows(Builder& builder, const ChoiceForm& form, double gap) {
  const Grid& grid = builder.grid();
  const std::size_t count = form.choices.size();
  std::vector<std::vector<double>> rows;
  if (grid.landscape) {
    const double width =
        (grid.inner - static_cast<double>(count - 1) * gap) / static_cast<double>(std::max<std::size_t>(count, 1));
    return {std::vector<double>(count, width)};
  }
  for (std::size_t i = 0; i < count; ++i) {
    if (grid.compact && grid.step == 4 && i + 1 < count) {
      KeyPlan two[2];
      for (std::size_t k : {0, 1}) two[k].label = form.choices[i + k].label;
      const double first = builder.label_width(two[0]) + corner_tick_width,
                   second = builder.label_width(two[1]) + corner_tick_width;
      if (const double free = grid.inner - gap - first - second; free >= 0) {
        rows.push_back({first + free / 2, second + free / 2});
        ++i;
        continue;
      }
    }
    rows.push_back({grid.inner});
  }
  return rows;
}

// Five levels on one page: a scale must be seen whole.
Laid lay_out_levels(Builder& builder, const ChoiceForm& form, double top) {
  const Grid& grid = builder.grid();
  const double gap = px(27);
  const auto rows = level_rows(builder, form, gap);
  const double count = static_cast<double>(std::max<std::size_t>(rows.size(), 1));
  const double room = builder.content_bottom(form.actions, false) - top;
  const double height = grid.landscape ? std::min(room, std::max(px(208), grid.label * 2.4 + px(69 + 36)))
                        : grid.compact
                            ? std::min(std::max(px(136), builder.tall_key()), (room - (count - 1) * gap) / count)
                            : std::min(px(136), (room - (count - 1) * gap) / count);
  std::size_t level = 0;
  double y = top;
  for (const std::vector<double>& row : rows) {
    double x = grid.left;
    for (const double width : row) {
      put_level(builder, form, level++, {x, y, width, height}, !grid.landscape && row.size() > 1);
      x += width + gap;
    }
    y += height + gap;
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

class ChoiceLayout {
 public:
  ChoiceLayout(Builder& builder, const ChoiceForm& form)
      : builder_(builder),
        grid_(builder.grid()),
        form_(form),
        least_(std::max(grid_.choice_height, grid_.label * 1.3 + px(36))) {
    if (grid_.landscape && (grid_.step <= 2 || form.note || fit_in_half())) columns_ = 2;
    column_ = columns_ == 2 ? half() : grid_.inner;
  }

  Laid put(int page) {
    const double top = form_.note ? std::max(builder_.content_top(), put_note()) : builder_.content_top();
    const auto room = [&](bool paged) { return builder_.content_bottom(form_.actions, paged) - top; };
    builder_.fit_choices(form_.choices, column_, room(form_.choices.size() > 1));
    if (form_.five_levels) return lay_out_levels(builder_, form_, top);
    std::vector<double> rows = row_heights();
    const PageRange range = range_of(builder_.pages_of(rows, grid_.gap, top, form_.actions, most()), rows.size(), page);
    if (range.pages == 1 && !grid_.landscape) fill(rows, room(false), grid_);
    const std::size_t first = range.first * columns_, last = std::min(range.last * columns_, form_.choices.size());
    double y = top;
    for (std::size_t row = range.first; row < range.last; ++row) {
      for (std::size_t i = row * columns_; i < std::min((row + 1) * columns_, last); ++i) {
        const int number = static_cast<int>(i - first) + 1;  // on this page: by it a choice is said and dialled
        const double x = grid_.left + static_cast<double>(i % columns_) * (column_ + grid_.gap);
        builder_.choice(form_.choices[i], {x, y, column_, rows[row]}, number, number, static_cast<int>(last - first));
      }
      y += rows[row] + grid_.gap;
    }
    builder_.pager(range.shown, range.pages, form_.actions);
    return builder_.finish(range.shown, range.pages);
  }

 private:
  double half() const { return (grid_.inner - grid_.gap) / 2; }
  // Large letters stand in two columns where every label has one line there.
  bool fit_in_half() {
    builder_.fit_choices(form_.choices, half(), least_);
    return std::all_of(form_.choices.begin(), form_.choices.end(), [&](const ChoicePlan& choice) {
      return builder_.choice_height(choice, half()) <= least_ + 0.01;
    });
  }

  // The quiet note, and under it what leads to the choices. Returns where these may begin.
  double put_note() {
    const double choices = form_.choices.empty() ? 0
                           : grid_.landscape     ? least_
                           : grid_.compact       ? tallest()
                                                 : 2 * least_ + grid_.gap;
    const double top = builder_.header_bottom() + px(20);
    // Two may need a page each: beside the note there is room for one of them.
    const bool paged = grid_.compact && form_.choices.size() > 1;
    const double room = builder_.content_bottom(form_.actions, paged) - choices - grid_.gap - top;
    const double lead = form_.lead.empty() || grid_.landscape ? 0 : grid_.em * 1.5 + px(16);
    double height = builder_.quiet_note_height(*form_.note, grid_.inner, room - lead);
    const bool led = lead > 0 && grid_.guidance && height <= room - lead;
    if (!led) height = builder_.quiet_note_height(*form_.note, grid_.inner, room);
    builder_.quiet_note("note", *form_.note, "", {grid_.left, top, grid_.inner, height});
    if (!led) builder_.only_spoken("lead", form_.lead);
    if (!led) return top + height + grid_.gap;
    const double below = std::max(builder_.content_top(), top + height + grid_.gap + lead);
    builder_.paragraph("lead", form_.lead, grid_.left, below - lead, grid_.inner, builder_.style(grid_.em));
    return below;
  }

  double tallest() {
    builder_.fit_choices(form_.choices, column_, grid_.height);
    double most = least_;
    for (const ChoicePlan& choice : form_.choices) most = std::max(most, builder_.choice_height(choice, column_));
    return most;
  }

  // Rows of one or two; a row is as high as its higher choice.
  std::vector<double> row_heights() {
    std::vector<double> rows;
    for (std::size_t i = 0; i < form_.choices.size(); ++i) {
      const double height = builder_.choice_height(form_.choices[i], column_);
      if (i % columns_ == 0) rows.push_back(height);
      rows.back() = std::max(rows.back(), height);
    }
    return rows;
  }

  // Rows a page.
  std::size_t most() const {
    const std::size_t choices = grid_.compact ? (grid_.step == 4 ? 1 : 2) : 4;
    return std::max<std::size_t>(choices / columns_, 1);
  }

  Builder& builder_;
  const Grid& grid_;
  const ChoiceForm& form_;
  double least_;  // what a choice of one line takes
  std::size_t columns_ = 1;
  double column_ = 0;
};

}  // namespace

Laid lay_out_form(Builder& builder, const ChoiceForm& form, int page) {
  builder.put_frame();
  return ChoiceLayout(builder, form).put(page);
}

}  // namespace scene
