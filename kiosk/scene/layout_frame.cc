#include <algorithm>
#include <cmath>
#include <iterator>

#include "scene/layout.h"

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

// In landscape the step line stands at the right of the heading's first line.
double Builder::beside_step_line() const {
  double width = grid_.inner;
  for (const Node& node : scene_.nodes)
    for (const Part& part : node.parts)
      if ((node.key == "step" || node.key == "place" || node.key == "platform") &&
          !std::holds_alternative<Icon>(part)) {
        const core::Box& box =
            std::holds_alternative<Text>(part) ? std::get<Text>(part).box : std::get<Shape>(part).rect;
        width = std::min(width, box.x - grid_.left - px(32));
      }
  return width;
}

// At most two lines at the step's size; a longer heading is written smaller, so that controls keep their place.
double Builder::put_heading(const Words& title, double y, double width, bool one_line) {
  if (title.empty()) return y;
  TextStyle large = style(grid_.heading, Weight::bold);
  std::vector<double> sizes = grid_.headings;
  if (one_line) sizes.push_back(grid_.labels.back());  // a line that must stay one may be written as a label is
  for (const double em : sizes) {
    large.em_mm = em;
    const Measured size = measured(title, large, width);
    if (size.lines <= (one_line || (grid_.landscape && grid_.step >= 3) ? 1 : 2) && !size.split_word) break;
  }
  if (grid_.step >= 3) large.pitch_em = 1.3;
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
  caption.parts.push_back(Shape{Shape::Kind::box, caption.rect, 0, 0, Tone::band, Tone::none, 0, Tone::none});
  if (high_contrast())
    caption.parts.push_back(Shape{Shape::Kind::box,
                                  {0, grid_.caption_height - px(4), grid_.width, px(4)},
                                  0,
                                  0,
                                  Tone::edge,
                                  Tone::none,
                                  0,
                                  Tone::none});
  const double side = std::max(px(56), grid_.em * 0.9);
  const double first_line =
      grid_.landscape ? grid_.caption_height / 2 : (grid_.caption_height - grid_.em * 3) / 2 + grid_.em * 0.75;
  caption.parts.push_back(
      Icon{"volume_up", {grid_.left, first_line - side / 2, side, side}, Tone::ink, Tone::band, false});
  add(std::move(caption));
  const double x = grid_.left + side + px(24);
  const double lines = grid_.landscape || grid_.compact ? 1 : 2;
  const double height = grid_.em * 1.5 * lines;
  scene_.caption = {x, (grid_.caption_height - height) / 2, grid_.right - x, height};
}

