#include <algorithm>

#include "scene/layout.h"

namespace scene {

namespace {

constexpr double corner = px(16), edge = px(4), thick_edge = px(8), foot = px(8);
constexpr double icon_side = px(69), icon_gap = px(20), label_margin = px(18);

}  // namespace

Builder::Builder(const Page& page, const Display& display, const Preferences& preferences, const Norms& norms,
                 const PhraseBook& phrases, TextMeasure& measure)
    : page_(page),
      display_(display),
      preferences_(preferences),
      phrases_(phrases),
      measure_(measure),
      grid_(grid_of(display, preferences, norms)) {
  scene_.screen = page.frame.screen;
  scene_.language = page.frame.language;
  scene_.display = display;
  scene_.preferences = preferences;
  scene_.nodes.reserve(32);
}

bool Builder::high_contrast() const {
  return preferences_.theme == Theme::white_on_black || preferences_.theme == Theme::black_on_white;
}

TextStyle Builder::style(double em_mm, Weight weight, Tone ink, Tone ground) const {
  TextStyle style;
  style.em_mm = em_mm;
  style.weight = weight;
  style.ink = ink;
  style.ground = ground;
  return style;
}

Measured Builder::measured(const Words& words, const TextStyle& style, double width) {
  width = std::min(width, grid_.line_han * style.em_mm);
  if (words.seen.empty()) return {};  // no words take no line
  return measure_.measure(words.seen, words.language.empty() ? scene_.language : words.language, style, width);
}

double Builder::width_of(const Words& words, const TextStyle& style) { return measured(words, style, 0).width_mm; }

namespace {

// "，", ": " and the like: a pause between words, nothing by itself.
bool only_marks(std::string_view text) {
  static constexpr std::string_view marks[] = {"，", "、", "：", "；", "。", "·", ",", ":", ";", ".", " ", "\n"};
  while (!text.empty()) {
    const auto* mark = std::find_if(std::begin(marks), std::end(marks),
                                    [&](std::string_view each) { return text.substr(0, each.size()) == each; });
    if (mark == std::end(marks)) return false;
    text.remove_prefix(mark->size());
  }
  return true;
}

bool ends_with_mark(std::string_view text) {
  for (const std::string_view mark : {"，", "、", "：", "；", "。", ":", ",", "."})
    if (text.size() >= mark.size() && text.substr(text.size() - mark.size()) == mark) return true;
  return false;
}

}  // namespace

Words Builder::aloud(const Words& words, int line) const {
  Words open = core::open_clauses(words);
  while (!open.pieces.empty() && only_marks(open.pieces.back().said)) {
    open.seen.resize(open.pieces.back().seen_begin);
    open.pieces.pop_back();
  }
  if (open.pieces.empty()) return phrases_.pointer_line(line);
  return core::joined(open, phrases_.pointer_line(line), ends_with_mark(open.said()) ? "" : "，");
}

double Builder::write(Node& node, const Words& words, double x, double y, double width, TextStyle style) {
  if (words.seen.empty()) return 0;
  width = std::min(width, grid_.line_han * style.em_mm);
  const Measured size = measured(words, style, width);
  node.parts.push_back(Text{words, {x, y, width, size.height_mm}, style});
  return size.height_mm;
}

Node Builder::node(std::string key, Role role, const Words& words) const {
  Node node;
  node.key = std::move(key);
  node.role = role;
  node.words = words;
  return node;
}

void Builder::add(Node node) {
  node.state.focused = node.touchable && !page_.frame.focus.empty() && node.key == page_.frame.focus;
  scene_.nodes.push_back(std::move(node));
}

double Builder::paragraph(std::string key, const Words& words, double x, double y, double width, const TextStyle& style,
                          Role role) {
  if (words.empty()) return 0;
  Node paragraph = node(std::move(key), role, words);
  const double height = write(paragraph, words, x, y, width, style);
  paragraph.rect = {x, y, width, height};
  add(std::move(paragraph));
  return height;
}

void Builder::only_spoken(std::string key, const Words& words) {
  if (words.empty()) return;
  Node silent = node(std::move(key), Role::paragraph, words);
  silent.voice_only = true;
  add(std::move(silent));
}

// The flat box of a key with its foot.
Shape Builder::face(const core::Box& box, bool main, const State& state, Tone fill) const {
  Shape shape;
  shape.rect = {box.x, box.y, box.w, box.h - foot};
  shape.corner_mm = corner;
  shape.edge_mm = edge;
  shape.edge = Tone::edge;
  shape.fill = fill;
  shape.foot_mm = foot;
  shape.foot = Tone::foot;
  if (main && !high_contrast()) {
    shape.fill = Tone::pine;
    shape.edge = Tone::pine;
    shape.foot = Tone::foot_main;
  }
  if (main && high_contrast()) shape.edge_mm = thick_edge;
  if (state.chosen || state.pressed_looking) {
    shape.edge_mm = thick_edge;
    shape.foot_mm = 0;
  }
  if (state.focused) {
    shape.fill = main && !high_contrast() ? Tone::sheet : Tone::ink;
    shape.edge = Tone::ink;
    shape.foot_mm = 0;
  }
  return shape;
}

// Two rings and an inverted fill cannot be missed.
void Builder::ring(Node& node, const core::Box& box) const {
  Shape ring;
  ring.rect = core::Box{box.x, box.y, box.w, box.h - foot}.grown(px(14));
  ring.corner_mm = corner + px(14);
  ring.edge_mm = px(8);
  ring.edge = Tone::ink;
  node.parts.push_back(ring);
}

namespace {

// What a key's label may be set in: the label size first, then the narrow-key sizes of step 1.
std::vector<double> label_sizes(const Grid& grid, double label) {
  std::vector<double> sizes{label};
  if (grid.step == 1 && label > px(50)) sizes.push_back(px(50));
  for (const double em : grid.ems)
    if (em < sizes.back() - 0.01) sizes.push_back(em);
  return sizes;
}

}  // namespace

// The largest size that fits on one line; else two or three lines at the largest size that fits.
Builder::Label Builder::fit_label(const KeyPlan& plan, double width, double height, KeyPlace place) {
  const double wanted = place == KeyPlace::digit ? px(89) : place == KeyPlace::hero ? grid_.label * 1.3 : grid_.label;
  const bool marked = high_contrast() && page_.frame.focus == plan.key;
  const double icon_room = plan.icon.empty() && !marked ? 0 : icon_side + icon_gap;
  const double arrow_room = plan.arrow ? icon_side + icon_gap : 0;
  const double most = width - 2 * label_margin - icon_room - arrow_room;
  Label label;
  label.style = style(grid_.em, Weight::bold);
  label.style.pitch_em = 1.3;
  const std::vector<double> sizes = place == KeyPlace::digit && plan.label.seen.size() <= 3
                                        ? std::vector<double>{wanted}
                                        : label_sizes(grid_, wanted);
  for (const int lines : {1, 2, 3}) {
    if (lines > 1) label.style.pitch_em = 1.2;
    for (const double em : sizes) {
      if (plan.largest_mm > 0 && em > plan.largest_mm + 0.01) continue;
      label.style.em_mm = em;
      label.size = measured(plan.label, label.style, lines == 1 ? 0 : most);
      label.fits = label.size.lines <= lines && label.size.width_mm <= most + 0.01 &&
                   label.size.height_mm <= height - foot - px(6) && !label.size.split_word;
      if (label.fits) return label;
    }
  }
  return label;
}

void Builder::key(const KeyPlan& plan, const core::Box& box, KeyPlace place) {
  if (plan.key.empty()) return;
  Node key = node(plan.key, Role::button, plan.label);
  key.hint = plan.hint;
  key.rect = key.hit = box;
  key.touchable = true;
  key.digit = place == KeyPlace::digit;
  if (key.digit) key.role = Role::key;
  key.state.enabled = plan.enabled;
  key.state.focused = page_.frame.focus == plan.key;
  if (!plan.enabled) key.hint = plan.why_not.empty() ? phrases_.not_now() : plan.why_not;
  if (plan.enabled && plan.main) key.at_focus = plan.ends ? phrases_.ok_chooses() : phrases_.ok_goes_on();
  const bool focused = key.state.focused;
  const bool plain_main = plan.main && !high_contrast();
  const Tone ground = !plan.enabled ? Tone::paper
                      : focused     ? (plain_main ? Tone::sheet : Tone::ink)
                      : plain_main  ? Tone::pine
                                    : Tone::sheet;
  const Tone ink = focused                      ? (plain_main ? Tone::pine : Tone::paper)
                   : plain_main && plan.enabled ? Tone::on_pine
                                                : Tone::ink;
  if (focused) ring(key, box);
  if (plan.enabled || focused) {
    key.parts.push_back(face(box, plan.main, key.state, Tone::sheet));
    if (plan.main && high_contrast() && !focused) {
      Shape second = face(box, false, {}, Tone::none);
      second.rect = second.rect.grown(-px(16));
      second.foot_mm = 0;
      second.corner_mm = px(6);
      key.parts.push_back(second);
    }
  }
  const Weight weight = plan.enabled ? Weight::bold : Weight::regular;
  const bool marked = focused && high_contrast();  // ▶ before the label of the focused key
  const std::string icon = marked ? "play_arrow" : plan.icon;
  const Label fitted = fit_label(plan, box.w, box.h, place);
  TextStyle chosen = fitted.style;
  chosen.weight = weight;
  chosen.ink = ink;
  chosen.ground = ground;
  const Measured& size = fitted.size;
  const double icon_room = icon.empty() ? 0 : icon_side + icon_gap;
  const double arrow_room = plan.arrow ? icon_side + icon_gap : 0;
  const double most = box.w - 2 * label_margin - icon_room - arrow_room;
  const double high = box.h - foot;
  const double text_width = std::min(size.width_mm, most) + 0.3;
  const double whole = icon_room + text_width + arrow_room;
  double x = box.x + (box.w - whole) / 2;
  const double middle = box.y + high / 2;
  if (!icon.empty()) {
    key.parts.push_back(
        Icon{icon, {x, middle - icon_side / 2, icon_side, icon_side}, ink, ground, icon == "arrow_back" || marked});
    x += icon_room;
  }
  chosen.align = size.lines > 1 || (icon.empty() && !plan.arrow) ? Align::centre : Align::start;
  key.parts.push_back(Text{plan.label, {x, middle - size.height_mm / 2, text_width, size.height_mm}, chosen});
  if (plan.arrow) {
    x += text_width + icon_gap;
    key.parts.push_back(Icon{"arrow_forward", {x, middle - icon_side / 2, icon_side, icon_side}, ink, ground, true});
  }
  add(std::move(key));
}

void Builder::fit_choices(const std::vector<ChoicePlan>& choices, double width, double room) {
  // What is personal is said to nobody else, so it must be there to read at every step: it may be all that one can choose by.
  const bool wanted = grid_.details || std::any_of(choices.begin(), choices.end(), [](const ChoicePlan& choice) {
                        return choice.detail.privacy() == core::Privacy::personal;
                      });
  choice_details_ = wanted;
  for (const double em : grid_.labels) {
    choice_label_ = em;
    for (const bool details : {wanted, false}) {
      choice_details_ = details;
      const bool fit = std::all_of(choices.begin(), choices.end(), [&](const ChoicePlan& choice) {
        TextStyle label = style(choice_label_, Weight::bold);
        label.pitch_em = 1.3;
        return choice_height(choice, width) <= room &&
               !measured(choice.label, label, choice_text_width(choice, width)).split_word;
      });
      if (fit) return;
    }
  }
}

double Builder::choice_text_width(const ChoicePlan& plan, double width) {
  // As if it were chosen: choosing must not make the page jump.
  const double mark =
      plan.answers ? px(72 + 12 + 12) + width_of(phrases_.chosen(), style(grid_.em, Weight::bold)) + 0.3 : 0;
  return width - px(28 + 112 + 28 + 28) - mark;
}

double Builder::choice_height(const ChoicePlan& plan, double width) {
  const double text_width = choice_text_width(plan, width);
  TextStyle label = style(choice_label_, Weight::bold);
  label.pitch_em = 1.3;
  double height = measured(plan.label, label, text_width).height_mm;
  if (choice_details_ && !plan.detail.empty()) height += measured(plan.detail, style(grid_.em), text_width).height_mm;
  return std::max(grid_.choice_height, height + px(36));
}

void Builder::choice(const ChoicePlan& plan, const core::Box& box, int number, int index, int count) {
  // A personal second line belongs to the words, which have something said to the hall instead; the place stays open.
  const bool personal_detail = choice_details_ && plan.detail.privacy() == core::Privacy::personal;
  Node choice = node(plan.key, plan.answers ? Role::choice : Role::button,
                     personal_detail ? core::joined(plan.label, plan.detail, "，") : plan.label);
  choice.rect = choice.hit = box;
  choice.touchable = true;
  choice.state.enabled = plan.enabled;
  choice.state.chosen = plan.chosen;
  choice.state.focused = page_.frame.focus == plan.key;
  choice.hint = phrases_.position(index, count);
  if (!plan.enabled) choice.hint = core::joined(phrases_.not_now(), choice.hint, "，");
  if (plan.detail.privacy() != core::Privacy::personal && !plan.detail.empty())
    choice.hint = core::joined(plan.detail, choice.hint, "，");
  if (plan.chosen) choice.hint = core::joined(phrases_.chosen(), choice.hint, "，");
  if (plan.enabled && !plan.chosen) choice.at_focus = phrases_.ok_chooses();
  const bool focused = choice.state.focused;
  const bool marked = focused && high_contrast();  // ▶ in place of the number or icon
  const Tone ground = focused ? Tone::ink : !plan.enabled ? Tone::paper : plan.chosen ? Tone::moss : Tone::sheet;
  const Tone ink = focused ? Tone::paper : Tone::ink;
  if (focused) ring(choice, box);
  if (plan.enabled || focused) choice.parts.push_back(face(box, false, choice.state, ground));
  const double high = box.h - foot;
  const double tile = px(112);
  double x = box.x + px(28);
  const core::Box badge{x, box.y + (high - tile) / 2, tile, tile};
  if (marked) {
    choice.parts.push_back(Icon{"play_arrow", badge, ink, ground, true});
  } else if (!plan.icon.empty() && !plan.enabled) {
    choice.parts.push_back(Icon{plan.icon, badge.grown(-px(18)), ink, ground, false});
  } else if (!plan.icon.empty()) {
    Shape square{Shape::Kind::box, badge, px(12), 0, focused ? Tone::paper : Tone::pine, Tone::none, 0, Tone::none};
    choice.parts.push_back(square);
    const double side = px(76);
    choice.parts.push_back(Icon{plan.icon,
                                {badge.x + (tile - side) / 2, badge.y + (tile - side) / 2, side, side},
                                focused ? Tone::ink : Tone::on_pine,
                                focused ? Tone::paper : Tone::pine,
                                false});
  } else {
    if (plan.enabled || focused)
      choice.parts.push_back(
          Shape{Shape::Kind::circle, badge, 0, edge, Tone::none, focused ? Tone::paper : Tone::edge, 0, Tone::none});
    Words digits;
    digits.language = scene_.language;
    digits.seen = std::to_string(number);
    TextStyle numeral = style(grid_.label, Weight::bold, ink, ground);
    numeral.em_mm = std::min(grid_.label, px(72));
    numeral.align = Align::centre;
    numeral.pitch_em = 1.3;
    const Measured size = measured(digits, numeral, 0);
    choice.parts.push_back(
        Text{digits, {badge.x, badge.y + (tile - size.height_mm) / 2, tile, size.height_mm}, numeral});
  }
  x += tile + px(28);
  double right = box.right() - px(28);
  const Words said = phrases_.chosen();
  const TextStyle mark = style(grid_.em, Weight::bold, ink, ground);
  const Measured mark_size = plan.chosen ? measured(said, mark, 0) : Measured{};
  const double mark_left = right - mark_size.width_mm - 0.3;
  if (plan.chosen) right = mark_left - px(72 + 12 + 12);
  TextStyle label = style(choice_label_, plan.enabled ? Weight::bold : Weight::regular, ink, ground);
  label.pitch_em = 1.3;
  const double width = right - x;
  const bool detailed = choice_details_ && !plan.detail.empty();
  const double label_height = measured(plan.label, label, width).height_mm;
  const double detail_height = detailed ? measured(plan.detail, style(grid_.em), width).height_mm : 0;
  double y = box.y + (high - label_height - detail_height) / 2;
  y += write(choice, plan.label, x, y, width, label);
  if (detailed) write(choice, plan.detail, x, y, width, style(grid_.em, Weight::regular, ink, ground));
  if (plan.chosen) {
    choice.parts.push_back(
        Icon{"check_circle", {right + px(12), box.y + (high - px(72)) / 2, px(72), px(72)}, ink, ground, false});
    choice.parts.push_back(
        Text{said,
             {mark_left, box.y + (high - mark_size.height_mm) / 2, mark_size.width_mm + 0.3, mark_size.height_mm},
             mark});
  }
  add(std::move(choice));
}

double Builder::quiet_note_height(const Words& words, double width, double room) {
  double height = 0;
  for (const double em : grid_.ems) {
    note_em_ = em;
    height = std::max(
        std::min(px(160), room),
        measured(words, style(em, Weight::regular, Tone::ink, Tone::band), width - px(28 + 72 + 28 + 28)).height_mm +
            px(28));
    if (height <= room) break;
  }
  return height;
}

void Builder::quiet_note(std::string key, const Words& words, const std::string& icon, const core::Box& box) {
  Node note = node(std::move(key), Role::status, words);
  note.rect = box;
  note.parts.push_back(Shape{Shape::Kind::box, box, corner, 0, Tone::band, Tone::none, 0, Tone::none});
  note.parts.push_back(Icon{icon.empty() ? "check_circle" : icon,
                            {box.x + px(28), box.y + (box.h - px(72)) / 2, px(72), px(72)},
                            Tone::ink,
                            Tone::band,
                            false});
  const TextStyle quiet = style(note_em_ > 0 ? note_em_ : grid_.em, Weight::regular, Tone::ink, Tone::band);
  const double width = box.w - px(28 + 72 + 28 + 28);
  const double height = measured(words, quiet, width).height_mm;
  write(note, words, box.x + px(128), box.y + (box.h - height) / 2, width, quiet);
  add(std::move(note));
}

}  // namespace scene
