// Page form E: a field of digits and the pad.
#include <algorithm>

#include "scene/layout_field.h"

namespace scene {

namespace {

class KeypadLayout {
 public:
  KeypadLayout(Builder& builder, const KeypadForm& form)
      : builder_(builder),
        grid_(builder.grid()),
        form_(form),
        // In the low arrangement the main key stands beside the pad, as long as its letters have room there.
        beside_(!grid_.landscape && (grid_.compact || (grid_.low && grid_.step <= 2))),
        gap_(grid_.step >= 3 ? px(25) : px(26)),
        field_width_(!grid_.landscape  ? grid_.inner
                     : grid_.step >= 3 ? grid_.inner * 0.453
                                       : grid_.inner * 0.46),
        field_(builder, form, field_width_) {
    if (grid_.compact) {
      // Only digits are narrow enough for the pad: every word stands beside it.
      actions_ = {form.erase, form.read_back};
      if (form.other) actions_.push_back(*form.other);
    } else if (form.other || form.with_x) {
      actions_.push_back(form.other ? *form.other : form.read_back);
    }
    actions_.push_back(form.next);
    if (beside_)
      for (KeyPlan& plan : actions_) plan.arrow = false;  // there is no room for it
    action_height_ = grid_.action_height;
    if (grid_.landscape && builder.share_row(actions_, field_width_, action_height_).empty())
      action_height_ = builder.tall_key();
    bottom_ = grid_.landscape ? grid_.band_top - px(18)
              : beside_       ? grid_.band_top - grid_.gap
                              : builder.content_bottom(actions_, false);
  }

  Laid put() {
    put_frame();
    const double field_y = builder_.header_bottom() + px(20);
    field_.put(grid_.left, field_y);
    const double under = put_problem(field_y + field_.height()) + air();
    const double pad = grid_.step >= 3 ? 0.468 : 0.5;  // of the width, in landscape
    const double left = grid_.landscape ? grid_.left + grid_.inner * pad : grid_.left;
    const double top = grid_.landscape ? grid_.caption_height + px(30) : std::max(grid_.controls, under);
    const double width = grid_.compact ? pad_width() : (grid_.right - left) * (beside_ ? 0.76 : 1);
    put_pad({left, top, width, bottom_ - top});
    put_actions(left + width + gap_, top);
    return builder_.finish(0, 1);
  }

 private:
  static constexpr double narrow_digit = px(101);  // 25 mm

  // Between the field and the pad.
  double air() const { return grid_.compact ? px(12) : grid_.step >= 3 ? px(28) : px(36); }

  // From step 2 there is no room for both: what is wrong takes the heading's place.
  bool problem_in_heading() const {
    return !form_.problem.empty() && (grid_.step >= 2 || grid_.landscape || grid_.compact);
  }

  void put_frame() {
    Builder::Head head;
    head.right = grid_.landscape ? grid_.left + field_width_ : 0;
    head.heading = problem_in_heading() ? &form_.problem : grid_.compact ? &builder_.frame().heading : nullptr;
    // The body may push the pad down as long as its keys stay large enough.
    const double lowest = grid_.landscape ? bottom_ - action_height_
                          : grid_.compact ? bottom_ - std::max(4 * narrow_digit + 3 * gap_, column_needs())
                                          : bottom_ - 4 * px(108) - 3 * gap_;
    head.body_bottom = lowest - field_.height() - px(20) - air();
    builder_.put_frame(head);
    if (!problem_in_heading()) return;
    for (Node& node : builder_.scene().nodes)
      if (node.key == "heading") node.live = Live::now;
  }

  // Returns where it ends.
  double put_problem(double y) {
    if (form_.problem.empty() || problem_in_heading()) return y;
    y += px(12);
    Node problem = builder_.node("problem", Role::alert, form_.problem);
    problem.live = Live::now;
    const double height =
        builder_.write(problem, form_.problem, grid_.left, y, field_width_, builder_.style(grid_.em, Weight::bold));
    problem.rect = {grid_.left, y, field_width_, height};
    builder_.add(std::move(problem));
    return y + height - px(20);  // its line has air of its own
  }

