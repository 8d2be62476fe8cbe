// Page form F: rows of what and value (check, document), and results that are too long for a card.
#include <algorithm>

#include "scene/drawings.h"

namespace scene {

namespace {

// A check row is a thing to judge, with room for its keys; a document's line is read: name and value share a line where they can.
enum class Manner { check, document };

class RowsLayout {
 public:
  RowsLayout(Builder& builder, std::vector<CheckRow> rows, const std::vector<KeyPlan>& actions, Manner manner)
      : builder_(builder),
        grid_(builder.grid()),
        rows_(std::move(rows)),
        actions_(actions),
        manner_(manner),
        what_(builder.style(grid_.em)),
        value_(builder.style(grid_.label, Weight::bold)),
        plain_(builder.style(grid_.em)),
        key_width_(std::max(px(312), grid_.label * 3.2 + px(60))),
        key_height_(std::max(px(136), grid_.label * 1.3 + px(36))) {
    value_.pitch_em = 1.4;
    for (const CheckRow& row : rows_)
      for (const auto* key : {&row.change, &row.reveal})
        if (*key) key_width_ = std::max(key_width_, builder.label_width(**key));
  }

  Laid put(int page) {
    measure();
    builder_.content_begins(top());
    std::vector<double> heights;
    for (std::size_t i = 0; i < rows_.size(); ++i) heights.push_back(height(use(i)));
    const auto starts = builder_.pages_of(heights, gap, top(), actions_, manner_ == Manner::check ? 4 : 8);
    const PageRange range = range_of(starts, rows_.size(), page);
    double y = top();
    for (std::size_t i = range.first; i < range.last; ++i) {
      place(use(i), y, i + 1 < range.last);
      y += heights[i] + gap;
    }
    builder_.pager(range.shown, range.pages, actions_);
    return builder_.finish(range.shown, range.pages);
  }

 private:
  static constexpr double gap = px(40);
  struct Sizes {
    double what, value;
  };

  static int keys(const CheckRow& row) { return (row.change ? 1 : 0) + (row.reveal ? 1 : 0); }
  // A hidden value without a mask is shown as five dots: how long it is is not told.
  static bool hides(const CheckRow& row) { return row.value.empty() && row.reveal.has_value(); }

  double full_width() const { return grid_.inner - px(28); }
  double narrow_width(const CheckRow& row) const { return full_width() - keys(row) * (key_width_ + px(28)); }
  // The keys stand at the right of the words; at large steps, on a compact panel, and where there are two, only if that costs no line, else under
  // the value.
  bool beside(const CheckRow& row) const {
    if (keys(row) == 0 || grid_.landscape || (grid_.step <= 2 && keys(row) < 2 && !grid_.compact)) return true;
    const auto same = [&](const Words& words, const TextStyle& style) {
      return words.empty() || (!builder_.measured(words, style, narrow_width(row)).split_word &&
                               builder_.measured(words, style, narrow_width(row)).lines ==
                                   builder_.measured(words, style, full_width()).lines);
    };
    return narrow_width(row) > 0 && same(row.what, what_) && same(row.value, value_);
  }
  double text_width(const CheckRow& row) const { return beside(row) ? narrow_width(row) : full_width(); }
  bool one_line(const CheckRow& row) const {
    if (manner_ == Manner::check || row.what.empty() || row.value.empty() || row.plain || keys(row) > 0) return false;
    return builder_.width_of(row.what, what_) + px(40) + builder_.width_of(row.value, value_) <= full_width();
  }
  const TextStyle& style_of(const CheckRow& row) const { return row.plain ? plain_ : value_; }
  double text_height(const CheckRow& row) const {
    if (one_line(row)) return value_.em_mm * value_.pitch_em;
    const double above = row.what.empty() ? 0 : builder_.measured(row.what, what_, text_width(row)).height_mm;
    return above + (hides(row) ? value_.em_mm * value_.pitch_em
                               : builder_.measured(row.value, style_of(row), text_width(row)).height_mm);
  }
  double height(const CheckRow& row) const {
    if (row.plain) return text_height(row);
    if (!beside(row)) return text_height(row) + key_height_ + px(16);
    return std::max({text_height(row), keys(row) > 0 ? key_height_ : 0.0, manner_ == Manner::check ? px(120) : 0.0});
  }
  // Where in a row its keys begin.
  double key_offset(const CheckRow& row) const {
    return beside(row) ? (height(row) - key_height_) / 2 : text_height(row) + px(8);
  }

  // The row, with the sizes it is written in.
  const CheckRow& use(std::size_t row) {
    what_.em_mm = plain_.em_mm = sizes_[row].what;
    value_.em_mm = sizes_[row].value;
    return rows_[row];
  }

