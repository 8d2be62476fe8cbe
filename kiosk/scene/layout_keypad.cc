// Page form E: a field of digits and the pad.
#include <algorithm>

#include "scene/drawings.h"

namespace scene {

namespace {

// The field: groups of cells; the group in use has the thick edge, the next place a bar, finished groups may turn into dots.
class FieldLayout {
 public:
  FieldLayout(Builder& builder, const KeypadForm& form, const core::Box& place)
      : builder_(builder), form_(form), place_(place), typed_(static_cast<int>(form.digits.size())) {
    int total = 0;
    for (const FieldGroup& group : form.groups) total += group.length;
    const double edges = px(16) * static_cast<double>(form.groups.size());
    const double gaps = gap * static_cast<double>(form.groups.size() - 1);
    cell_ = std::min(px(80), (place.w - gaps - edges) / std::max(total, 1));
    numeral_ = builder.style(std::max(std::min(px(76), cell_ * 0.95), px(45)), Weight::bold, Tone::ink, Tone::sheet);
    numeral_.align = Align::centre;
    numeral_.pitch_em = 1.3;
  }

  void put() {
    Node field = builder_.node(form_.field, Role::field, core::joined(form_.name, form_.field_state, "，"));
    field.rect = place_;
    int before = 0;
    double left = place_.x;
    for (const FieldGroup& group : form_.groups) {
      const double width = cell_ * group.length + px(16);
      put_group(field, group, before, {left, place_.y, width, place_.h});
      before += group.length;
      left += width + gap;
    }
    if (builder_.mirrored()) turn(field, left - gap);
    builder_.add(std::move(field));
  }

 private:
  static constexpr double gap = px(24);

  void put_group(Node& field, const FieldGroup& group, int before, const core::Box& box) const {
    const bool in_use = typed_ >= before && typed_ < before + group.length;
    const bool covered = typed_ >= before + group.length && form_.cover_finished_groups;
    field.parts.push_back(outlined(box, Tone::sheet, px(16), in_use ? px(8) : px(4), Tone::edge));
    for (int i = 0; i < group.length; ++i) {
      const core::Box cell{box.x + px(8) + i * cell_, box.y, cell_, box.h};
      const int place = before + i;
      if (place >= typed_) {
        const double thick = place == typed_ ? px(16) : px(6);
        field.parts.push_back(flat({cell.x + px(8), cell.bottom() - px(30) - thick, cell.w - px(16), thick},
                                   place == typed_ ? Tone::pine : Tone::ink, px(3)));
      } else if (covered) {
        field.parts.push_back(disc(cell.x + cell.w / 2, cell.y + cell.h / 2, px(11), Tone::ink, 0));
      } else {
        Words digit;
        digit.seen = form_.digits.substr(static_cast<std::size_t>(place), 1);
        digit.language = builder_.frame().language;
        const Measured size = builder_.measured(digit, numeral_, 0);
        field.parts.push_back(
            Text{digit, {cell.x, cell.y + (cell.h - size.height_mm) / 2, cell.w, size.height_mm}, numeral_});
      }
    }
  }

  // A number reads from left to right in every script: its cells are turned beforehand, the page turns them back.
  void turn(Node& field, double used) const {
    for (Part& part : field.parts) {
      core::Box& box = std::holds_alternative<Text>(part) ? std::get<Text>(part).box : std::get<Shape>(part).rect;
      box.x = place_.x + used - box.x - box.w;
    }
  }

  Builder& builder_;
  const KeypadForm& form_;
  core::Box place_;
  int typed_;
  double cell_ = 0;
  TextStyle numeral_;
};

class KeypadLayout {
 public:
  KeypadLayout(Builder& builder, const KeypadForm& form)
      : builder_(builder),
        grid_(builder.grid()),
        form_(form),
        beside_((grid_.low || grid_.compact) && !grid_.landscape),
        field_width_(grid_.landscape ? grid_.inner * 0.46 : grid_.inner),
        field_height_(grid_.compact ? px(120) : px(148)) {
    if (form.other || form.with_x) actions_.push_back(form.other ? *form.other : form.read_back);
    actions_.push_back(form.next);
    bottom_ = grid_.landscape ? grid_.band_top - px(18)
              : beside_       ? grid_.band_top - grid_.gap
                              : builder.content_bottom(actions_, false);
  }

