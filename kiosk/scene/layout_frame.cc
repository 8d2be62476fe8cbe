// The frame: caption, heading, body, guidance.
#include <algorithm>
#include <iterator>

#include "scene/drawings.h"

namespace scene {

void Builder::put_frame(const Head& head) {
  put_caption();
  const double content_right = grid_.right;
  if (head.right > 0) {
    grid_.right = head.right;
    grid_.inner = head.right - grid_.left;
  }
  const bool step_line = page_.frame.step || page_.frame.place || page_.frame.platform;
  double y = grid_.heading_top;
  if (step_line) y = std::max(y, put_step_line(grid_.step_line));
  double width = grid_.inner;
  if (head.right > 0 && page_.frame.step) y += grid_.em * 1.5;  // a narrow column: the heading under the step line
  if (grid_.landscape && head.right <= 0) width = beside_step_line();
  y = put_heading(head.heading != nullptr ? *head.heading : page_.frame.heading, y, width, head.heading != nullptr);
  y = put_body(y, head);
  y = put_guidance(y);
  grid_.right = content_right;
  grid_.inner = content_right - grid_.left;
  header_bottom_ = y;
  if (grid_.landscape && step_line) header_bottom_ = std::max(y, grid_.step_line + grid_.em * 1.5);
  content_top_ = std::max(grid_.controls, y + px(16));
  content_begins(content_top_);
}

// At most two lines at the step's size, one where the panel is low; a longer heading is written smaller, so that controls keep
// their place.
double Builder::put_heading(const Words& title, double y, double width, bool one_line) {
  if (title.empty()) return y;
  TextStyle large = style(grid_.heading, Weight::bold);
  std::vector<double> sizes = grid_.headings;
  if (one_line) sizes.push_back(grid_.labels.back());  // a line that must stay one may be written as a label is
  const bool low = grid_.compact ? grid_.step >= 2 : grid_.landscape && grid_.step >= 3;
  for (const double em : sizes) {
    large.em_mm = em;
    const Measured size = measured(title, large, width);
    if (size.lines <= (one_line || low ? 1 : 2) && !size.split_word) break;
  }
  if (grid_.step >= 3 || grid_.compact) large.pitch_em = 1.3;
  return y + paragraph("heading", title, grid_.left, y, width, large, Role::heading);
}

// What is so must be there for who hears nothing: it may push the controls down or be written smaller, it is never left out.
double Builder::put_body(double y, const Head& head) {
  const std::vector<Words>& body = page_.frame.body;
  TextStyle plain = style(grid_.em);
  const auto fits = [&](double em, double bottom) {
    plain.em_mm = em;
    double end = y;
    for (const Words& each : body) {
      const Measured size = measured(each, plain, grid_.inner);
      if (size.split_word) return false;
      end += size.height_mm;
    }
    return end <= bottom;
  };
  if (body.empty()) return y;
  if (head.body_in_content && !fits(grid_.em, grid_.controls)) {
    body_left_ = body;
    return y;
  }
  const double bottom =
      head.body_bottom > 0 ? head.body_bottom : grid_.controls + (grid_.action_top - grid_.controls) / 3;
  for (const double em : grid_.ems)
    if (fits(em, bottom)) break;
  int line = 0;
  for (const Words& each : body)
    y += paragraph("body." + std::to_string(++line), each, grid_.left, y, grid_.inner, plain);
  return y;
}

// Guidance that would push the controls down is only said: the voice has room, the page has not.
double Builder::put_guidance(double y) {
  int line = 0;
  for (const Words& each : page_.frame.guidance) {
    const std::string key = "guidance." + std::to_string(++line);
    if (grid_.guidance && y + measured(each, style(grid_.em), grid_.inner).height_mm <= grid_.controls) {
      y += paragraph(key, each, grid_.left, y, grid_.inner, style(grid_.em));
    } else {
      only_spoken(key, each);
    }
  }
  return y;
}

std::vector<CheckRow> Builder::with_body(std::vector<CheckRow> rows) const {
  std::vector<CheckRow> out;
  for (const Words& each : body_left_) {
    CheckRow row;
    row.key = "body." + std::to_string(out.size() + 1);
    row.value = each;
    row.plain = true;
    out.push_back(std::move(row));
  }
  std::move(rows.begin(), rows.end(), std::back_inserter(out));
  return out;
}

void Builder::put_caption() {
  Node caption = node("caption", Role::caption, {});
  caption.spoken = false;
  caption.rect = {0, 0, grid_.width, grid_.caption_height};
  caption.parts.push_back(flat(caption.rect, Tone::band));
  if (high_contrast()) caption.parts.push_back(flat({0, grid_.caption_height - px(4), grid_.width, px(4)}, Tone::edge));
  const double side = std::max(px(56), grid_.em * 0.9);
  const double lines = grid_.landscape || grid_.compact ? 1 : 2;
  const double bars = grid_.compact && grid_.step >= 3 ? px(40) : 0;  // put_steps writes them below the words
  const double height = grid_.em * 1.5 * lines, top = (grid_.caption_height - bars - height) / 2;
  const double first_line = top + grid_.em * 0.75;
  caption.parts.push_back(
      Icon{"volume_up", {grid_.left, first_line - side / 2, side, side}, Tone::ink, Tone::band, false});
  add(std::move(caption));
  const double x = grid_.left + side + px(24);
  scene_.caption_style = style(grid_.em, Weight::regular, Tone::ink, Tone::band);
  scene_.caption = {x, top, grid_.right - x, height};
}

}  // namespace scene
