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
        side_(std::max(px(136), grid_.em * 1.3 + px(40))),
        name_height_(grid_.em * 1.4),
        name_width_(grid_.landscape ? grid_.inner * 0.36 : grid_.inner) {}

  Laid put(int page) {
    builder_.put_frame();
    const double plain = std::max(px(120), grid_.label * 1.3 + px(30));
    for (const ComfortRow& row : form_.rows)
      items_.push_back({&row, nullptr, nullptr, grid_.landscape ? side_ : name_height_ + side_});
    for (std::size_t i = 0; i < form_.keys.size(); i += 2)
      items_.push_back({nullptr, &form_.keys[i], i + 1 < form_.keys.size() ? &form_.keys[i + 1] : nullptr, plain});
    std::vector<double> heights;
    for (const Item& item : items_) heights.push_back(item.height);
    const double gap = px(26);
    const auto starts = builder_.pages_of(heights, gap, builder_.content_top(), {form_.done}, 4);
    const PageRange range = range_of(starts, items_.size(), page);
    double y = builder_.content_top();
    for (std::size_t i = range.first; i < range.last; ++i) {
      items_[i].row != nullptr ? place_row(*items_[i].row, y) : place_keys(items_[i], y);
      y += items_[i].height + gap;
    }
    builder_.pager(range.shown, range.pages, {form_.done});
    return builder_.finish(range.shown, range.pages);
  }

 private:
  struct Item {
    const ComfortRow* row = nullptr;
    const KeyPlan* first = nullptr;
    const KeyPlan* second = nullptr;
    double height = 0;
  };

  void place_keys(const Item& item, double y) {
    const double width = item.second != nullptr ? (grid_.inner - grid_.gap) / 2 : grid_.inner;
    builder_.key(*item.first, {grid_.left, y, width, item.height}, KeyPlace::action);
    if (item.second != nullptr)
      builder_.key(*item.second, {grid_.left + width + grid_.gap, y, width, item.height}, KeyPlace::action);
  }

  void place_row(const ComfortRow& row, double y) {
    Node name = builder_.node(row.key, Role::row, core::joined(row.name, row.value, "，"));
    name.live = Live::now;
    name.rect = {grid_.left, y, grid_.inner, grid_.landscape ? side_ : name_height_ + side_};
    write_name(name, row, y);
    const double keys_y = grid_.landscape ? y : y + name_height_;
    const double left = grid_.landscape ? grid_.left + name_width_ : grid_.left;
    const double width = px(242);
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
      if (size.height_mm <= (grid_.landscape ? side_ : em * 1.4) && !size.split_word) break;
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
      name.parts.push_back(outlined({left + (level - 1) * slot, y + side_ - px(12) - high, slot - px(10), high},
                                    level <= row.level ? Tone::pine : Tone::sheet, px(6), px(4), Tone::edge));
    }
  }

  Builder& builder_;
  const Grid& grid_;
  const ComfortForm& form_;
  double side_, name_height_, name_width_;
  std::vector<Item> items_;
};

}  // namespace

Laid lay_out_form(Builder& builder, const ComfortForm& form, int page) {
  return ComfortLayout(builder, form).put(page);
}

}  // namespace scene
