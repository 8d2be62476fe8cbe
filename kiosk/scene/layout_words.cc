// Words and what carries them alone: lines, paragraphs, quiet notes, and what a loudspeaker says in place of personal ones.
#include <algorithm>

#include "scene/drawings.h"

namespace scene {

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
  if (grid_.compact) grid_.make_compact(fixed_height());
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
  note.parts.push_back(flat(box, Tone::band, key_corner));
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
