// The action row, and where a page says which it is.
#include <algorithm>

#include "scene/layout.h"

namespace scene {

KeyPlan Builder::more_key() const {
  KeyPlan more;
  more.key = "more";
  more.label = phrases_.more();
  more.arrow = true;
  return more;
}

// What a row has for its keys: beside the page counter, where that stands in it.
double Builder::row_room(const std::vector<KeyPlan>& row) {
  const bool counted =
      counter_in_row_ && std::any_of(row.begin(), row.end(), [](const KeyPlan& key) { return key.key == "more"; });
  return grid_.inner - (counted ? counter_room() : 0);
}

// Plain keys first, the main key last, at the right or lowest: the yes key never moves.
Builder::Rows Builder::action_rows(std::vector<KeyPlan> keys, bool paged, double& row_height) {
  row_height = grid_.action_height;
  if (keys.empty()) return {};
  if (paged && counter_in_row_ && !grid_.landscape) {
    Rows rows = action_rows(std::move(keys), false, row_height);
    rows.insert(rows.begin(), std::vector<KeyPlan>{more_key()});
    return rows;
  }
  if (paged) keys.insert(keys.begin(), more_key());
  std::stable_sort(keys.begin(), keys.end(), [](const KeyPlan& a, const KeyPlan& b) { return !a.main && b.main; });
  const auto fit = [&](const std::vector<KeyPlan>& row, double height) {
    const double count = static_cast<double>(row.size());
    const double width = (row_room(row) - (count - 1) * grid_.gap) / count;
    return std::all_of(row.begin(), row.end(), [&](const KeyPlan& key) {
      return (!key.main || width >= grid_.main_width) && fit_label(key, width, height, KeyPlace::action).fits;
    });
  };
  const double tall = grid_.label * 2.4 + px(20);
  // A panel that is wide and low has room beside, not above.
  for (const double height :
       grid_.landscape ? std::vector<double>{row_height, tall} : std::vector<double>{row_height}) {
    row_height = height;
    if (fit(keys, height)) return {keys};
  }
  row_height = grid_.action_height;
  if (keys.size() == 3) {
    const Rows two{{keys[0], keys[1]}, {keys[2]}};
    if (fit(two[0], row_height) && fit(two[1], row_height)) return two;
  }
  Rows single;
  for (const KeyPlan& key : keys) {
    single.push_back({key});
    if (!fit(single.back(), row_height)) row_height = std::max(row_height, tall);
  }
  return single;
}

double Builder::content_bottom(const std::vector<KeyPlan>& keys, bool paged) {
  if (keys.empty()) return (paged ? grid_.action_top : grid_.band_top) - grid_.gap;
  double height = 0;
  const double rows = static_cast<double>(action_rows(keys, paged, height).size());
  return grid_.action_top + grid_.action_height - rows * height - (rows - 1) * grid_.gap - grid_.gap;
}

void Builder::actions(const std::vector<KeyPlan>& keys) { pager(0, 1, keys); }

void Builder::pager(int page, int pages, const std::vector<KeyPlan>& keys) {
  const bool paged = pages > 1;
  const Words counter = paged ? phrases_.page_counter(page + 1, pages) : Words{};
  if (paged && keys.empty()) counter_in_row_ = true;
  if (paged && !counter_in_row_) page_beside_heading(counter);
  double height = grid_.action_height;
  const Rows rows = keys.empty() && paged ? Rows{std::vector<KeyPlan>{more_key()}} : action_rows(keys, paged, height);
  double y = grid_.action_top + grid_.action_height - static_cast<double>(rows.size()) * height -
             (static_cast<double>(rows.size()) - 1) * grid_.gap;
  for (const auto& row : rows) {
    const double count = static_cast<double>(row.size());
    const double room = row_room(row), width = (room - (count - 1) * grid_.gap) / count;
    double x = grid_.right - room;
    if (room < grid_.inner) page_in_row(counter, y, height);
    for (KeyPlan plan : row) {
      // Which page this is must be heard where the next one is offered.
      if (plan.key == "more") plan.hint = counter;
      if (plan.after_all_pages && page + 1 < pages) plan.enabled = false;
      key(plan, {x, y, width, height}, KeyPlace::action);
      x += width + grid_.gap;
    }
    y += height + grid_.gap;
  }
}

TextStyle Builder::counter_style(const Words& counter) {
  TextStyle plain = style(grid_.em);
  for (const double em : grid_.ems) {
    plain.em_mm = em;
    if (width_of(counter, plain) + 1 <= grid_.inner * 0.44) break;
  }
  return plain;
}

double Builder::counter_room() {
  const Words longest = phrases_.page_counter(10, 10);
  return width_of(longest, counter_style(longest)) + 1 + grid_.gap;
}

void Builder::page_in_row(const Words& counter, double y, double height) {
  Node status = node("page", Role::status, counter);
  status.spoken = false;
  const TextStyle plain = counter_style(phrases_.page_counter(10, 10));
  const double width = width_of(counter, plain) + 0.3, high = plain.em_mm * plain.pitch_em;
  status.rect = {grid_.left, y + (height - px(8) - high) / 2, width, high};
  write(status, counter, status.rect.x, status.rect.y, width, plain);
  add(std::move(status));
}

core::Box Builder::counter_place(const Words& counter) {
  const double width = width_of(counter, style(grid_.em)) + 0.3, high = grid_.em * 1.5;
  return {grid_.right - width, content_top_ - high - px(8), width, high};
}

// The counter stands above the controls at the end of the line, where that is free; else beside the key to the next page.
void Builder::content_begins(double top) {
  const core::Box place = counter_place(phrases_.page_counter(1, 2));
  const bool free = std::none_of(scene_.nodes.begin(), scene_.nodes.end(), [&](const Node& node) {
    return node.role != Role::group && core::overlap(node.rect, place);
  });
  counter_in_row_ = !free || place.y < header_bottom_ || place.bottom() > top;
}

// The voice says it with the key to the next page.
void Builder::page_beside_heading(const Words& counter) {
  Node status = node("page", Role::status, counter);
  status.spoken = false;
  status.rect = counter_place(counter);
  write(status, counter, status.rect.x, status.rect.y, status.rect.w, style(grid_.em));
  add(std::move(status));
}

std::vector<std::size_t> Builder::pages_of(const std::vector<double>& heights, double gap, double top,
                                           const std::vector<KeyPlan>& keys, std::size_t most) {
  auto starts = split_pages(heights, gap, content_bottom(keys, false) - top, most);
  if (starts.size() > 1) starts = split_pages(heights, gap, content_bottom(keys, true) - top, most);
  return starts;
}

PageRange range_of(const std::vector<std::size_t>& starts, std::size_t count, int page) {
  PageRange range;
  range.pages = static_cast<int>(starts.size());
  range.shown = std::clamp(page, 0, range.pages - 1);
  const auto at = static_cast<std::size_t>(range.shown);
  range.first = starts[at];
  range.last = at + 1 < starts.size() ? starts[at + 1] : count;
  return range;
}

}  // namespace scene
