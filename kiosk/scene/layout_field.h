// The field of a page of digits: groups of cells; the group in use has the thick edge, the next place a bar, finished groups may
// turn into dots and are then narrow, as those still to come are. Internal to the layout of the keypad.
//
// Digits are at least as large as the text; where one line of groups has no room for that, there are two.
#pragma once

#include <vector>

#include "scene/drawings.h"

namespace scene {

class FieldLayout {
 public:
  FieldLayout(Builder& builder, const KeypadForm& form, double width);

  double height() const;
  void put(double x, double y);

 private:
  int before(std::size_t group) const;  // places before it
  bool finished(std::size_t group) const { return typed_ >= before(group) + form_.groups[group].length; }
  bool in_use(std::size_t group) const { return typed_ >= before(group) && !finished(group); }
  bool covered(std::size_t group) const { return form_.cover_finished_groups && finished(group); }
  // Where finished groups are covered, only the group in use shows digits.
  bool narrow(std::size_t group) const { return form_.cover_finished_groups && !in_use(group); }
  double group_width(std::size_t group) const;
  // Groups stay whole and in order; each line takes its share of the places.
  void break_into(std::size_t lines);
  std::size_t end_of(std::size_t line) const;
  double widest_cell(std::size_t line) const;
  void put_group(Node& field, std::size_t group, const core::Box& box) const;
  // A number reads from left to right in every script: its cells are turned beforehand, the page turns them back.
  void turn(Node& field, std::size_t from, double x, double used) const;

  Builder& builder_;
  const KeypadForm& form_;
  double width_;
  int typed_;
  double cell_ = 0, line_height_ = 0;
  std::vector<std::size_t> starts_;  // the first group of each line
  TextStyle numeral_;
};

}  // namespace scene
