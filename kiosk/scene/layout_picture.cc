// Page form D: a drawing with words beside or under it; or the three stations of waiting.
#include <algorithm>

#include "scene/drawings.h"

namespace scene {

namespace {

constexpr double line_gap = px(8);

struct Line {
  std::string key;
  Words words;
};

// What both have: lines of words that are written as large as the room allows and turn the page where there are too many.
class LinesBelow {
 public:
  LinesBelow(Builder& builder, const PictureForm& form)
      : builder_(builder), grid_(builder.grid()), form_(form), style_(builder.style(builder.grid().em)) {
    for (const Words& each : builder.body_left()) lines_.push_back({"body." + std::to_string(lines_.size() + 1), each});
    int number = 0;
    for (const Words& each : form.lines) lines_.push_back({"line." + std::to_string(++number), each});
  }

 protected:
  double height_of(const Line& line, double width) const {
    return builder_.measured(line.words, style_, width).height_mm + line_gap;
  }
  double all_heights(double width) const {
    double height = 0;
    for (const Line& line : lines_) height += height_of(line, width);
    return height;
  }
  double top() const { return builder_.header_bottom() + px(20); }
  double bottom() const { return builder_.content_bottom(form_.actions, false); }

  void write_lines(std::size_t first, std::size_t last, const core::Box& place) {
    double y = place.y;
    for (std::size_t i = first; i < last; ++i)
      y += builder_.paragraph(lines_[i].key, lines_[i].words, place.x, y, place.w, style_) + line_gap;
  }

  Builder& builder_;
  const Grid& grid_;
  const PictureForm& form_;
  TextStyle style_;
  std::vector<Line> lines_;
};

class DrawingLayout : public LinesBelow {
 public:
  using LinesBelow::LinesBelow;

  Laid put(int page) {
    builder_.content_begins(top());
    measure();
    const PageRange range = range_of(starts_, lines_.size(), page);
    if (range.shown == 0) draw();
    write_lines(range.first, range.last, text_);
    builder_.pager(range.shown, range.pages, form_.actions);
    return builder_.finish(range.shown, range.pages);
  }

 private:
  void measure() {
    for (const double em : grid_.ems) {
      style_.em_mm = em;
      const double room = builder_.content_bottom(form_.actions, lines_.size() > 1) - top();
      const bool fit = std::all_of(lines_.begin(), lines_.end(), [&](const Line& line) {
        return height_of(line, grid_.inner) <= room && !builder_.measured(line.words, style_, grid_.inner).split_word;
      });
      if (fit) break;
    }
    // More words than the page holds: the drawing gives way, then the page turns.
    std::vector<double> heights;
    for (const Line& line : lines_) heights.push_back(height_of(line, grid_.inner));
    starts_ = builder_.pages_of(heights, 0, top(), form_.actions, 12);
    text_ = {grid_.left, top(), grid_.inner, bottom() - top()};
    if (starts_.size() > 1) return;
    const double room = bottom() - top();
    const double words = all_heights(grid_.landscape ? grid_.inner * 0.53 : grid_.inner);
    if (grid_.landscape) {
      if (words > room) return;
      area_ = {grid_.left, top(), grid_.inner * 0.42, room};
      text_ = {grid_.left + grid_.inner * 0.47, top() + std::max(0.0, (room - words) / 2), grid_.inner * 0.53, words};
    } else {
      area_ = {grid_.left, top(), grid_.inner, std::max(0.0, room - words - px(16))};
      text_ = {grid_.left, area_.bottom() + px(8), grid_.inner, words};
    }
  }

  void draw() {
    if (area_.h <= px(240)) return;
    Node picture = builder_.node("picture", Role::picture, {});
    picture.spoken = false;
    picture.rect = area_;
    switch (form_.drawing) {
      case PictureForm::Drawing::card_on_light: draw_card(picture, area_, Card::identity); break;
      case PictureForm::Drawing::badge_on_light: draw_card(picture, area_, Card::badge); break;
      case PictureForm::Drawing::person_coming: draw_person(picture, area_); break;
      default: draw_window(picture, area_); break;
    }
    builder_.add(std::move(picture));
  }

  std::vector<std::size_t> starts_;
  core::Box area_, text_;
};

class StationsLayout : public LinesBelow {
 public:
  using LinesBelow::LinesBelow;

  Laid put() {
    measure();
    double y = top() + px(20);
    for (const Station& station : form_.stations) {
      place(station, y);
      if (!grid_.landscape) y += height_of_station(station) + spread_;
    }
    if (grid_.landscape) y += highest() + px(24);
    write_lines(0, lines_.size(), {grid_.left, y + px(10), grid_.inner, 0});
    builder_.actions(form_.actions);
    return builder_.finish(0, 1);
  }

 private:
  static constexpr double radius = px(44);

