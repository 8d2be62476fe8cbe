#include "scene/layout_field.h"

#include <algorithm>

namespace scene {

namespace {

constexpr double gap = px(24), line_gap = px(16), narrow_cell = px(38), edges = px(16);

}  // namespace

FieldLayout::FieldLayout(Builder& builder, const KeypadForm& form, double width)
    : builder_(builder), form_(form), width_(width), typed_(static_cast<int>(form.digits.size())) {
  const Grid& grid = builder.grid();
  const double wanted = std::max(px(76), grid.em), needed = wanted * 0.64, most = std::max(px(80), wanted * 0.9);
  for (std::size_t lines = 1; lines <= std::max<std::size_t>(form.groups.size(), 1); ++lines) {
    break_into(lines);
    cell_ = most;
    for (std::size_t line = 0; line < starts_.size(); ++line) cell_ = std::min(cell_, widest_cell(line));
    if (cell_ >= needed || (grid.compact && lines == 2)) break;  // a compact panel has no room for a third line
  }
  line_height_ = starts_.size() > 1 ? std::max(px(92), wanted * 1.05)
                 : grid.compact     ? px(108)
                 : grid.step >= 3   ? px(132)
                                    : px(148);
  numeral_ = builder.style(std::clamp(cell_ / 0.64, px(45), wanted), Weight::bold, Tone::ink, Tone::sheet);
  numeral_.align = Align::centre;
  numeral_.pitch_em = 1.1;
}

double FieldLayout::height() const {
  return line_height_ * static_cast<double>(starts_.size()) + line_gap * static_cast<double>(starts_.size() - 1);
}

void FieldLayout::put(double x, double y) {
  Node field = builder_.node(form_.field, Role::field, core::joined(form_.name, form_.field_state, "，"));
  field.rect = {x, y, width_, height()};
  for (std::size_t line = 0; line < starts_.size(); ++line) {
    const std::size_t first_part = field.parts.size();
    double left = x;
    for (std::size_t i = starts_[line]; i < end_of(line); ++i) {
      const double width = group_width(i);
      put_group(field, i, {left, y, width, line_height_});
      left += width + gap;
    }
    if (builder_.mirrored()) turn(field, first_part, x, left - gap - x);
    y += line_height_ + line_gap;
  }
  builder_.add(std::move(field));
}

int FieldLayout::before(std::size_t group) const {
  int places = 0;
  for (std::size_t i = 0; i < group; ++i) places += form_.groups[i].length;
  return places;
}

double FieldLayout::group_width(std::size_t group) const {
  return form_.groups[group].length * (narrow(group) ? std::min(narrow_cell, cell_) : cell_) + edges;
}

void FieldLayout::break_into(std::size_t lines) {
  starts_ = {0};
  const double share = static_cast<double>(before(form_.groups.size())) / static_cast<double>(lines);
  for (std::size_t i = 1; i < form_.groups.size() && starts_.size() < lines; ++i) {
    const double middle = before(i) + form_.groups[i].length / 2.0;
    if (middle > share * static_cast<double>(starts_.size())) starts_.push_back(i);
  }
}

std::size_t FieldLayout::end_of(std::size_t line) const {
  return line + 1 < starts_.size() ? starts_[line + 1] : form_.groups.size();
}

double FieldLayout::widest_cell(std::size_t line) const {
  double room = width_ + gap;
  int places = 0;
  for (std::size_t i = starts_[line]; i < end_of(line); ++i) {
    room -= edges + gap;
    if (narrow(i)) {
      room -= form_.groups[i].length * narrow_cell;
    } else {
      places += form_.groups[i].length;
    }
  }
  if (places > 0) return room / places;
  return room >= 0 ? width_ : narrow_cell + room / std::max(before(end_of(line)) - before(starts_[line]), 1);
}

void FieldLayout::put_group(Node& field, std::size_t group, const core::Box& box) const {
  field.parts.push_back(outlined(box, Tone::sheet, px(16), in_use(group) ? px(8) : px(4), Tone::edge));
  const double width = (box.w - edges) / form_.groups[group].length;
  for (int i = 0; i < form_.groups[group].length; ++i) {
    const core::Box cell{box.x + edges / 2 + i * width, box.y, width, box.h};
    const int place = before(group) + i;
    if (place >= typed_) {
      const double thick = place == typed_ ? px(16) : px(6), inset = width * 0.12;
      field.parts.push_back(flat({cell.x + inset, cell.bottom() - px(26) - thick, width - 2 * inset, thick},
                                 place == typed_ ? Tone::pine : Tone::ink, px(3)));
    } else if (covered(group)) {
      field.parts.push_back(disc(cell.x + width / 2, cell.y + cell.h / 2, px(11), Tone::ink, 0));
    } else {
      Words digit;
      digit.seen = form_.digits.substr(static_cast<std::size_t>(place), 1);
      digit.language = builder_.frame().language;
      const Measured size = builder_.measured(digit, numeral_, 0);
      field.parts.push_back(
          Text{digit,
               {cell.x, cell.y + (cell.h - size.height_mm) / 2 - ink_drop * numeral_.em_mm, width, size.height_mm},
               numeral_});
    }
  }
}

void FieldLayout::turn(Node& field, std::size_t from, double x, double used) const {
  for (std::size_t i = from; i < field.parts.size(); ++i) {
    Part& part = field.parts[i];
    core::Box& box = std::holds_alternative<Text>(part) ? std::get<Text>(part).box : std::get<Shape>(part).rect;
    box.x = 2 * x + used - box.x - box.w;
  }
}

}  // namespace scene