double Builder::put_step_line(double top) {
  const Frame& frame = page_.frame;
  const double pitch = grid_.em * 1.5;
  const bool beside = grid_.step >= 3 || grid_.landscape;  // the bar stands beside the counter
  double right = grid_.right;
  if (frame.platform) {
    // 模拟平台: always in sight while the platform says that it is a simulator.
    Node tag = node("platform", Role::status, *frame.platform);
    tag.spoken = false;
    const TextStyle label = style(grid_.em, Weight::bold, Tone::ink, Tone::band);
    const double width = width_of(*frame.platform, label) + px(32);
    const double left = grid_.landscape ? right - width
                        : frame.step    ? grid_.left + (grid_.inner - width) / 2
                                        : right - width;
    tag.rect = {left, top, width, pitch};
    tag.parts.push_back(Shape{Shape::Kind::box, tag.rect, px(4), 0, Tone::band, Tone::none, 0, Tone::none});
    write(tag, *frame.platform, left + px(16), top, width - px(30), label);
    add(std::move(tag));
    right -= grid_.landscape || !frame.step ? width + px(24) : 0;
  }
  if (frame.step) {
    const StepLine& step = *frame.step;
    Node line = node("step", Role::progress, core::joined(step.name, step.counter, "，"));
    const TextStyle plain = style(grid_.em);
    const double counter = width_of(step.counter, plain) + 0.3;
    const bool named = grid_.step <= 2 && !grid_.compact && !grid_.landscape;
    double x = grid_.left;
    if (named) {
      line.parts.push_back(
          Icon{step.icon, {x, top + (pitch - px(52)) / 2, px(52), px(52)}, Tone::ink, Tone::paper, false});
      const double name = width_of(step.name, plain) + 0.3;
      line.parts.push_back(Text{step.name, {x + px(68), top, name, pitch}, plain});
    }
    const bool at_left = !named && !grid_.landscape;
    const double counter_x = at_left ? x : right - counter;
    line.parts.push_back(Text{step.counter, {counter_x, top, counter, pitch}, plain});
    double bar_left = grid_.left, bar_right = grid_.right, bar_middle = grid_.step_bar + px(14);
    if (beside) {
      bar_middle = top + pitch / 2;
      bar_left = at_left ? counter_x + counter + px(40) : counter_x - px(24) - step.steps * px(44);
      bar_right = at_left ? grid_.right : counter_x - px(24);
    }
    if (step.steps > 0 && bar_right - bar_left > step.steps * px(24) && !(grid_.landscape && grid_.step >= 3)) {
      const double each = (bar_right - bar_left - (step.steps - 1) * px(12)) / step.steps;
      for (int i = 1; i <= step.steps; ++i) {
        const double height = i == step.step ? px(28) : px(12);
        Shape bar{Shape::Kind::box,
                  {bar_left + (i - 1) * (each + px(12)), bar_middle - height / 2, each, height},
                  px(6),
                  0,
                  i == step.step  ? Tone::pine
                  : i < step.step ? Tone::ink
                                  : Tone::none,
                  Tone::none,
                  0,
                  Tone::none};
        if (i > step.step) {
          bar.edge_mm = px(3);
          bar.edge = Tone::edge;
        }
        line.parts.push_back(bar);
      }
    }
    line.rect = {grid_.left, top, grid_.inner, pitch};
    add(std::move(line));
    if (grid_.landscape) return grid_.heading_top;
    return beside ? top + pitch + px(8) : grid_.step_bar + px(40);
  }
  // Which machine this is matters less than that a simulator answers, or than what is so where the head is full.
  const bool full = grid_.landscape && grid_.step >= 3 && !frame.body.empty();
  if (frame.place && !full && width_of(*frame.place, style(grid_.em)) < right - grid_.left) {
    Node place = node("place", Role::paragraph, *frame.place);
    place.spoken = false;
    const TextStyle plain = style(grid_.em);
    const double width = width_of(*frame.place, plain) + 0.3;
    const double x = grid_.landscape ? right - width : grid_.left;
    place.rect = {x, top, width, pitch};
    write(place, *frame.place, x, top, width, plain);
    add(std::move(place));
  }
  return grid_.landscape ? grid_.heading_top : top + pitch + px(16);
}

void Builder::put_fixed_row() {
  Node band = node("fixed", Role::group, {});
  band.spoken = false;
  band.rect = {0, grid_.band_top, grid_.width, grid_.height - grid_.band_top};
  band.parts.push_back(Shape{Shape::Kind::box, band.rect, 0, 0, Tone::band, Tone::none, 0, Tone::none});
  if (high_contrast())
    band.parts.push_back(
        Shape{Shape::Kind::box, {0, grid_.band_top, grid_.width, px(4)}, 0, 0, Tone::edge, Tone::none, 0, Tone::none});
  add(std::move(band));
  const FixedRow& row = page_.frame.fixed;
  const KeyPlan* plans[] = {&row.back, &row.repeat, &row.help, &row.comfort, &row.leave};
  const double gap = grid_.compact ? px(25) : grid_.landscape ? px(27) : px(25);
  const double width = (grid_.inner - 4 * gap) / 5;
  for (int i = 0; i < 5; ++i)
    fixed_key(*plans[i], {grid_.left + i * (width + gap), grid_.fixed_top, width, grid_.fixed_height},
              plans[i] == &row.help, row.help_called);
}