  double count() const { return std::max(1.0, static_cast<double>(form_.stations.size())); }
  double column() const { return grid_.landscape ? grid_.inner / count() : grid_.inner; }
  double label_width() const { return under_ ? column() - px(32) : column() - 2 * radius - px(40); }
  TextStyle label_style(const Station& station) const {
    TextStyle label =
        builder_.style(label_em_, station.progress == Station::Progress::now ? Weight::bold : Weight::regular);
    label.pitch_em = 1.3;
    return label;
  }
  // How the words stand: beside their discs on one line or two, in landscape under them where that is needed. Written smaller than
  // the step only where neither they nor the lines below would have room.
  struct Way {
    double em;
    bool under;
    int lines;
  };
  bool try_way(const Way& way, double lines_em) {
    label_em_ = way.em;
    under_ = way.under;
    style_.em_mm = lines_em;
    const double most = way.lines * (way.em * 1.3 + px(2));
    for (const Station& station : form_.stations)
      if (const Measured size = builder_.measured(station.name, label_style(station), label_width());
          size.height_mm > most || size.split_word)
        return false;
    return all_heights(grid_.inner) + stations_height(px(24)) <= bottom() - top() - px(30);
  }
  void fit() {
    std::vector<Way> all{{grid_.label, false, 1}, {grid_.em, false, 1}};
    if (grid_.landscape) all.push_back({grid_.em, true, 2});
    all.push_back({grid_.em, false, 2});
    for (const double em : grid_.ems)
      for (const Way& way : all)
        if (try_way(way, em)) return;
    for (const double em : grid_.ems)
      if (try_way({em, false, 2}, grid_.ems.back())) return;
  }
  double words_height(const Station& station) const {
    return builder_.measured(station.name, label_style(station), label_width()).height_mm;
  }
  double height_of_station(const Station& station) const {
    const double dots = form_.dots && station.progress == Station::Progress::now ? px(46) : 0;
    const double words = words_height(station) + dots;
    return under_ ? 2 * radius + px(12) + words : std::max(2 * radius, words);
  }
  double highest() const {
    double height = 0;
    for (const Station& station : form_.stations) height = std::max(height, height_of_station(station));
    return height;
  }
  double stations_height(double spread) const {
    if (grid_.landscape) return highest() + px(24);
    double height = 0;
    for (const Station& station : form_.stations) height += height_of_station(station) + spread;
    return height;
  }

  void measure() {
    fit();
    const double free = bottom() - top() - px(30) - all_heights(grid_.inner) - stations_height(0);
    spread_ = std::clamp(free / count(), px(24), px(150));
  }

  void place(const Station& station, double y) {
    const auto index = &station - form_.stations.data();
    const bool done = station.progress == Station::Progress::done, now = station.progress == Station::Progress::now;
    const bool last = &station == &form_.stations.back();
    Node node = builder_.node("station." + std::to_string(index + 1), Role::progress, station.name);
    node.spoken = now;
    node.live = Live::polite;
    const double x = grid_.landscape ? grid_.left + static_cast<double>(index) * column() : grid_.left;
    if (!grid_.landscape && !last)
      node.parts.push_back(straight(x + radius, y + 2 * radius, 0, height_of_station(station) + spread_ - 2 * radius));
    if (under_ && !last) node.parts.push_back(straight(x + 2 * radius, y + radius, column() - 2 * radius, 0));
    node.parts.push_back(disc(x + radius, y + radius, radius,
                              done  ? Tone::ink
                              : now ? Tone::amber
                                    : Tone::sheet,
                              now ? px(8) : px(4), Tone::edge));
    if (done)
      node.parts.push_back(
          Icon{"check", {x + radius - px(32), y + radius - px(32), px(64), px(64)}, Tone::paper, Tone::ink, false});
    const double height = words_height(station);
    const double text_x = under_ ? x : x + 2 * radius + px(32);
    const double text_y = under_ ? y + 2 * radius + px(12) : std::max(y, y + radius - height / 2);
    builder_.write(node, station.name, text_x, text_y, label_width(), label_style(station));
    node.rect = {x, y, text_x - x + label_width(), std::max(2 * radius, text_y + height - y)};
    builder_.add(std::move(node));
    if (form_.dots && now) place_dots(text_x, std::max(text_y + height, y + 2 * radius - px(20)) + px(8));
  }

  // Three dots light one after the other, one a second: paint moves them.
  void place_dots(double x, double y) {
    Node dots = builder_.node("dots", Role::progress, {});
    dots.spoken = false;
    dots.rect = {x, y, px(150), px(34)};
    for (int d = 0; d < 3; ++d)
      dots.parts.push_back(disc(x + px(17) + d * px(54), y + px(17), px(15), Tone::sheet, px(4), Tone::edge));
    builder_.add(std::move(dots));
    builder_.scene().motion.dots_node = "dots";
  }

  double spread_ = 0, label_em_ = 0;
  bool under_ = false;
};

}  // namespace

Laid lay_out_form(Builder& builder, const PictureForm& form, int page) {
  Builder::Head head;
  head.body_in_content = form.drawing != PictureForm::Drawing::stations;
  builder.put_frame(head);
  return form.drawing == PictureForm::Drawing::stations ? StationsLayout(builder, form).put()
                                                        : DrawingLayout(builder, form).put(page);
}

}  // namespace scene
