// Page form G: a card with a hidden sum or plain lines, then what comes next.
#include <algorithm>

#include "scene/drawings.h"

namespace scene {

namespace {

constexpr double inside = px(48);  // from the card's edge to its words

class ResultLayout {
 public:
  ResultLayout(Builder& builder, const ResultForm& form)
      : builder_(builder),
        grid_(builder.grid()),
        form_(form),
        left_(grid_.left + inside),
        width_(grid_.inner - 2 * inside),
        title_(builder.style(grid_.label, Weight::bold, Tone::ink, Tone::sheet)),
        plain_(builder.style(grid_.em, Weight::regular, Tone::ink, Tone::sheet)),
        sum_(builder.style(px(132), Weight::bold, Tone::ink, Tone::sheet)),
        key_height_(std::max(px(136), grid_.label * 1.3 + px(36))) {
    title_.pitch_em = 1.4;
    sum_.pitch_em = 1.2;
    if (form.sum && builder.width_of(*form.sum, sum_) > width_) sum_.em_mm = px(104);
  }

  // False where the card and its note do not stand on one page: then the same is shown as rows.
  bool measure() {
    height_ = 2 * inside + builder_.measured(form_.title, title_, width_).height_mm;
    for (const Words& each : form_.lines) height_ += builder_.measured(each, plain_, width_).height_mm;
    if (form_.has_sum) height_ += px(40) + sum_.em_mm * 1.2;
    if (form_.reveal) height_ += px(32) + key_height_;
    const double highest = builder_.header_bottom() + px(12), bottom = builder_.content_bottom(form_.actions, false);
    // A card with a key in it begins where keys may be pressed; without one it is only read and may stand higher.
    top_ = builder_.header_bottom() + px(20);
    if (form_.reveal) top_ = std::max(top_, grid_.controls - (height_ - inside - key_height_));
    top_ = std::max(highest, std::min(top_, bottom - height_));
    if (highest + height_ > bottom || !builder_.body_left().empty()) return false;
    if (!form_.note) return true;
    if (grid_.step >= 3) return false;
    note_top_ = top_ + height_ + px(36);
    note_height_ = builder_.quiet_note_height(*form_.note, grid_.inner, bottom - note_top_);
    return note_top_ + note_height_ <= bottom + 0.01;
  }

  Laid place() {
    Node sheet = builder_.node("card", Role::group, {});
    sheet.spoken = false;
    sheet.rect = {grid_.left, top_, grid_.inner, height_};
    sheet.parts.push_back(builder_.high_contrast() ? outlined(sheet.rect, Tone::sheet, px(16), px(4))
                                                   : flat(sheet.rect, Tone::sheet, px(16)));
    builder_.add(std::move(sheet));
    double y = top_ + inside;
    y += builder_.paragraph("result.title", form_.title, left_, y, width_, title_, Role::heading);
    int number = 0;
    for (const Words& each : form_.lines)
      y += builder_.paragraph("result.line." + std::to_string(++number), each, left_, y, width_, plain_);
    if (form_.has_sum) y = place_sum(y);
    if (form_.reveal) builder_.key(*form_.reveal, {left_, y + px(32), width_, key_height_}, KeyPlace::row);
    if (form_.note)
      builder_.quiet_note("note", *form_.note, form_.note_icon, {grid_.left, note_top_, grid_.inner, note_height_});
    builder_.actions(form_.actions);
    return builder_.finish(0, 1);
  }

  // For large type and low panels: nothing is left out, pages turn.
  Laid as_rows(int page) {
    std::vector<CheckRow> rows;
    const auto row = [&](std::string key, const Words& value) -> CheckRow& {
      CheckRow one;
      one.key = std::move(key);
      one.value = value;
      rows.push_back(std::move(one));
      return rows.back();
    };
    row("result.title", form_.title);
    if (form_.has_sum) row("sum", form_.sum ? *form_.sum : Words{}).reveal = form_.reveal;
    int number = 0;
    for (const Words& each : form_.lines) row("result.line." + std::to_string(++number), each).plain = true;
    if (form_.note) row("note", *form_.note).plain = true;
    return lay_out_rows(builder_, rows, form_.actions, page);
  }

 private:
  double place_sum(double y) {
    y += px(20);
    Node hair = builder_.node("result.rule", Role::group, {});
    hair.spoken = false;
    hair.rect = {left_, y, width_, px(4)};
    hair.parts.push_back(flat(hair.rect, Tone::hairline));
    builder_.add(std::move(hair));
    y += px(20);
    const double line = sum_.em_mm * 1.2;
    if (form_.sum) {
      y += builder_.paragraph("sum", *form_.sum, left_, y, width_, sum_, Role::field);
      builder_.scene().nodes.back().live = Live::now;  // asked for by 看一下: the answer is said at once
      return y;
    }
    Node dots = builder_.node("sum", Role::group, {});
    dots.spoken = false;
    dots.rect = {left_, y, width_, line};
    five_dots(dots, left_, y + line / 2, px(28));
    builder_.add(std::move(dots));
    return y + line;
  }

  Builder& builder_;
  const Grid& grid_;
  const ResultForm& form_;
  double left_, width_;
  TextStyle title_, plain_, sum_;
  double key_height_;
  double top_ = 0, height_ = 0, note_top_ = 0, note_height_ = 0;
};

}  // namespace

Laid lay_out_form(Builder& builder, const ResultForm& form, int page) {
  Builder::Head head;
  head.body_in_content = true;
  builder.put_frame(head);
  ResultLayout layout(builder, form);
  return layout.measure() ? layout.place() : layout.as_rows(page);
}

}  // namespace scene
