// Page form C: up to four facts a page, each with its icon, a question and the answer.
#include <algorithm>

#include "scene/drawings.h"

namespace scene {

namespace {

class TellLayout {
 public:
  TellLayout(Builder& builder, const TellForm& form)
      : builder_(builder),
        grid_(builder.grid()),
        form_(form),
        columns_(grid_.landscape ? 2 : 1),
        column_(grid_.landscape ? (grid_.inner - px(64)) / 2 : grid_.inner),
        text_width_(column_ - side - px(32)),
        question_(builder.style(grid_.em)),
        answer_(builder.style(grid_.label, Weight::bold)) {
    answer_.pitch_em = 1.4;
  }

  Laid put(int page) {
    const double top = builder_.header_bottom() + px(24);  // facts are read, not pressed: they may stand high
    builder_.content_begins(top);
    fit(builder_.content_bottom(form_.actions, true) - top);
    std::vector<double> rows;
    for (std::size_t i = 0; i < form_.facts.size(); i += columns_) {
      rows.push_back(height(form_.facts[i]));
      if (columns_ == 2 && i + 1 < form_.facts.size()) rows.back() = std::max(rows.back(), height(form_.facts[i + 1]));
    }
    const PageRange range = range_of(builder_.pages_of(rows, least_gap, top, form_.actions, 4), rows.size(), page);
    // What room is left on the page goes between the facts, up to the pitch that is drawn.
    double free = builder_.content_bottom(form_.actions, range.pages > 1) - top;
    for (std::size_t row = range.first; row < range.last; ++row) free -= rows[row];
    const double spaces = static_cast<double>(range.last - range.first);
    const double gap = std::clamp(free / std::max(spaces, 1.0), least_gap, px(88));
    double y = top + (gap - least_gap) / 2;
    for (std::size_t row = range.first; row < range.last; ++row) {
      for (std::size_t i = row * columns_; i < std::min((row + 1) * columns_, form_.facts.size()); ++i)
        place(form_.facts[i],
              {grid_.left + static_cast<double>(i % columns_) * (column_ + px(64)), y, column_, rows[row]},
              row + 1 < range.last ? gap : 0);
      y += rows[row] + gap;
    }
    builder_.pager(range.shown, range.pages, form_.actions);
    return builder_.finish(range.shown, range.pages);
  }

 private:
  static constexpr double side = px(112), least_gap = px(44);

  double words_height(const Fact& fact) const {
    return builder_.measured(fact.question, question_, text_width_).height_mm +
           builder_.measured(fact.answer, answer_, text_width_).height_mm;
  }
  double height(const Fact& fact) const { return std::max(side, words_height(fact)); }

  // Where one fact alone would not fit, all are written at a smaller step's size rather than cut.
  void fit(double room) {
    for (std::size_t i = 0; i < grid_.ems.size(); ++i) {
      question_.em_mm = grid_.ems[i];
      answer_.em_mm = grid_.labels[i];
      if (std::all_of(form_.facts.begin(), form_.facts.end(), [&](const Fact& fact) {
            return words_height(fact) <= room && !builder_.measured(fact.answer, answer_, text_width_).split_word;
          }))
        return;
    }
  }

  // A hairline stands in the middle of the gap to the next fact, if there is one.
  void place(const Fact& fact, const core::Box& box, double gap) {
    Node node = builder_.node("fact." + fact.key, Role::row, core::joined(fact.question, fact.answer, "，"));
    node.rect = box;
    node.parts.push_back(disc(box.x + side / 2, box.y + side / 2, side / 2, Tone::band, 0));
    node.parts.push_back(
        Icon{fact.icon, core::Box{box.x, box.y, side, side}.grown(-px(22)), Tone::ink, Tone::band, false});
    const double x = box.x + side + px(32);
    const double written = builder_.write(node, fact.question, x, box.y, text_width_, question_);
    builder_.write(node, fact.answer, x, box.y + written, text_width_, answer_);
    if (gap > 0) node.parts.push_back(flat({x, box.bottom() + gap / 2 - px(2), text_width_, px(4)}, Tone::hairline));
    builder_.add(std::move(node));
  }

  Builder& builder_;
  const Grid& grid_;
  const TellForm& form_;
  std::size_t columns_;
  double column_, text_width_;
  TextStyle question_, answer_;
};

}  // namespace

Laid lay_out_form(Builder& builder, const TellForm& form, int page) {
  builder.put_frame();
  return TellLayout(builder, form).put(page);
}

}  // namespace scene
