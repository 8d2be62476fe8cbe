// Page form A: comfort. Rows of - boxes +, then plain keys two a row; whatever does not fit turns the page.
#include <algorithm>

#include "scene/drawings.h"

namespace scene {

namespace {

class ComfortLayout {
 public:
  ComfortLayout(Builder& builder, const ComfortForm& form)
      : builder_(builder),
        grid_(builder.grid()),
        form_(form),
        keys_(form.keys),
        side_(std::max(px(136), grid_.em + px(50))),
        name_height_(grid_.em * 1.35),
        name_width_(grid_.landscape ? grid_.inner * 0.36 : grid_.inner) {
    for (const ComfortRow& row : form.rows)
      for (const KeyPlan* key : {&row.less, &row.more}) key_width_ = std::max(key_width_, builder.label_width(*key));
  }

  Laid put(int page) {
    builder_.put_frame();
    for (const ComfortRow& row : form_.rows)
      items_.push_back({&row, {}, {}, grid_.landscape ? side_ : name_height_ + side_});
    if (form_.first && raised()) keys_.insert(keys_.begin(), *form_.first);
    if (form_.first && !raised()) items_.insert(items_.begin(), single(*form_.first));
    for (std::size_t i = 0; i < keys_.size(); i += items_.back().keys.size()) items_.push_back(keys_from(i));
    std::vector<double> heights;
    for (const Item& item : items_) heights.push_back(item.height);
    const std::vector<std::size_t> starts = split(heights);
    const PageRange range = range_of(starts, items_.size(), page);
    const double top = items_[range.first].row != nullptr ? rows_top() : builder_.content_top();
    // What room is left on the page goes between the rows.
    double free = builder_.content_bottom({form_.done}, range.pages > 1) - top + gap;
    for (std::size_t i = range.first; i < range.last; ++i) free -= heights[i] + gap;
    const double more = std::clamp(free / static_cast<double>(range.last - range.first), 0.0, px(36));
    double y = top;
    for (std::size_t i = range.first; i < range.last; ++i) {
      items_[i].row != nullptr ? place_row(*items_[i].row, y) : place_keys(items_[i], y);
      y += items_[i].height + gap + more;
    }
    builder_.pager(range.shown, range.pages, {form_.done});
    return builder_.finish(range.shown, range.pages);
  }

 private:
  static constexpr double gap = px(26);

  struct Item {
    const ComfortRow* row = nullptr;
    std::vector<KeyPlan> keys;
    std::vector<double> widths;
    double height = 0;
  };

  // In large letters the names may stand where nothing is pressed: a page then holds two rows instead of one.
  bool raised() const { return grid_.step >= 3 && !grid_.landscape && !grid_.compact; }
  double rows_top() const {
    if (!raised()) return builder_.content_top();
    return std::max(builder_.header_bottom() + px(16), grid_.controls - name_height_);
  }
  // Rows that stand higher than keys may share no page with them.
  std::vector<std::size_t> split(const std::vector<double>& heights) {
    if (!raised()) return builder_.pages_of(heights, gap, builder_.content_top(), {form_.done}, 4);
    builder_.content_begins(rows_top());
    const double bottom = builder_.content_bottom({form_.done}, true);
    const auto rows = static_cast<std::ptrdiff_t>(form_.rows.size());
    auto starts = split_pages({heights.begin(), heights.begin() + rows}, gap, bottom - rows_top(), 4);
    if (rows == static_cast<std::ptrdiff_t>(heights.size())) return starts;
    for (const std::size_t start :
         split_pages({heights.begin() + rows, heights.end()}, gap, bottom - builder_.content_top(), 4))
      starts.push_back(start + form_.rows.size());
    return starts;
  }

  double plain() const { return std::max(px(120), grid_.label * 1.3 + px(30)); }
  Item single(const KeyPlan& key) const {
    Item item;
    item.keys = {key};
    item.widths = {grid_.inner};
    item.height = plain();
    if (!builder_.fit_label(key, grid_.inner, item.height, KeyPlace::action).fits) item.height = builder_.tall_key();
    return item;
  }

