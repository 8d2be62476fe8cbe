#include <algorithm>

#include "scene/layout.h"

namespace scene {

void Builder::put_frame(double right, const Words* heading) {
  put_caption();
  const double content_right = grid_.right;
  if (right > 0) {
    grid_.right = right;
    grid_.inner = right - grid_.left;
  }
  double top = grid_.caption_height;
  double moved = 0;
  if (page_.frame.banner) {
    static constexpr double heights[4] = {112, 128, 144, 152};
    const double height = px(heights[grid_.step - 1]);
    const bool helper = page_.frame.banner->kind == Banner::Kind::helper;
    const Tone ground = helper ? Tone::amber : Tone::band;
    Node banner = node("banner", Role::status, page_.frame.banner->words);
    banner.rect = {0, top, grid_.width, height};
    banner.parts.push_back(Shape{Shape::Kind::box, banner.rect, 0, 0, ground, Tone::none, 0, Tone::none});
    for (const double y : {top, top + height - px(4)})
      banner.parts.push_back(Shape{Shape::Kind::box, {0, y, grid_.width, px(4)}, 0, 0, Tone::ink, Tone::none, 0, Tone::none});
    banner.parts.push_back(Icon{helper ? "people" : "school", {grid_.left, top + (height - px(64)) / 2, px(64), px(64)}, Tone::ink, ground, false});
    TextStyle one_line = style(grid_.em, Weight::regular, Tone::ink, ground);
    one_line.pitch_em = 1.3;
    write(banner, page_.frame.banner->words, grid_.left + px(88), top + (height - grid_.em * 1.3) / 2, grid_.inner - px(88), one_line);
    add(std::move(banner));
    moved = height;
  }
  double y = grid_.heading_top + moved;
  if (page_.frame.step || page_.frame.place || page_.frame.platform) y = std::max(y, put_step_line(grid_.step_line + moved));
  // In landscape the step line stands at the right of the heading's first line.
  double width = grid_.inner;
  if (right > 0 && page_.frame.step) y += grid_.em * 1.5;  // a narrow column: under it
  if (grid_.landscape && right <= 0)
    for (const Node& node : scene_.nodes)
      for (const Part& part : node.parts)
        if ((node.key == "step" || node.key == "place" || node.key == "platform") && !std::holds_alternative<Icon>(part)) {
          const core::Box& box = std::holds_alternative<Text>(part) ? std::get<Text>(part).box : std::get<Shape>(part).rect;
          width = std::min(width, box.x - grid_.left - px(32));
        }
  const Words& title = heading != nullptr ? *heading : page_.frame.heading;
  if (!title.empty()) {
    // At most two lines at the step's size; a longer heading is written smaller, so that controls keep their place.
    TextStyle large = style(grid_.heading, Weight::bold);
    std::vector<double> sizes = grid_.headings;
    if (heading != nullptr) sizes.push_back(grid_.labels.back());  // a line that must stay one may be written as a label is
    for (const double em : sizes) {
      large.em_mm = em;
      const Measured size = measured(title, large, width);
      if (size.lines <= (heading != nullptr || (grid_.landscape && grid_.step >= 3) ? 1 : 2) && !size.split_word) break;
    }
    if (grid_.step >= 3) large.pitch_em = 1.3;
    y += paragraph("heading", title, grid_.left, y, width, large, Role::heading);
  }
  int line = 0;
  for (const Words& body : page_.frame.body) {
    const std::string key = "body." + std::to_string(++line);
    const double height = measured(body, style(grid_.em), grid_.inner).height_mm;
    // A body that would push the controls down is only said: the voice has room, the page has not.
    if (grid_.body && !page_.frame.banner && y + height <= grid_.controls) {
      y += paragraph(key, body, grid_.left, y, grid_.inner, style(grid_.em));
    } else {
      only_spoken(key, body);
    }
  }
  grid_.right = content_right;
  grid_.inner = content_right - grid_.left;
  header_bottom_ = y;
  if (grid_.landscape && (page_.frame.step || page_.frame.place || page_.frame.platform)) header_bottom_ = std::max(y, grid_.step_line + grid_.em * 1.5);
  content_top_ = std::max(grid_.controls, y + px(16));
}

void Builder::put_caption() {
  Node caption = node("caption", Role::caption, {});
  caption.spoken = false;
  caption.rect = {0, 0, grid_.width, grid_.caption_height};
  caption.parts.push_back(Shape{Shape::Kind::box, caption.rect, 0, 0, Tone::band, Tone::none, 0, Tone::none});
  if (high_contrast())
    caption.parts.push_back(Shape{Shape::Kind::box, {0, grid_.caption_height - px(4), grid_.width, px(4)}, 0, 0, Tone::edge, Tone::none, 0, Tone::none});
  const double side = std::max(px(56), grid_.em * 0.9);
  const double first_line = grid_.landscape ? grid_.caption_height / 2 : (grid_.caption_height - grid_.em * 3) / 2 + grid_.em * 0.75;
  caption.parts.push_back(Icon{"volume_up", {grid_.left, first_line - side / 2, side, side}, Tone::ink, Tone::band, false});
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
    const double left = grid_.landscape ? right - width : frame.step ? grid_.left + (grid_.inner - width) / 2 : right - width;
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
      line.parts.push_back(Icon{step.icon, {x, top + (pitch - px(52)) / 2, px(52), px(52)}, Tone::ink, Tone::paper, false});
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
        Shape bar{Shape::Kind::box, {bar_left + (i - 1) * (each + px(12)), bar_middle - height / 2, each, height}, px(6), 0,
                  i == step.step ? Tone::pine : i < step.step ? Tone::ink : Tone::none, Tone::none, 0, Tone::none};
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
  // Which machine this is matters less than that a simulator answers.
  if (frame.place && width_of(*frame.place, style(grid_.em)) < right - grid_.left) {
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
    band.parts.push_back(Shape{Shape::Kind::box, {0, grid_.band_top, grid_.width, px(4)}, 0, 0, Tone::edge, Tone::none, 0, Tone::none});
  add(std::move(band));
  const FixedRow& row = page_.frame.fixed;
  const KeyPlan* plans[] = {&row.back, &row.repeat, &row.help, &row.comfort, &row.leave};
  const double gap = grid_.compact ? px(25) : grid_.landscape ? px(27) : px(25);
  const double width = (grid_.inner - 4 * gap) / 5;
  for (int i = 0; i < 5; ++i)
    fixed_key(*plans[i], {grid_.left + i * (width + gap), grid_.fixed_top, width, grid_.fixed_height}, plans[i] == &row.help, row.help_called);
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
  if (wished.split_word || wished.width_mm > room || (grid_.landscape && wished.height_mm / 1.5 * 1.3 > high)) label.em_mm = std::min(label.em_mm, 11.2);
  if (grid_.landscape) {
    label.pitch_em = 1.3;
    const double side = landscape_side;
    const Measured size = measured(plan.label, label, room);
    const double width = std::min(size.width_mm + 0.3, room);
    const double x = box.x + (box.w - side - px(14) - width) / 2;
    key.parts.push_back(Icon{plan.icon, {x, box.y + (high - side) / 2, side, side}, ink, ground, plan.icon == "arrow_back"});
    label.align = Align::start;
    key.parts.push_back(Text{plan.label, {x + side + px(14), box.y + (high - size.height_mm) / 2, width, size.height_mm}, label});
  } else {
    label.pitch_em = grid_.step >= 3 ? 1.18 : 1.3;
    const double side = px(64);
    const Measured size = measured(plan.label, label, room);
    const double whole = side + px(6) + size.height_mm;
    const double y = box.y + std::max(px(8), (high - whole) / 2);
    key.parts.push_back(Icon{plan.icon, {box.x + (box.w - side) / 2, y, side, side}, ink, ground, plan.icon == "arrow_back"});
    key.parts.push_back(Text{plan.label, {box.x + px(6), y + side + px(6), room, size.height_mm}, label});
  }
  add(std::move(key));
}

KeyPlan Builder::more_key() const {
  KeyPlan more;
  more.key = "more";
  more.label = phrases_.more();
  more.arrow = true;
  return more;
}

// Plain keys first, the main key last, at the right or lowest: the yes key never moves.
Builder::Rows Builder::action_rows(std::vector<KeyPlan> keys, bool paged, double& row_height) {
  row_height = grid_.action_height;
  if (paged && !keys.empty()) keys.insert(keys.begin(), more_key());
  std::stable_sort(keys.begin(), keys.end(), [](const KeyPlan& a, const KeyPlan& b) { return !a.main && b.main; });
  if (keys.empty()) return {};
  const auto fit = [&](const std::vector<KeyPlan>& row, double height) {
    const double count = static_cast<double>(row.size());
    const double width = (grid_.inner - (count - 1) * grid_.gap) / count;
    return std::all_of(row.begin(), row.end(), [&](const KeyPlan& key) {
      return (!key.main || width >= grid_.main_width) && fit_label(key, width, height, KeyPlace::action).fits;
    });
  };
  const double tall = grid_.label * 2.4 + px(20);
  // A panel that is wide and low has room beside, not above.
  for (const double height : grid_.landscape ? std::vector<double>{row_height, tall} : std::vector<double>{row_height}) {
    row_height = height;
    if (fit(keys, height)) return {keys};
  }
  row_height = grid_.action_height;
  if (keys.size() == 3) {
    const Rows two{{keys[0], keys[1]}, {keys[2]}};
    if (fit(two[0], row_height) && fit(two[1], row_height)) return two;
  }
  Rows single;
  for (const KeyPlan& key : keys) {
    single.push_back({key});
    if (!fit(single.back(), row_height)) row_height = std::max(row_height, tall);
  }
  return single;
}

double Builder::content_bottom(const std::vector<KeyPlan>& keys, bool paged) {
  if (keys.empty()) return (paged ? grid_.action_top : grid_.band_top) - grid_.gap;
  double height = 0;
  const double rows = static_cast<double>(action_rows(keys, paged, height).size());
  return grid_.action_top + grid_.action_height - rows * height - (rows - 1) * grid_.gap - grid_.gap;
}

void Builder::actions(const std::vector<KeyPlan>& keys) { pager(0, 1, keys); }

void Builder::pager(int page, int pages, const std::vector<KeyPlan>& keys) {
  const bool paged = pages > 1;
  const Words counter = paged ? phrases_.page_counter(page + 1, pages) : Words{};
  if (paged && keys.empty()) {
    TextStyle plain = style(grid_.em);
    for (const double em : grid_.ems) {
      plain.em_mm = em;
      if (width_of(counter, plain) + 1 <= grid_.inner * 0.44) break;
    }
    const double room = std::min(grid_.inner * 0.44, width_of(counter, plain) + 1);
    paragraph("page", counter, grid_.left, grid_.action_top + (grid_.action_height - px(8) - measured(counter, plain, room).height_mm) / 2, room, plain, Role::status);
    const double width = grid_.inner - room - grid_.gap;
    key(more_key(), {grid_.right - width, grid_.action_top, width, grid_.action_height}, KeyPlace::action);
    return;
  }
  if (paged) page_beside_heading(counter);
  double height = 0;
  const Rows rows = action_rows(keys, paged, height);
  double y = grid_.action_top + grid_.action_height - static_cast<double>(rows.size()) * height - (static_cast<double>(rows.size()) - 1) * grid_.gap;
  for (const auto& row : rows) {
    const double count = static_cast<double>(row.size());
    const double width = (grid_.inner - (count - 1) * grid_.gap) / count;
    double x = grid_.left;
    for (KeyPlan plan : row) {
      // Which page this is must be heard where the next one is offered.
      if (plan.key == "more") plan.hint = counter;
      if (plan.after_all_pages && page + 1 < pages) plan.enabled = false;
      key(plan, {x, y, width, height}, KeyPlace::action);
      x += width + grid_.gap;
    }
    y += height + grid_.gap;
  }
}

// Above the controls, at the end of the line, where there is room; the voice says it with the key to the next page.
void Builder::page_beside_heading(const Words& counter) {
  Node status = node("page", Role::status, counter);
  status.spoken = false;
  const TextStyle plain = style(grid_.em);
  const double width = width_of(counter, plain) + 0.3, high = grid_.em * 1.5;
  const core::Box place{grid_.right - width, content_top_ - high - px(8), width, high};
  const bool free = std::none_of(scene_.nodes.begin(), scene_.nodes.end(), [&](const Node& node) {
    return node.role != Role::group && core::overlap(node.rect, place);
  });
  if (free && place.y >= header_bottom_) {
    status.rect = place;
    write(status, counter, place.x, place.y, width, plain);
  }
  add(std::move(status));
}

std::vector<std::size_t> Builder::pages_of(const std::vector<double>& heights, double gap, double top, const std::vector<KeyPlan>& keys, std::size_t most) {
  auto starts = split_pages(heights, gap, content_bottom(keys, false) - top, most);
  if (starts.size() > 1) starts = split_pages(heights, gap, content_bottom(keys, true) - top, most);
  return starts;
}

Laid Builder::finish(int page, int pages) {
  put_fixed_row();
  int order = 0;
  for (Node& node : scene_.nodes)
    if (node.touchable) node.order = order++;
  for (const Node& node : scene_.nodes)
    if (node.words.privacy() == core::Privacy::personal) scene_.sensitive = true;
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
