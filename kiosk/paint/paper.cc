#include "paint/paper.h"

#include <cairo-pdf.h>
#include <qrencode.h>

#include "paint/type.h"

namespace paint {

namespace {

constexpr double points_per_mm = 72.0 / 25.4;
constexpr double page_width = 148, page_height = 210, margin = 12;

cairo_status_t append(void* closure, const unsigned char* data, unsigned length) {
  static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

class Press {
 public:
  Press(Type& type, const Paper& paper) : type_(type), paper_(paper) {
    surface_ =
        cairo_pdf_surface_create_for_stream(append, &bytes_, page_width * points_per_mm, page_height * points_per_mm);
    cairo_ = cairo_create(surface_);
    // Type works in "pixels" of one tenth of a millimetre.
    cairo_scale(cairo_, points_per_mm / type_.px_per_mm(), points_per_mm / type_.px_per_mm());
  }
  ~Press() {
    cairo_destroy(cairo_);
    cairo_surface_destroy(surface_);
  }

  core::Result<std::string> print() {
    text(paper_.simulator, 6, scene::Weight::bold);
    text(paper_.heading, 9, scene::Weight::bold);
    rule();
    for (const PaperLine& line : paper_.lines) {
      text(line.what, 5, scene::Weight::regular);
      text(line.value, 7.5, scene::Weight::bold);
      y_ += 1.5;
    }
    if (!paper_.number.empty()) number();
    if (!paper_.notes.empty()) rule();
    for (const std::string& note : paper_.notes) text(note, 5, scene::Weight::regular);
    cairo_surface_finish(surface_);
    if (cairo_status(cairo_) != CAIRO_STATUS_SUCCESS || cairo_surface_status(surface_) != CAIRO_STATUS_SUCCESS ||
        bytes_.empty())
      return core::Error{"PAPER_PDF", "", "The slip could not be made.", "Is there memory left?"};
    return std::move(bytes_);
  }

 private:
  double px(double mm) const { return mm * type_.px_per_mm(); }

  void room(double height_mm) {
    if (y_ + height_mm <= page_height - margin) return;
    cairo_show_page(cairo_);
    y_ = margin;
  }

  void text(const std::string& words, double em_mm, scene::Weight weight) {
    if (words.empty()) return;
    scene::TextStyle style;
    style.em_mm = em_mm;
    style.weight = weight;
    style.pitch_em = 1.4;
    const Type::Layout layout =
        type_.layout(words, paper_.language, style, static_cast<int>(px(page_width - 2 * margin)));
    const int pitch = type_.pitch_px(style);
    const double height = pango_layout_get_line_count(layout.get()) * pitch / type_.px_per_mm();
    room(height);
    cairo_save(cairo_);
    cairo_translate(cairo_, px(margin), px(y_));
    type_.draw(cairo_, layout.get(), pitch);
    cairo_restore(cairo_);
    y_ += height;
  }

  void rule() {
    room(5);
    cairo_rectangle(cairo_, px(margin), px(y_ + 2), px(page_width - 2 * margin), px(0.8));
    cairo_fill(cairo_);
    y_ += 5;
  }

  void number() {
    text(paper_.number, 9, scene::Weight::bold);
    QRcode* code = QRcode_encodeString(paper_.number.c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1);
    if (code == nullptr) return;
    constexpr double side = 30;
    room(side + 4);
    const double cell = side / code->width;
    for (int row = 0; row < code->width; ++row)
      for (int column = 0; column < code->width; ++column)
        if ((code->data[row * code->width + column] & 1) != 0)
          cairo_rectangle(cairo_, px(margin + column * cell), px(y_ + 2 + row * cell), px(cell) + 0.1, px(cell) + 0.1);
    cairo_fill(cairo_);
    QRcode_free(code);
    y_ += side + 4;
  }

  Type& type_;
  const Paper& paper_;
  std::string bytes_;
  cairo_surface_t* surface_ = nullptr;
  cairo_t* cairo_ = nullptr;
  double y_ = margin;
};

}  // namespace

core::Json to_json(const Paper& paper) {
  core::Json lines{core::Json::Array{}}, notes{core::Json::Array{}};
  for (const PaperLine& line : paper.lines)
    lines.push(core::Json::object({{"what", line.what}, {"value", line.value}}));
  for (const std::string& note : paper.notes) notes.push(note);
  return core::Json::object({{"heading", paper.heading},
                             {"lines", std::move(lines)},
                             {"notes", std::move(notes)},
                             {"number", paper.number},
                             {"language", paper.language},
                             {"simulator", paper.simulator}});
}

core::Result<Paper> paper_from_json(const core::Json& json) {
  for (const char* member : {"heading", "number", "language", "simulator"})
    if (const core::Json* text = json.find(member); text == nullptr || !text->is_string())
      return core::Error{"PAPER_JSON", "/" + std::string(member), "A slip needs this as text.", ""};
  Paper paper{json.text("heading"), {}, {}, json.text("number"), json.text("language"), json.text("simulator")};
  for (const core::Json& line : json.list("lines")) paper.lines.push_back({line.text("what"), line.text("value")});
  for (const core::Json& note : json.list("notes"))
    if (note.is_string()) paper.notes.push_back(note.string());
  return paper;
}

core::Result<std::string> paper_pdf(const Paper& paper, const std::string& fonts_file) {
  TRY(type, Type::open(fonts_file, 10));
  return Press(*type, paper).print();
}

}  // namespace paint