  // Words may stand above where things are pressed, their keys may not.
  double top() {
    double top = builder_.header_bottom() + px(24);
    for (std::size_t i = 0; i < rows_.size(); ++i)
      if (const CheckRow& row = use(i); keys(row) > 0) top = std::max(top, grid_.controls - key_offset(row));
    return top;
  }

  bool fits(std::size_t row) {
    builder_.content_begins(top());
    const double room = builder_.content_bottom(actions_, rows_.size() > 1) - top();
    const CheckRow& one = use(row);
    return height(one) <= room && !builder_.measured(one.value, style_of(one), text_width(one)).split_word;
  }

  // A row that alone would not fit is written at a smaller step's size rather than cut; where several share a page, all are.
  void measure() {
    std::vector<Sizes> all;
    for (std::size_t i = 0; i < grid_.ems.size(); ++i) {
      all.push_back({grid_.ems[i], grid_.labels[i]});
      all.push_back({grid_.ems[i], grid_.ems[i]});
    }
    sizes_.assign(rows_.size(), all.front());
    std::size_t worst = 0;
    for (std::size_t row = 0; row < rows_.size(); ++row)
      for (std::size_t at = 0; at < all.size(); ++at) {
        sizes_[row] = all[at];
        worst = std::max(worst, at);
        if (fits(row)) break;
      }
    if (grid_.step <= 2) sizes_.assign(rows_.size(), all[worst]);
  }

  void place(const CheckRow& row, double y, bool ruled) {
    Node node =
        builder_.node(row.key, row.plain ? Role::paragraph : Role::row, core::joined(row.what, row.value, "，"));
    if (!row.plain) node.live = Live::now;
    const double width = text_width(row), high = height(row);
    node.rect = {grid_.left, y, beside(row) ? width + px(28) : grid_.inner, high};
    double text_y = beside(row) ? y + (high - text_height(row)) / 2 : y;
    if (one_line(row)) {
      const double value = builder_.width_of(row.value, value_) + 0.3;
      builder_.write(node, row.what, grid_.left, text_y + (text_height(row) - what_.em_mm * what_.pitch_em) / 2, width,
                     what_);
      builder_.write(node, row.value, grid_.right - value, text_y, value, value_);
    } else if (!row.what.empty()) {
      text_y += builder_.write(node, row.what, grid_.left, text_y, width, what_);
    }
    if (hides(row)) {
      five_dots(node, grid_.left, text_y + value_.em_mm * value_.pitch_em / 2, value_.em_mm * 0.3);
    } else if (!one_line(row)) {
      builder_.write(node, row.value, grid_.left, text_y, width, style_of(row));
    }
    if (ruled) node.parts.push_back(flat({grid_.left, y + high + gap / 2 - px(2), grid_.inner, px(4)}, Tone::hairline));
    builder_.add(std::move(node));
    place_keys(row, y + key_offset(row));
  }

  void place_keys(const CheckRow& row, double y) {
    double x = beside(row) ? grid_.right - key_width_ : grid_.left;
    for (const auto* plan : {&row.change, &row.reveal}) {
      if (!*plan) continue;
      builder_.key(**plan, {x, y, key_width_, key_height_}, KeyPlace::row);
      // Four keys of one page are called 改这一项; who hears one alone must hear which.
      builder_.scene().nodes.back().at_focus = core::open_part(row.what);
      x += beside(row) ? -(key_width_ + px(28)) : key_width_ + px(28);
    }
  }

  Builder& builder_;
  const Grid& grid_;
  std::vector<CheckRow> rows_;
  const std::vector<KeyPlan>& actions_;
  Manner manner_;
  TextStyle what_, value_, plain_;
  std::vector<Sizes> sizes_;  // of each row
  double key_width_, key_height_;
};

}  // namespace

Laid lay_out_rows(Builder& builder, const std::vector<CheckRow>& rows, const std::vector<KeyPlan>& actions, int page) {
  return RowsLayout(builder, builder.with_body(rows), actions, Manner::check).put(page);
}

namespace {

Builder::Head body_among_rows() {
  Builder::Head head;
  head.body_in_content = true;
  return head;
}

}  // namespace

Laid lay_out_form(Builder& builder, const CheckForm& form, int page) {
  builder.put_frame(body_among_rows());
  return lay_out_rows(builder, form.rows, form.actions, page);
}

Laid lay_out_form(Builder& builder, const DocumentForm& form, int page) {
  builder.put_frame(body_among_rows());
  return RowsLayout(builder, builder.with_body(form.lines), form.actions, Manner::document).put(page);
}

}  // namespace scene
