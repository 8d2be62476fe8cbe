// Page forms D (picture), F (check, document) and G (result).
#include <algorithm>

#include "scene/layout.h"

namespace scene {

namespace {

Shape flat(const core::Box& box, Tone fill, double corner = 0) { return {Shape::Kind::box, box, corner, 0, fill, Tone::none, 0, Tone::none}; }
Shape outlined(const core::Box& box, Tone fill, double corner, double edge = px(6)) {
  return {Shape::Kind::box, box, corner, edge, fill, Tone::ink, 0, Tone::none};
}
Shape line(double x, double y, double dx, double dy, double width = px(6)) {
  return {Shape::Kind::line, {x, y, dx, dy}, 0, width, Tone::none, Tone::ink, 0, Tone::none};
}
Shape disc(double cx, double cy, double r, Tone fill, double edge, Tone ink = Tone::ink) {
  return {Shape::Kind::circle, {cx - r, cy - r, 2 * r, 2 * r}, 0, edge, fill, edge > 0 ? ink : Tone::none, 0, Tone::none};
}

// A card over the reader with its green light, and an arrow down. As drawn 640 px high; smaller where there is less room.
void draw_card(Node& node, const core::Box& area, bool badge) {
  const double scale = std::min({1.0, area.h / px(640), area.w / px(760)});
  const auto at = [scale](double pixels) { return px(pixels) * scale; };
  const double cx = area.x + area.w / 2;
  const double w = at(420), h = w * 0.62;
  const double reader_h = at(210), arrow = at(130), gap = at(20);
  const double top = area.y + std::max(0.0, (area.h - h - arrow - reader_h - 2 * gap) / 2);
  node.parts.push_back(outlined({cx - w / 2, top, w, h}, Tone::sheet, px(16)));
  if (badge) {
    node.parts.push_back(disc(cx, top + h * 0.38, h * 0.2, Tone::amber, px(6)));
    node.parts.push_back(line(cx - w * 0.26, top + h * 0.75, w * 0.52, 0));
  } else {
    node.parts.push_back(outlined({cx + w * 0.18, top + h * 0.16, w * 0.22, h * 0.46}, Tone::band, px(6)));
    for (int i = 0; i < 3; ++i) node.parts.push_back(line(cx - w * 0.4, top + h * (0.24 + 0.2 * i), w * (i == 2 ? 0.3 : 0.46), 0));
  }
  const double arrow_top = top + h + gap;
  node.parts.push_back(line(cx, arrow_top, 0, arrow, px(14)));
  for (const double side : {-1.0, 1.0}) node.parts.push_back(line(cx, arrow_top + arrow, side * at(46), -at(46), px(14)));
  // The reader: a tray with a bright bed, and the green light along its edge.
  const double reader_top = arrow_top + arrow + gap;
  node.parts.push_back(outlined({cx - w * 0.86, reader_top, w * 1.72, reader_h}, Tone::band, px(16)));
  node.parts.push_back(outlined({cx - w * 0.56, reader_top + reader_h * 0.2, w * 1.12, reader_h * 0.6}, Tone::sheet, px(12)));
  node.parts.push_back(outlined({cx - w * 0.5, reader_top + reader_h * 0.56, w, reader_h * 0.16}, Tone::lamp, reader_h * 0.08));
}

void draw_person(Node& node, const core::Box& area) {
  const double cx = area.x + area.w / 2, r = std::min(px(110), area.h * 0.2);
  const double cy = area.y + area.h * 0.32;
  node.parts.push_back(disc(cx, area.y + area.h * 0.45, std::min(area.h * 0.44, area.w * 0.4), Tone::band, 0));
  node.parts.push_back(outlined({cx - r * 1.5, cy + r * 1.15, r * 3, r * 1.9}, Tone::amber, r * 0.9));
  node.parts.push_back(disc(cx, cy, r, Tone::sheet, px(6)));
}

void draw_paper(Node& node, const core::Box& area) {
  const double scale = std::min(1.0, area.h / px(460));
  const auto at = [scale](double pixels) { return px(pixels) * scale; };
  const double cx = area.x + area.w / 2, w = std::min(at(300), area.w * 0.5), h = at(360);
  const double top = area.y + (area.h - at(30) - h) / 2;
  node.parts.push_back(flat({cx - w * 0.68, top, w * 1.36, at(60)}, Tone::ink, px(16)));
  node.parts.push_back(outlined({cx - w / 2, top + at(30), w, h}, Tone::sheet, 0));
  for (int i = 0; i < 4; ++i) node.parts.push_back(line(cx - w * 0.36, top + at(100) + i * at(66), w * (i % 2 == 0 ? 0.7 : 0.5), 0));
}

void draw_window(Node& node, const core::Box& area) {
  const double cx = area.x + area.w / 2, w = std::min(px(460), area.w * 0.6), h = std::min(px(360), area.h * 0.7);
  const double top = area.y + (area.h - h) / 2;
  node.parts.push_back(outlined({cx - w / 2, top, w, h}, Tone::sheet, px(12)));
  node.parts.push_back(disc(cx, top + h * 0.36, h * 0.16, Tone::amber, px(6)));
  node.parts.push_back(outlined({cx - h * 0.28, top + h * 0.56, h * 0.56, h * 0.3}, Tone::amber, h * 0.14));
  node.parts.push_back(outlined({cx - w * 0.62, top + h * 0.82, w * 1.24, h * 0.2}, Tone::band, px(8)));
}

double lines_height(Builder& builder, const std::vector<Words>& lines, double width, const TextStyle& style) {
  double height = 0;
  for (const Words& words : lines) height += builder.measured(words, style, width).height_mm + px(8);
  return height;
}

}  // namespace

Laid lay_out_form(Builder& builder, const PictureForm& form, int page) {
  builder.put_frame();
  const Grid& grid = builder.grid();
  const double top = builder.header_bottom() + px(20);
  const double bottom = builder.content_bottom(form.actions, false);
  TextStyle words = builder.style(grid.em);
  const bool stations = form.drawing == PictureForm::Drawing::stations;
  const double stations_height = !stations ? 0 : grid.landscape ? px(260) : static_cast<double>(form.stations.size()) * px(150);
  for (const double em : grid.ems) {
    words.em_mm = em;
    const double room = builder.content_bottom(form.actions, form.lines.size() > 1) - top - stations_height;
    if (stations && lines_height(builder, form.lines, grid.inner, words) > room) continue;
    if (std::all_of(form.lines.begin(), form.lines.end(), [&](const Words& each) {
          const Measured size = builder.measured(each, words, std::min(grid.inner, 22 * em));
          return size.height_mm + px(8) <= room && !size.split_word;
        }))
      break;
  }
  core::Box text{grid.left, top, grid.inner, bottom - top};
  core::Box area = text;
  // More words than the page holds: the drawing gives way, then the page turns.
  std::vector<double> heights;
  for (const Words& each : form.lines) heights.push_back(builder.measured(each, words, std::min(grid.inner, 22 * words.em_mm)).height_mm + px(8));
  const auto starts = stations ? std::vector<std::size_t>{0} : builder.pages_of(heights, 0, top + stations_height, form.actions, 12);
  const int pages = static_cast<int>(starts.size());
  const int shown = std::clamp(page, 0, pages - 1);
  if (form.drawing == PictureForm::Drawing::stations) {
    area = {0, 0, 0, 0};
    const double words_room = pages > 1 ? 0 : lines_height(builder, form.lines, grid.inner, words);
    const double pitch = grid.landscape ? 0 : std::clamp((bottom - top - words_room) / std::max<double>(1, static_cast<double>(form.stations.size())), px(150), px(240));
    double y = top + px(20);
    for (std::size_t i = 0; i < form.stations.size(); ++i) {
      const Station& station = form.stations[i];
      Node node = builder.node("station." + std::to_string(i + 1), Role::progress, station.name);
      node.spoken = station.progress == Station::Progress::now;
      node.live = Live::polite;
      const double r = px(44);
      const double x = grid.landscape ? grid.left + static_cast<double>(i) * grid.inner / static_cast<double>(form.stations.size()) : grid.left;
      const bool done = station.progress == Station::Progress::done, now = station.progress == Station::Progress::now;
      if (!grid.landscape && i + 1 < form.stations.size()) node.parts.push_back(line(x + r, y + 2 * r, 0, pitch - 2 * r, px(6)));
      node.parts.push_back(disc(x + r, y + r, r, done ? Tone::ink : now ? Tone::amber : Tone::sheet, now ? px(8) : px(4), Tone::edge));
      if (done) node.parts.push_back(Icon{"check", {x + r - px(32), y + r - px(32), px(64), px(64)}, Tone::paper, Tone::ink, false});
      TextStyle label = builder.style(grid.label, now ? Weight::bold : Weight::regular);
      label.pitch_em = 1.3;
      const double width = grid.landscape ? grid.inner / static_cast<double>(form.stations.size()) - 2 * r - px(40) : grid.inner - 2 * r - px(40);
      for (const double em : grid.labels) {
        label.em_mm = em;
        const Measured size = builder.measured(station.name, label, width);
        if (size.height_mm <= 2 * r + px(40) && !size.split_word) break;
      }
      const double height = builder.measured(station.name, label, std::min(width, 22 * label.em_mm)).height_mm;
      const double text_y = std::max(y, y + r - height / 2);
      builder.write(node, station.name, x + 2 * r + px(32), text_y, width, label);
      node.rect = {x, y, width + 2 * r + px(32), std::max(2 * r, text_y + height - y)};
      builder.add(std::move(node));
      if (form.dots && now) {
        // Three dots light one after the other, one a second: paint moves them.
        Node dots = builder.node("dots", Role::progress, {});
        dots.spoken = false;
        const double dots_x = x + 2 * r + px(32), dots_y = std::max(text_y + height, y + 2 * r - px(20)) + px(8);
        dots.rect = {dots_x, dots_y, px(150), px(34)};
        for (int d = 0; d < 3; ++d) dots.parts.push_back(disc(dots_x + px(17) + d * px(54), dots_y + px(17), px(15), Tone::sheet, px(4), Tone::edge));
        builder.add(std::move(dots));
        builder.scene().motion.dots_node = "dots";
      }
      if (!grid.landscape) y += pitch;
    }
    text.y = grid.landscape ? y + px(230) : y + px(10);
  } else {
    const double words_height = lines_height(builder, form.lines, grid.landscape ? grid.inner * 0.5 : grid.inner, words);
    if (pages > 1 || (grid.landscape && words_height > bottom - top)) {
      area.h = 0;
    } else if (grid.landscape) {
      area = {grid.left, top, grid.inner * 0.42, bottom - top};
      text = {grid.left + grid.inner * 0.47, top + std::max(0.0, (bottom - top - words_height) / 2), grid.inner * 0.53, words_height};
    } else {
      area = {grid.left, top, grid.inner, std::max(0.0, bottom - top - words_height - px(16))};
      text = {grid.left, area.bottom() + px(8), grid.inner, words_height};
    }
    Node picture = builder.node("picture", Role::picture, {});
    picture.spoken = false;
    picture.rect = area;
    if (area.h > px(240)) {
      switch (form.drawing) {
        case PictureForm::Drawing::card_on_light: draw_card(picture, area, false); break;
        case PictureForm::Drawing::badge_on_light: draw_card(picture, area, true); break;
        case PictureForm::Drawing::person_coming: draw_person(picture, area); break;
        case PictureForm::Drawing::paper_out: draw_paper(picture, area); break;
        default: draw_window(picture, area); break;
      }
    }
    builder.add(std::move(picture));
  }
  double y = text.y;
  const std::size_t first = starts[static_cast<std::size_t>(shown)];
  const std::size_t last = shown + 1 < pages ? starts[static_cast<std::size_t>(shown) + 1] : form.lines.size();
  for (std::size_t i = first; i < last; ++i)
    y += builder.paragraph("line." + std::to_string(i + 1), form.lines[i], text.x, y, text.w, words) + px(8);
  builder.pager(shown, pages, form.actions);
  return builder.finish(shown, pages);
}

namespace {

// Hidden: five dots. How many digits there are is not told either.
void five_dots(Node& node, double x, double middle, double r) {
  for (int i = 0; i < 5; ++i) node.parts.push_back(disc(x + r + i * 3 * r, middle, r, Tone::ink, 0));
}

// Rows of what and value, each with its keys at the right or, for private values, under the value.
Laid lay_out_rows(Builder& builder, const std::vector<CheckRow>& rows, const std::vector<KeyPlan>& actions, int page, bool pressed) {
  const Grid& grid = builder.grid();
  const double top = pressed ? builder.content_top() : builder.header_bottom() + px(24);
  const double key_width = std::max(px(312), grid.label * 3.2 + px(60)), key_height = std::max(px(136), grid.label * 1.3 + px(36));
  TextStyle what = builder.style(grid.em);
  TextStyle value = builder.style(grid.label, Weight::bold);
  value.pitch_em = 1.4;
  const bool wide = grid.landscape || grid.step <= 2;
  const auto text_width = [&](const CheckRow& row) {
    const int keys = (row.change ? 1 : 0) + (row.reveal ? 1 : 0);
    return grid.inner - px(28) - (wide && keys > 0 ? keys * (key_width + px(28)) : 0);
  };
  // A hidden value without a mask is shown as five dots: how long it is is not told.
  const auto hides = [](const CheckRow& row) { return row.value.empty() && row.reveal.has_value(); };
  const auto text_height = [&](const CheckRow& row) {
    const double width = text_width(row);
    const double above = row.what.empty() ? 0 : builder.measured(row.what, what, std::min(width, 22 * what.em_mm)).height_mm;
    return above + (hides(row) ? value.em_mm * value.pitch_em : builder.measured(row.value, value, std::min(width, 22 * value.em_mm)).height_mm);
  };
  const auto height_of = [&](const CheckRow& row) {
    const double text = text_height(row);
    const bool keys = row.change || row.reveal;
    return wide ? std::max({text, keys ? key_height : 0.0, px(120)}) : text + (keys ? key_height + px(16) : 0);
  };
  // Where one row alone would not fit, rows are written at a smaller step's size rather than cut.
  const double room = builder.content_bottom(actions, rows.size() > 1) - top;
  for (std::size_t i = 0; i < grid.ems.size(); ++i) {
    const auto fit = [&] {
      return std::all_of(rows.begin(), rows.end(), [&](const CheckRow& row) {
        return height_of(row) <= room && !builder.measured(row.value, value, std::min(text_width(row), 22 * value.em_mm)).split_word;
      });
    };
    what.em_mm = grid.ems[i];
    value.em_mm = grid.labels[i];
    if (fit()) break;
    value.em_mm = grid.ems[i];
    if (fit()) break;
  }
  std::vector<double> heights;
  for (const CheckRow& row : rows) heights.push_back(height_of(row));
  const double gap = px(40);
  auto starts = builder.pages_of(heights, gap, top, actions, 4);
  const int pages = static_cast<int>(starts.size());
  const int shown = std::clamp(page, 0, pages - 1);
  const std::size_t first = starts[static_cast<std::size_t>(shown)];
  const std::size_t last = shown + 1 < pages ? starts[static_cast<std::size_t>(shown) + 1] : rows.size();
  double y = top;
  for (std::size_t i = first; i < last; ++i) {
    const CheckRow& row = rows[i];
    Node node = builder.node(row.key, Role::row, core::joined(row.what, row.value, "，"));
    if (node.words.privacy() == core::Privacy::personal)
      node.instead = builder.aloud(node.words, static_cast<int>(i - first) + 1);
    node.live = Live::now;
    const double width = text_width(row);
    node.rect = {grid.left, y, wide ? width + px(28) : grid.inner, heights[i]};
    double text_y = wide ? y + (heights[i] - text_height(row)) / 2 : y;
    if (!row.what.empty()) text_y += builder.write(node, row.what, grid.left, text_y, width, what);
    if (hides(row)) {
      const double line = value.em_mm * value.pitch_em;
      five_dots(node, grid.left, text_y + line / 2, value.em_mm * 0.3);
      text_y += line;
    } else {
      text_y += builder.write(node, row.value, grid.left, text_y, width, value);
    }
    if (i + 1 < last) node.parts.push_back(flat({grid.left, y + heights[i] + gap / 2 - px(2), grid.inner, px(4)}, Tone::hairline));
    builder.add(std::move(node));
    double key_x = wide ? grid.right - key_width : grid.left;
    const double key_y = wide ? y + (heights[i] - key_height) / 2 : text_y + px(8);
    for (const auto* plan : {&row.change, &row.reveal}) {
      if (!*plan) continue;
      builder.key(**plan, {key_x, key_y, key_width, key_height}, KeyPlace::row);
      // Four keys of one page are called 改这一项; who hears one alone must hear which.
      builder.scene().nodes.back().at_focus = core::open_part(row.what);
      key_x += wide ? -(key_width + px(28)) : key_width + px(28);
    }
    y += heights[i] + gap;
  }
  builder.pager(shown, pages, actions);
  return builder.finish(shown, pages);
}

}  // namespace

Laid lay_out_form(Builder& builder, const CheckForm& form, int page) {
  const bool pressed = std::any_of(form.rows.begin(), form.rows.end(), [](const CheckRow& row) { return row.change || row.reveal; });
  builder.put_frame();
  return lay_out_rows(builder, form.rows, form.actions, page, pressed);
}

Laid lay_out_form(Builder& builder, const DocumentForm& form, int page) {
  builder.put_frame();
  return lay_out_rows(builder, form.lines, form.actions, page, false);
}

namespace {

// The same as rows, for large type and low panels: nothing is left out, pages turn.
Laid lay_out_as_rows(Builder& builder, const ResultForm& form, int page) {
  std::vector<CheckRow> rows;
  const auto row = [&](std::string key, const Words& value) {
    CheckRow one;
    one.key = std::move(key);
    one.value = value;
    rows.push_back(std::move(one));
  };
  row("result.title", form.title);
  if (form.has_sum) {
    row("sum", form.sum ? *form.sum : Words{});
    rows.back().reveal = form.reveal;
  }
  int number = 0;
  for (const Words& each : form.lines) row("result.line." + std::to_string(++number), each);
  if (form.note) row("note", *form.note);
  return lay_out_rows(builder, rows, form.actions, page, form.reveal.has_value());
}

}  // namespace

Laid lay_out_form(Builder& builder, const ResultForm& form, int page) {
  builder.put_frame();
  const Grid& grid = builder.grid();
  const double bottom = builder.content_bottom(form.actions, false);
  const double inside = px(48);
  const double text_left = grid.left + inside, text_width = grid.inner - 2 * inside;
  TextStyle title = builder.style(grid.label, Weight::bold, Tone::ink, Tone::sheet);
  title.pitch_em = 1.4;
  const TextStyle plain = builder.style(grid.em, Weight::regular, Tone::ink, Tone::sheet);
  TextStyle large = builder.style(px(132), Weight::bold, Tone::ink, Tone::sheet);
  large.pitch_em = 1.2;
  if (form.sum && builder.width_of(*form.sum, large) > text_width) large.em_mm = px(104);
  const double key_height = std::max(px(136), grid.label * 1.3 + px(36));
  double height = inside + builder.measured(form.title, title, text_width).height_mm;
  for (const Words& each : form.lines) height += builder.measured(each, plain, text_width).height_mm;
  if (form.has_sum) height += px(40) + large.em_mm * 1.2;
  if (form.reveal) height += px(32) + key_height;
  height += inside;
  const bool note_fits = !form.note || grid.step < 3;
  if (builder.header_bottom() + px(12) + height > bottom || !note_fits) return lay_out_as_rows(builder, form, page);
  // A card with a key in it begins where keys may be pressed; without one it is only read and may stand higher.
  double top = builder.header_bottom() + px(20);
  if (form.reveal) top = std::max(top, builder.grid().controls - (height - inside - key_height));
  top = std::max(builder.header_bottom() + px(12), std::min(top, bottom - height));
  core::Box card{grid.left, top, grid.inner, height};
  Node sheet = builder.node("card", Role::group, {});
  sheet.spoken = false;
  sheet.rect = card;
  sheet.parts.push_back(flat(card, Tone::sheet, px(16)));
  if (builder.high_contrast()) sheet.parts.back() = outlined(card, Tone::sheet, px(16), px(4));
  builder.add(std::move(sheet));
  double y = top + inside;
  y += builder.paragraph("result.title", form.title, text_left, y, text_width, title, Role::heading);
  int number = 0;
  for (const Words& each : form.lines)
    y += builder.paragraph("result.line." + std::to_string(++number), each, text_left, y, text_width, plain);
  if (form.has_sum) {
    y += px(20);
    Node hair = builder.node("result.rule", Role::group, {});
    hair.spoken = false;
    hair.rect = {text_left, y, text_width, px(4)};
    hair.parts.push_back(flat(hair.rect, Tone::hairline));
    builder.add(std::move(hair));
    y += px(20);
    if (form.sum) {
      y += builder.paragraph("sum", *form.sum, text_left, y, text_width, large, Role::field);
      builder.scene().nodes.back().live = Live::now;  // asked for by 看一下: the answer is said at once
    } else {
      Node dots = builder.node("sum", Role::group, {});
      dots.spoken = false;
      dots.rect = {text_left, y, text_width, large.em_mm * 1.2};
      five_dots(dots, text_left, y + large.em_mm * 0.6, px(28));
      builder.add(std::move(dots));
      y += large.em_mm * 1.2;
    }
  }
  if (form.reveal) {
    y += px(32);
    builder.key(*form.reveal, {text_left, y, text_width, key_height}, KeyPlace::row);
    y += key_height;
  }
  y = card.bottom() + px(36);
  if (form.note) {
    const double note_height = builder.quiet_note_height(*form.note, grid.inner, bottom - y);
    if (y + note_height <= bottom + 0.01) {
      builder.quiet_note("note", *form.note, form.note_icon, {grid.left, y, grid.inner, note_height});
    } else {
      builder.only_spoken("note", *form.note);
    }
  }
  builder.actions(form.actions);
  return builder.finish(0, 1);
}

}  // namespace scene
