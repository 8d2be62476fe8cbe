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

std::vector<double> Builder::share_row(const std::vector<KeyPlan>& keys, double room, double height) {
  const double count = static_cast<double>(keys.size());
  room -= (count - 1) * grid_.gap;
  const auto fit = [&](const std::vector<double>& widths) {
    for (std::size_t i = 0; i < keys.size(); ++i)
      if ((keys[i].main && widths[i] < grid_.main_width) ||
          !fit_label(keys[i], widths[i], height, KeyPlace::action).fits)
        return false;
    return true;
  };
  std::vector<double> widths(keys.size(), room / count);
  if (fit(widths)) return widths;
  double left = room;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    widths[i] = std::max(label_width(keys[i]), keys[i].main ? grid_.main_width : 0.0);
    left -= widths[i];
  }
  for (double& width : widths) width += left / count;
  if (left >= 0 && fit(widths)) return widths;
  return {};
}

Builder::ActionRow Builder::row_of(std::vector<KeyPlan> keys, double height) {
  const double room = row_room(keys), count = static_cast<double>(keys.size());
  std::vector<double> widths = share_row(keys, room, height);
  const bool fits = !widths.empty();
  if (!fits) widths.assign(keys.size(), (room - (count - 1) * grid_.gap) / count);
  return {std::move(keys), std::move(widths), height, fits};
}

// A row of its own, higher where the label needs two lines.
Builder::ActionRow Builder::single_row(const KeyPlan& key) {
  ActionRow low = row_of({key}, grid_.action_height);
  return low.fits ? low : row_of({key}, std::max(grid_.action_height, tall_key()));
}

// Plain keys first, the main key last, at the right or lowest: the yes key never moves.
std::vector<Builder::ActionRow> Builder::action_rows(std::vector<KeyPlan> keys, bool paged) {
  const double low = grid_.action_height;
  if (keys.empty() && !paged) return {};
  if (keys.empty()) counter_in_row_ = true;
  if (paged && counter_in_row_ && !grid_.landscape && !keys.empty()) {
    std::vector<ActionRow> rows = action_rows(std::move(keys), false);
    rows.insert(rows.begin(), single_row(more_key()));
    return rows;
  }
  if (paged) keys.insert(keys.begin(), more_key());
  std::stable_sort(keys.begin(), keys.end(), [](const KeyPlan& a, const KeyPlan& b) { return !a.main && b.main; });
  // A panel that is wide and low has room beside, not above.
  for (const double height : grid_.landscape ? std::vector<double>{low, tall_key()} : std::vector<double>{low})
    if (ActionRow row = row_of(keys, height); row.fits) return {std::move(row)};
  if (keys.size() == 3) {
    ActionRow first = row_of({keys[0], keys[1]}, low), second = row_of({keys[2]}, low);
    if (first.fits && second.fits) return {std::move(first), std::move(second)};
  }
  std::vector<ActionRow> single;
  for (const KeyPlan& key : keys) single.push_back(single_row(key));
  return single;
}

// They end where a single row of the usual height would.
double Builder::top_of(const std::vector<ActionRow>& rows) const {
  double top = grid_.action_top + grid_.action_height + grid_.gap;
  for (const ActionRow& row : rows) top -= row.height + grid_.gap;
  return top;
}

double Builder::content_bottom(const std::vector<KeyPlan>& keys, bool paged) {
  if (keys.empty() && !paged) return grid_.band_top - grid_.gap;
  return top_of(action_rows(keys, paged)) - grid_.gap;
}

void Builder::actions(const std::vector<KeyPlan>& keys) { pager(0, 1, keys); }

void Builder::pager(int page, int pages, const std::vector<KeyPlan>& keys) {
  const bool paged = pages > 1;
  const Words counter = paged ? counter_of(page + 1, pages) : Words{};
  const std::vector<ActionRow> rows = action_rows(keys, paged);
  if (paged && !counter_in_row_) page_beside_heading(counter);
  double y = top_of(rows);
  for (const ActionRow& row : rows) {
    const double room = row_room(row.keys);
    double x = grid_.right - room;
    if (room < grid_.inner) page_in_row(counter, y, row.height);
    // Beside each other they are written alike.
    double em = 0;
    for (std::size_t i = 0; i < row.keys.size(); ++i) {
      const double own = fit_label(row.keys[i], row.widths[i], row.height, KeyPlace::action).style.em_mm;
      em = em == 0 ? own : std::min(em, own);
    }
    for (std::size_t i = 0; i < row.keys.size(); ++i) {
      KeyPlan plan = row.keys[i];
      plan.largest_mm = em;
      // Which page this is must be heard where the next one is offered.
      if (plan.key == "more") plan.hint = counter;
      if (plan.after_all_pages && page + 1 < pages) plan.enabled = false;
      key(plan, {x, y, row.widths[i], row.height}, KeyPlace::action);
      x += row.widths[i] + grid_.gap;
    }
    y += row.height + grid_.gap;
  }
}

// 第 1 / 3 页; in large letters a compact panel has room for 1 / 3.
Words Builder::counter_of(int page, int pages) const {
  return grid_.compact && grid_.step >= 3 ? phrases_.short_page_counter(page, pages)
                                          : phrases_.page_counter(page, pages);
}

double Builder::counter_room() {
  return width_of(counter_of(most_pages_, most_pages_), style(grid_.em)) + 1 + grid_.gap;
}

void Builder::page_in_row(const Words& counter, double y, double height) {
  Node status = node("page", Role::status, counter);
  status.spoken = false;
  const TextStyle plain = style(grid_.em);
  const double width = width_of(counter, plain) + 0.3, high = plain.em_mm * plain.pitch_em;
  status.rect = {grid_.left, y + (height - key_foot - high) / 2, width, high};
  write(status, counter, status.rect.x, status.rect.y, width, plain);
  add(std::move(status));
}

core::Box Builder::counter_place(const Words& counter) {
  const double width = width_of(counter, style(grid_.em)) + 0.3, high = grid_.em * 1.5;
  return {grid_.right - width, content_top_ - high - px(8), width, high};
}

// The counter stands above the controls at the end of the line, where that is free; else beside the key to the next page.
void Builder::content_begins(double top) {
  const core::Box place = counter_place(counter_of(1, 2));
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
  if (starts.size() > static_cast<std::size_t>(most_pages_)) {
    most_pages_ = 99;
    starts = split_pages(heights, gap, content_bottom(keys, true) - top, most);
  }
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