  Laid put() {
    put_frame();
    const double field_y = builder_.header_bottom() + px(20);
    FieldLayout(builder_, form_, {grid_.left, field_y, field_width_, field_height_}).put();
    const double under = put_problem(field_y + field_height_ + px(12));
    const double left = grid_.landscape ? grid_.left + grid_.inner * 0.5 : grid_.left;
    const double top = grid_.landscape ? grid_.caption_height + px(30) : std::max(grid_.controls, under);
    const double width = (grid_.right - left) * (beside_ ? 0.76 : 1);
    put_pad({left, top, width, bottom_ - top});
    put_actions(left + width + gap, top);
    return builder_.finish(0, 1);
  }

 private:
  static constexpr double gap = px(26);

  // From step 2 there is no room for both: what is wrong takes the heading's place.
  bool problem_in_heading() const {
    return !form_.problem.empty() && (grid_.step >= 2 || grid_.landscape || grid_.compact);
  }

  void put_frame() {
    Builder::Head head;
    head.right = grid_.landscape ? grid_.left + field_width_ : 0;
    head.heading = problem_in_heading() ? &form_.problem : grid_.compact ? &builder_.frame().heading : nullptr;
    // The body may push the pad down as long as its keys stay large enough.
    const double lowest = grid_.landscape ? bottom_ - grid_.action_height : bottom_ - 4 * px(108) - 3 * gap;
    head.body_bottom = lowest - field_height_ - px(48);
    builder_.put_frame(head);
    if (!problem_in_heading()) return;
    for (Node& node : builder_.scene().nodes)
      if (node.key == "heading") node.live = Live::now;
  }

  // Returns where the pad may begin.
  double put_problem(double y) {
    if (form_.problem.empty() || problem_in_heading()) return y;
    Node problem = builder_.node("problem", Role::alert, form_.problem);
    problem.live = Live::now;
    const double height =
        builder_.write(problem, form_.problem, grid_.left, y, field_width_, builder_.style(grid_.em, Weight::bold));
    problem.rect = {grid_.left, y, field_width_, height};
    builder_.add(std::move(problem));
    return y + height + px(8);
  }

  void put_pad(const core::Box& area) {
    const double width = (area.w - 2 * gap) / 3, height = std::min(px(174), (area.h - 3 * gap) / 4);
    const auto cell = [&](int row, int column) {
      const int place = builder_.mirrored() ? 2 - column : column;  // 1-2-3 from left to right in every script
      return core::Box{area.x + place * (width + gap), area.y + row * (height + gap), width, height};
    };
    for (int digit = 1; digit <= 9; ++digit) digit_key(digit, cell((digit - 1) / 3, (digit - 1) % 3));
    form_.with_x ? pad_key(form_.x_key, form_.x_word, cell(3, 0)) : side_key(form_.erase, cell(3, 0));
    digit_key(0, cell(3, 1));
    side_key(form_.with_x ? form_.erase : form_.read_back, cell(3, 2));
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
    core::Box box;
    if (grid_.landscape) {
      const double width = two ? (field_width_ - gap) / 2 : field_width_;
      box = {grid_.left, bottom_ - grid_.action_height, width, grid_.action_height};
    } else {
      const double height = two ? (bottom_ - top - gap) / 2 : bottom_ - top;
      box = {column_left, top, grid_.right - column_left, height};
    }
    for (KeyPlan& plan : actions_) {
      if (beside_ || two) plan.arrow = false;  // there is no room for it
      builder_.key(plan, box, KeyPlace::action);
      (beside_ ? box.y : box.x) += gap + (beside_ ? box.h : box.w);
    }
  }

  Builder& builder_;
  const Grid& grid_;
  const KeypadForm& form_;
  bool beside_;
  double field_width_, field_height_, bottom_ = 0;
  std::vector<KeyPlan> actions_;
};

}  // namespace

Laid lay_out_form(Builder& builder, const KeypadForm& form, int) { return KeypadLayout(builder, form).put(); }

}  // namespace scene