  // Two keys a row where both labels have room, else one.
  Item keys_from(std::size_t first) const {
    if (first + 1 < keys_.size()) {
      Item item;
      item.keys = {keys_[first], keys_[first + 1]};
      item.height = plain();
      item.widths = builder_.share_row(item.keys, grid_.inner, item.height);
      if (!item.widths.empty()) return item;
    }
    return single(keys_[first]);
  }

  void place_keys(const Item& item, double y) {
    double x = grid_.left;
    for (std::size_t i = 0; i < item.keys.size(); ++i) {
      builder_.key(item.keys[i], {x, y, item.widths[i], item.height}, KeyPlace::action);
      x += item.widths[i] + grid_.gap;
    }
  }

  void place_row(const ComfortRow& row, double y) {
    Node name = builder_.node(row.key, Role::row, core::joined(row.name, row.value, "，"));
    name.live = Live::now;
    name.rect = {grid_.left, y, grid_.inner, grid_.landscape ? side_ : name_height_ + side_};
    write_name(name, row, y);
    const double keys_y = grid_.landscape ? y : y + name_height_;
    const double left = grid_.landscape ? grid_.left + name_width_ : grid_.left;
    const double width = key_width_;
    boxes(name, row, left + width + px(32), grid_.right - width - px(32), keys_y);
    builder_.add(std::move(name));
    // The two keys of one row are of one size, whatever the lengths of their labels.
    KeyPlan less = row.less, more = row.more;
    less.largest_mm = more.largest_mm = std::min(builder_.fit_label(less, width, side_, KeyPlace::row).style.em_mm,
                                                 builder_.fit_label(more, width, side_, KeyPlace::row).style.em_mm);
    builder_.key(less, {left, keys_y, width, side_}, KeyPlace::row);
    builder_.key(more, {grid_.right - width, keys_y, width, side_}, KeyPlace::row);
  }

  // What it is, and which step of how many where there is room; the boxes show it anyway.
  void write_name(Node& name, const ComfortRow& row, double y) {
    TextStyle label = builder_.style(grid_.em, Weight::bold);
    label.pitch_em = 1.3;
    for (const double em : grid_.ems) {
      label.em_mm = em;
      const Measured size = builder_.measured(row.name, label, name_width_ - px(24));
      if (size.height_mm <= (grid_.landscape ? side_ : em * 1.35) && !size.split_word) break;
    }
    const double room = grid_.landscape ? name_width_ - px(24) : name_width_;
    if (grid_.landscape) y += (side_ - builder_.measured(row.name, label, room).height_mm) / 2;
    const double written = builder_.width_of(row.name, label);
    builder_.write(name, row.name, grid_.left, y, std::min(written + 0.3, room), label);
    TextStyle plain = builder_.style(grid_.em);
    plain.pitch_em = 1.3;
    const double value = builder_.width_of(row.value, plain) + 0.3;
    if (!grid_.landscape && written + value + px(40) <= grid_.inner)
      builder_.write(name, row.value, grid_.right - value, y, value, plain);
  }

  // Boxes that rise, filled up to the step that holds.
  void boxes(Node& name, const ComfortRow& row, double left, double right, double y) const {
    const double slot = (right - left) / row.levels;
    for (int level = 1; level <= row.levels; ++level) {
      const double high = (side_ - px(24)) * (0.4 + 0.6 * level / row.levels);
      name.parts.push_back(
          outlined({left + (level - 1) * slot, y + side_ - px(12) - high, slot - std::min(px(10), slot * 0.35), high},
                   level <= row.level ? Tone::pine : Tone::sheet, px(6), px(4), Tone::edge));
    }
  }

  Builder& builder_;
  const Grid& grid_;
  const ComfortForm& form_;
  std::vector<KeyPlan> keys_;  // without the one before the rows
  double side_, name_height_, name_width_, key_width_ = px(242);
  std::vector<Item> items_;
};

}  // namespace

Laid lay_out_form(Builder& builder, const ComfortForm& form, int page) {
  return ComfortLayout(builder, form).put(page);
}

}  // namespace scene