void Builder::fixed_key(const KeyPlan& plan, const core::Box& box, bool help, bool called) {
  Node key = node(plan.key, Role::button, plan.label);
  key.hint = plan.enabled ? plan.hint : plan.why_not.empty() ? phrases_.not_now() : plan.why_not;
  key.rect = key.hit = box;
  key.touchable = true;
  key.spoken = false;
  key.state.enabled = plan.enabled;
  key.state.focused = page_.frame.focus == plan.key;
  key.state.pressed_looking = help && called;
  const bool focused = key.state.focused;
  const Tone ground = focused ? Tone::ink : !plan.enabled ? Tone::band : help ? Tone::amber : Tone::sheet;
  const Tone ink = focused ? Tone::paper : Tone::ink;
  if (focused) ring(key, box);
  if (plan.enabled || focused) key.parts.push_back(face(box, false, key.state, ground));
  TextStyle label = style(grid_.em, plan.enabled ? Weight::bold : Weight::regular, ink, ground);
  label.align = Align::centre;
  const double high = box.h - px(8);
  // Latin words stay at the default size where the step's own would not fit (the audit's named exception).
  const double landscape_side = std::min(px(60), box.w * 0.2);
  const double room = grid_.landscape ? box.w - landscape_side - px(38) : box.w - px(12);
  const Measured wished = measured(plan.label, label, room);
  if (wished.split_word || wished.width_mm > room || (grid_.landscape && wished.height_mm / 1.5 * 1.3 > high))
    label.em_mm = std::min(label.em_mm, 11.2);
  if (grid_.landscape) {
    label.pitch_em = 1.3;
    const double side = landscape_side;
    const Measured size = measured(plan.label, label, room);
    const double width = std::min(size.width_mm + 0.3, room);
    const double x = box.x + (box.w - side - px(14) - width) / 2;
    key.parts.push_back(
        Icon{plan.icon, {x, box.y + (high - side) / 2, side, side}, ink, ground, plan.icon == "arrow_back"});
    label.align = Align::start;
    key.parts.push_back(
        Text{plan.label, {x + side + px(14), box.y + (high - size.height_mm) / 2, width, size.height_mm}, label});
  } else {
    label.pitch_em = grid_.step >= 3 ? 1.18 : 1.3;
    const double side = px(64);
    const Measured size = measured(plan.label, label, room);
    const double whole = side + px(6) + size.height_mm;
    const double y = box.y + std::max(px(8), (high - whole) / 2);
    key.parts.push_back(
        Icon{plan.icon, {box.x + (box.w - side) / 2, y, side, side}, ink, ground, plan.icon == "arrow_back"});
    key.parts.push_back(Text{plan.label, {box.x + px(6), y + side + px(6), room, size.height_mm}, label});
  }
  add(std::move(key));
}

// A loudspeaker says on which line a personal value stands: the things under the heading count, from above.
void Builder::point_to_lines() {
  const auto counts = [](const Node& node) {
    const bool thing = node.role == Role::paragraph || node.role == Role::row || node.role == Role::field ||
                       node.role == Role::choice || node.role == Role::alert ||
                       (node.role == Role::status && node.key != "page" && node.key != "platform") ||
                       (node.role == Role::heading && node.key != "heading");
    return thing && node.key != "place" && node.key != "footer" && !node.parts.empty();
  };
  std::vector<Node*> things;
  for (Node& node : scene_.nodes)
    if (counts(node)) things.push_back(&node);
  std::stable_sort(things.begin(), things.end(), [](const Node* a, const Node* b) {
    const long first = std::lround(a->rect.y), second = std::lround(b->rect.y);
    return first != second ? first < second : a->rect.x < b->rect.x;
  });
  for (std::size_t i = 0; i < things.size(); ++i)
    if (things[i]->words.privacy() == core::Privacy::personal || things[i]->hint.privacy() == core::Privacy::personal)
      things[i]->instead = aloud(things[i]->words, static_cast<int>(i) + 1);
}

Laid Builder::finish(int page, int pages) {
  put_fixed_row();
  int order = 0;
  for (Node& node : scene_.nodes)
    if (node.touchable) node.order = order++;
  for (const Node& node : scene_.nodes)
    if (node.words.privacy() == core::Privacy::personal) scene_.sensitive = true;
  point_to_lines();
  if (preferences_.mirrored) {
    const auto turn = [&](core::Box& box) { box.x = grid_.width - box.x - box.w; };
    // A line has a direction: its start is turned, and so is its way from there.
    const auto turn_line = [&](core::Box& line) { line = {grid_.width - line.x, line.y, -line.w, line.h}; };
    for (Node& node : scene_.nodes) {
      turn(node.rect);
      turn(node.hit);
      for (Part& part : node.parts) {
        if (auto* shape = std::get_if<Shape>(&part)) {
          const bool directed = shape->kind == Shape::Kind::line || shape->kind == Shape::Kind::dashed_line;
          directed ? turn_line(shape->rect) : turn(shape->rect);
        } else if (auto* icon = std::get_if<Icon>(&part)) {
          turn(icon->rect);
        } else {
          turn(std::get<Text>(part).box);
        }
      }
    }
    turn(scene_.caption);
  }
  return {std::move(scene_), page, pages};
}

Laid lay_out(const Page& page, const Display& display, const Preferences& preferences, const Norms& norms,
             const PhraseBook& phrases, TextMeasure& measure, int page_index) {
  Builder builder(page, display, preferences, norms, phrases, measure);
  return std::visit([&](const auto& form) { return lay_out_form(builder, form, std::max(page_index, 0)); }, page.form);
}

}  // namespace scene