  void put_pad(const core::Box& area) {
    const double width = (area.w - 2 * gap_) / 3, height = std::min(px(174), (area.h - 3 * gap_) / 4);
    const auto cell = [&](int row, int column) {
      const int place = builder_.mirrored() ? 2 - column : column;  // 1-2-3 from left to right in every script
      return core::Box{area.x + place * (width + gap_), area.y + row * (height + gap_), width, height};
    };
    for (int digit = 1; digit <= 9; ++digit) digit_key(digit, cell((digit - 1) / 3, (digit - 1) % 3));
    if (form_.with_x) pad_key(form_.x_key, form_.x_word, cell(3, 0));
    if (!form_.with_x && !grid_.compact) side_key(form_.erase, cell(3, 0));
    digit_key(0, cell(3, 1));
    if (!grid_.compact) side_key(form_.with_x ? form_.erase : form_.read_back, cell(3, 2));
  }

  // On a compact panel: what the longest word beside it leaves, as long as a digit is wide enough to be hit.
  double pad_width() const {
    double words = grid_.main_width + 0.1;
    for (const KeyPlan& plan : actions_) words = std::max(words, builder_.label_width(plan));
    return std::clamp(grid_.inner - gap_ - words, 3 * narrow_digit + 2 * gap_, grid_.inner * 0.7);
  }

  // How high a key beside the pad must be.
  double needed(const KeyPlan& plan) const {
    const double one_line = std::max(grid_.em + px(16), plan.main ? px(122) : px(82));
    const double width = grid_.inner - gap_ - pad_width();
    if (builder_.fit_label(plan, width, one_line, KeyPlace::action).fits) return one_line;
    return grid_.em * 2.4 + px(16);
  }
  double column_needs() const {
    double all = gap_ * static_cast<double>(actions_.size() - 1);
    for (const KeyPlan& plan : actions_) all += needed(plan);
    return all;
  }

  // One below the other, as high as their words need; what is left over is shared.
  void put_column(const core::Box& area) {
    const double more = (area.h - column_needs()) / static_cast<double>(actions_.size());
    double y = area.y;
    for (std::size_t i = 0; i < actions_.size(); ++i) {
      const double height = needed(actions_[i]) + more;
      builder_.key(actions_[i], {area.x, y, area.w, height}, KeyPlace::action);
      builder_.scene().nodes.back().spoken = i >= 2;  // as where they stand in the pad
      y += height + gap_;
    }
  }

  void digit_key(int digit, const core::Box& box) {
    const auto at = static_cast<std::size_t>(digit);
    pad_key("digit." + std::to_string(digit), at < form_.digit_words.size() ? form_.digit_words[at] : Words{}, box);
  }

  void pad_key(std::string name, const Words& label, const core::Box& box) {
    KeyPlan plan;
    plan.key = std::move(name);
    plan.label = label;
    builder_.key(plan, box, KeyPlace::digit);
    Node& key = builder_.scene().nodes.back();
    key.spoken = false;
    if (label.privacy() == core::Privacy::personal) key.instead = form_.digit_aloud;
  }

  void side_key(const KeyPlan& plan, const core::Box& box) {
    builder_.key(plan, box, KeyPlace::row);
    builder_.scene().nodes.back().spoken = false;
  }

  // In landscape under the field, in the low arrangement in a column beside the pad; the main key stands last.
  void put_actions(double column_left, double top) {
    const bool two = actions_.size() > 1;
    if (!grid_.landscape && !beside_) {
      if (two) return builder_.actions(actions_);
      return builder_.key(form_.next, {grid_.left, grid_.action_top, grid_.inner, grid_.action_height},
                          KeyPlace::action);
    }
    if (grid_.compact) { return put_column({column_left, top, grid_.right - column_left, bottom_ - top}); }
    if (beside_) {
      const double height = two ? (bottom_ - top - gap_) / 2 : bottom_ - top;
      core::Box box{column_left, top, grid_.right - column_left, height};
      for (KeyPlan& plan : actions_) {
        builder_.key(plan, box, KeyPlace::action);
        box.y += height + gap_;
      }
      return;
    }
    std::vector<double> widths = builder_.share_row(actions_, field_width_, action_height_);
    widths.resize(actions_.size(), field_width_ / static_cast<double>(actions_.size()));  // the audit will say so
    double x = grid_.left;
    for (std::size_t i = 0; i < actions_.size(); ++i) {
      builder_.key(actions_[i], {x, bottom_ - action_height_, widths[i], action_height_}, KeyPlace::action);
      x += widths[i] + grid_.gap;
    }
  }

  Builder& builder_;
  const Grid& grid_;
  const KeypadForm& form_;
  bool beside_;
  double gap_, field_width_, bottom_ = 0, action_height_ = 0;
  FieldLayout field_;
  std::vector<KeyPlan> actions_;
};

}  // namespace

Laid lay_out_form(Builder& builder, const KeypadForm& form, int) { return KeypadLayout(builder, form).put(); }

}  // namespace scene
