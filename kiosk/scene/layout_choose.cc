// Page forms B (choose), C (tell) and A (greeting, comfort).
#include <algorithm>
#include <cmath>

#include "scene/drawings.h"

namespace scene {

namespace {

int clamped(int page, std::size_t pages) { return std::clamp(page, 0, static_cast<int>(pages) - 1); }

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

Laid lay_out_form(Builder& builder, const GreetingForm& form, int) {
  const Grid& grid = builder.grid();
  const bool landscape = grid.landscape;
  // Keys fill the lower part from below; the picture takes what remains above.
  const bool paired = form.keys.size() >= 4;
  const std::size_t rows = paired ? form.keys.size() - 1 : form.keys.size();
  const double footer = form.footer.empty() || grid.step > 2 || landscape ? 0 : grid.em * 1.5 + px(8);
  const double bottom = grid.band_top - grid.gap / 2 - footer;
  const double hero = landscape ? px(132) : grid.low ? px(176) : px(208);
  const double plain = landscape ? px(124) : std::max(px(128), grid.label * 1.3 + px(36));
  double keys_height = hero + (rows > 1 ? (plain + grid.gap) * static_cast<double>(rows - 1) : 0);
  // In landscape the keys stand beside each other under the words.
  if (landscape) keys_height = hero + (form.keys.size() > 1 ? plain + grid.gap : 0);
  double y = std::max(bottom - keys_height, grid.controls);
  Builder::Head head;
  head.body_bottom = y - px(16);
  builder.put_frame(head);
  if (form.picture == GreetingForm::Picture::bell) {
    const double above = y - builder.header_bottom() - px(16);
    const double size = std::min({px(334), above - px(8), landscape ? px(220) : px(334)});
    if (size >= px(150)) {
      Node picture = builder.node("picture", Role::picture, core::joined(form.name, form.subtitle, "，"));
      picture.spoken = false;
      const double middle = builder.header_bottom() + px(8) + std::max(size / 2, above / 2);
      // Alone it stands in the middle, with the name beside it at the start of the line.
      const double left = form.name.empty() ? grid.left + (grid.inner - size) / 2 : grid.left;
      picture.rect = {left, middle - size / 2, size, size};
      draw_bell(picture, left + size / 2, middle, size / 2, builder.mirrored());
      const double text_left = grid.left + size + px(52);
      TextStyle name = builder.style(px(104), Weight::bold);
      name.pitch_em = 1.3;
      const TextStyle small = builder.style(grid.em);
      const double width = grid.right - text_left;
      const double name_height = builder.measured(form.name, name, width).height_mm;
      const double subtitle_height = builder.measured(form.subtitle, small, width).height_mm;
      double text_top = middle - (name_height + subtitle_height) / 2;
      text_top += builder.write(picture, form.name, text_left, text_top, width, name);
      builder.write(picture, form.subtitle, text_left, text_top, width, small);
      builder.add(std::move(picture));
    }
  }
  const double x = grid.left;
  if (landscape) {
    if (!form.keys.empty()) builder.key(form.keys[0], {x, y, grid.inner, hero}, KeyPlace::hero);
    const std::size_t others = form.keys.size() - std::min<std::size_t>(form.keys.size(), 1);
    const double width =
        others == 0 ? 0 : (grid.inner - grid.gap * static_cast<double>(others - 1)) / static_cast<double>(others);
    for (std::size_t i = 0; i < others; ++i)
      builder.key(form.keys[i + 1],
                  {x + static_cast<double>(i) * (width + grid.gap), y + hero + grid.gap, width, plain},
                  KeyPlace::action);
  } else {
    for (std::size_t i = 0; i < form.keys.size(); ++i) {
      const bool first = i == 0;
      const bool pair = paired && i + 2 >= form.keys.size();
      const double width = pair ? (grid.inner - grid.gap) / 2 : grid.inner;
      const double key_x = pair && i + 1 == form.keys.size() ? x + width + grid.gap : x;
      builder.key(form.keys[i], {key_x, y, width, first ? hero : plain}, first ? KeyPlace::hero : KeyPlace::action);
      if (!pair || i + 1 == form.keys.size()) y += (first ? hero : plain) + grid.gap;
    }
  }
  if (footer > 0)
    builder.paragraph("footer", form.footer, x, grid.band_top - footer, grid.inner, builder.style(grid.em));
  return builder.finish(0, 1);
}

Laid lay_out_form(Builder& builder, const ComfortForm& form, int page) {
  builder.put_frame();
  const Grid& grid = builder.grid();
  // Rows of - boxes +, then plain keys two a row; whatever does not fit turns the page.
  struct Item {
    const ComfortRow* row = nullptr;
    const KeyPlan* first = nullptr;
    const KeyPlan* second = nullptr;
    double height = 0;
  };
  std::vector<Item> items;
  const double side = std::max(px(136), grid.em * 1.3 + px(40));
  const double small = std::max(px(120), grid.label * 1.3 + px(30));
  const double name_height = grid.em * 1.4;
  for (const ComfortRow& row : form.rows)
    items.push_back({&row, nullptr, nullptr, grid.landscape ? side : name_height + side});
  for (std::size_t i = 0; i < form.keys.size(); i += 2)
    items.push_back({nullptr, &form.keys[i], i + 1 < form.keys.size() ? &form.keys[i + 1] : nullptr, small});
  std::vector<double> heights;
  for (const Item& item : items) heights.push_back(item.height);
  const double gap = px(26);
  const auto starts = builder.pages_of(heights, gap, builder.content_top(), {form.done}, 4);
  const int shown = clamped(page, starts.size());
  const std::size_t begin = starts[static_cast<std::size_t>(shown)];
  const std::size_t end =
      static_cast<std::size_t>(shown) + 1 < starts.size() ? starts[static_cast<std::size_t>(shown) + 1] : items.size();
  double y = builder.content_top();
  for (std::size_t i = begin; i < end; ++i) {
    const Item& item = items[i];
    if (item.row != nullptr) {
      const ComfortRow& row = *item.row;
      Node name = builder.node(row.key, Role::row, core::joined(row.name, row.value, "，"));
      name.live = Live::now;
      const double name_width = grid.landscape ? grid.inner * 0.36 : grid.inner;
      name.rect = {grid.left, y, grid.inner, item.height};
      TextStyle label = builder.style(grid.em, Weight::bold);
      label.pitch_em = 1.3;
      for (const double em : grid.ems) {
        label.em_mm = em;
        const Measured size = builder.measured(row.name, label, name_width - px(24));
        if (size.height_mm <= (grid.landscape ? side : em * 1.4) && !size.split_word) break;
      }
      const double name_room = grid.landscape ? name_width - px(24) : name_width;
      const double text_y =
          grid.landscape ? y + (side - builder.measured(row.name, label, name_room).height_mm) / 2 : y;
      const double written = builder.width_of(row.name, label);
      builder.write(name, row.name, grid.left, text_y, std::min(written + 0.3, name_room), label);
      TextStyle plain = builder.style(grid.em);
      plain.pitch_em = 1.3;
      const double value_width = builder.width_of(row.value, plain) + 0.3;
      if (!grid.landscape && written + value_width + px(40) <= grid.inner)
        builder.write(name, row.value, grid.right - value_width, text_y, value_width, plain);
      const double keys_y = grid.landscape ? y : y + name_height;
      const double keys_left = grid.landscape ? grid.left + name_width : grid.left;
      const double key_width = px(242);
      const double bars_left = keys_left + key_width + px(32), bars_right = grid.right - key_width - px(32);
      const double slot = (bars_right - bars_left) / row.levels;
      for (int level = 1; level <= row.levels; ++level) {
        const double high = (side - px(24)) * (0.4 + 0.6 * level / row.levels);
        Shape bar{Shape::Kind::box,
                  {bars_left + (level - 1) * slot, keys_y + side - px(12) - high, slot - px(10), high},
                  px(6),
                  px(4),
                  level <= row.level ? Tone::pine : Tone::sheet,
                  Tone::edge,
                  0,
                  Tone::none};
        name.parts.push_back(bar);
      }
      builder.add(std::move(name));
      // The two keys of one row are of one size, whatever the lengths of their labels.
      KeyPlan less = row.less, more = row.more;
      less.largest_mm = more.largest_mm = std::min(builder.fit_label(less, key_width, side, KeyPlace::row).style.em_mm,
                                                   builder.fit_label(more, key_width, side, KeyPlace::row).style.em_mm);
      builder.key(less, {keys_left, keys_y, key_width, side}, KeyPlace::row);
      builder.key(more, {grid.right - key_width, keys_y, key_width, side}, KeyPlace::row);
    } else {
      const double width = item.second != nullptr ? (grid.inner - grid.gap) / 2 : grid.inner;
      builder.key(*item.first, {grid.left, y, width, item.height}, KeyPlace::action);
      if (item.second != nullptr)
        builder.key(*item.second, {grid.left + width + grid.gap, y, width, item.height}, KeyPlace::action);
    }
    y += item.height + gap;
  }
  builder.pager(shown, static_cast<int>(starts.size()), {form.done});
  return builder.finish(shown, static_cast<int>(starts.size()));
}

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
  const int pages = static_cast<int>(std::max<std::size_t>(starts.size(), 1));
  const int shown = clamped(page, static_cast<std::size_t>(pages));
  if (pages == 1 && !grid.landscape) fill(rows, builder.content_bottom(form.actions, false) - top, grid);
  const std::size_t first = starts[static_cast<std::size_t>(shown)];
  const std::size_t last =
      static_cast<std::size_t>(shown) + 1 < starts.size() ? starts[static_cast<std::size_t>(shown) + 1] : rows.size();
  const std::size_t count = std::min(last * columns, form.choices.size()) - first * columns;
  double y = top;
  for (std::size_t row = first; row < last; ++row) {
    for (std::size_t c = 0; c < columns && row * columns + c < form.choices.size(); ++c) {
      const std::size_t i = row * columns + c;
      const std::size_t on_page = i - first * columns;
      builder.choice(form.choices[i], {grid.left + static_cast<double>(c) * (column + grid.gap), y, column, rows[row]},
                     static_cast<int>(on_page) + 1, static_cast<int>(on_page) + 1, static_cast<int>(count));
    }
    y += rows[row] + grid.gap;
  }
  builder.pager(shown, pages, form.actions);
  return builder.finish(shown, pages);
}

Laid lay_out_form(Builder& builder, const TellForm& form, int page) {
  builder.put_frame();
  const Grid& grid = builder.grid();
  const double top = builder.header_bottom() + px(24);  // facts are read, not pressed: they may stand high
  builder.content_begins(top);
  const bool two_columns = grid.landscape;
  const double column = two_columns ? (grid.inner - px(64)) / 2 : grid.inner;
  const double disc = px(112);
  const double text_width = column - disc - px(32);
  TextStyle question = builder.style(grid.em);
  TextStyle answer = builder.style(grid.label, Weight::bold);
  answer.pitch_em = 1.4;
  for (std::size_t i = 0; i < grid.ems.size(); ++i) {
    question.em_mm = grid.ems[i];
    answer.em_mm = grid.labels[i];
    const double room = builder.content_bottom(form.actions, true) - top;
    if (std::all_of(form.facts.begin(), form.facts.end(), [&](const Fact& fact) {
          const Measured bold = builder.measured(fact.answer, answer, text_width);
          return builder.measured(fact.question, question, text_width).height_mm + bold.height_mm <= room &&
                 !bold.split_word;
        }))
      break;
  }
  const auto height_of = [&](const Fact& fact) {
    return std::max(disc, builder.measured(fact.question, question, text_width).height_mm +
                              builder.measured(fact.answer, answer, text_width).height_mm);
  };
  std::vector<double> rows;
  const std::size_t columns = two_columns ? 2 : 1;
  for (std::size_t i = 0; i < form.facts.size(); i += columns)
    rows.push_back(columns == 2 && i + 1 < form.facts.size()
                       ? std::max(height_of(form.facts[i]), height_of(form.facts[i + 1]))
                       : height_of(form.facts[i]));
  const double gap = px(44);
  const auto starts = builder.pages_of(rows, gap, top, form.actions, 4);
  const int shown = clamped(page, starts.size());
  const std::size_t first = starts[static_cast<std::size_t>(shown)];
  const std::size_t last =
      static_cast<std::size_t>(shown) + 1 < starts.size() ? starts[static_cast<std::size_t>(shown) + 1] : rows.size();
  double y = top;
  for (std::size_t row = first; row < last; ++row) {
    for (std::size_t c = 0; c < columns && row * columns + c < form.facts.size(); ++c) {
      const Fact& fact = form.facts[row * columns + c];
      const double x = grid.left + static_cast<double>(c) * (column + px(64));
      Node node = builder.node("fact." + fact.key, Role::row, core::joined(fact.question, fact.answer, "，"));
      node.rect = {x, y, column, rows[row]};
      node.parts.push_back(Shape{Shape::Kind::circle, {x, y, disc, disc}, 0, 0, Tone::band, Tone::none, 0, Tone::none});
      node.parts.push_back(Icon{
          fact.icon, {x + (disc - px(68)) / 2, y + (disc - px(68)) / 2, px(68), px(68)}, Tone::ink, Tone::band, false});
      const double text_x = x + disc + px(32);
      const double written = builder.write(node, fact.question, text_x, y, text_width, question);
      builder.write(node, fact.answer, text_x, y + written, text_width, answer);
      if (row + 1 < last)
        node.parts.push_back(Shape{Shape::Kind::box,
                                   {text_x, y + rows[row] + gap / 2 - px(2), text_width, px(4)},
                                   0,
                                   0,
                                   Tone::hairline,
                                   Tone::none,
                                   0,
                                   Tone::none});
      builder.add(std::move(node));
    }
    y += rows[row] + gap;
  }
  builder.pager(shown, static_cast<int>(starts.size()), form.actions);
  return builder.finish(shown, static_cast<int>(starts.size()));
}

}  // namespace scene
