#include "paint/type.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangofc-fontmap.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace paint {

namespace {

constexpr std::size_t most_measures = 4096;

// Chinese first: CJK has the full-width quotation marks; English first wants Latin ones.
const char* families(std::string_view language) {
  if (language.substr(0, 2) == "zh" || language == "yue") return "Noto Sans CJK SC, Noto Sans";
  if (language.substr(0, 2) == "ug" || language.substr(0, 2) == "ar")
    return "Noto Sans Arabic, Noto Sans, Noto Sans CJK SC";
  return "Noto Sans, Noto Sans CJK SC, Noto Sans Arabic";
}

// True when a line begins where no line may be broken.
bool splits_a_word(PangoLayout* layout) {
  int count = 0;
  const PangoLogAttr* attributes = pango_layout_get_log_attrs_readonly(layout, &count);
  const char* text = pango_layout_get_text(layout);
  for (int i = 1; i < pango_layout_get_line_count(layout); ++i) {
    const int start = pango_layout_get_line_readonly(layout, i)->start_index;
    const auto character = g_utf8_pointer_to_offset(text, text + start);
    const bool after_newline = start > 0 && text[start - 1] == '\n';
    if (character < count && attributes[character].is_line_break == 0 && !after_newline) return true;
  }
  return false;
}

// Replaces what was kept together before.
void keep_together(PangoLayout* layout, const std::vector<Unbroken>& runs) {
  if (runs.empty()) return pango_layout_set_attributes(layout, nullptr);
  PangoAttrList* attributes = pango_attr_list_new();
  for (const Unbroken& run : runs) {
    PangoAttribute* whole = pango_attr_allow_breaks_new(FALSE);
    whole->start_index = static_cast<guint>(run.begin);
    whole->end_index = static_cast<guint>(run.end);
    pango_attr_list_insert(attributes, whole);
  }
  pango_layout_set_attributes(layout, attributes);
  pango_attr_list_unref(attributes);
}

bool overflows(PangoLayout* layout, int width_px) {
  int widest = 0;
  pango_layout_get_size(layout, &widest, nullptr);
  return widest > width_px * PANGO_SCALE || splits_a_word(layout);
}

// What is wider than its line is broken after all: better cut in two than cut off. Words give way before numbers do.
void break_lines(PangoLayout* layout, int width_px, const WordFinder& words) {
  const std::vector<Unbroken> numbers = unbroken_runs(pango_layout_get_text(layout));
  if (words) {
    std::vector<Unbroken> all = numbers;
    for (const auto& [begin, end] : words(pango_layout_get_text(layout))) all.push_back({begin, end});
    keep_together(layout, all);
    if (!overflows(layout, width_px)) return;
  }
  keep_together(layout, numbers);
  if (!numbers.empty() && overflows(layout, width_px)) keep_together(layout, {});
}

}  // namespace

struct Type::Fonts {
  FcConfig* config = nullptr;
  PangoFontMap* map = nullptr;
  PangoContext* context = nullptr;

  ~Fonts() {
    if (context != nullptr) g_object_unref(context);
    if (map != nullptr) g_object_unref(map);
    if (config != nullptr) FcConfigDestroy(config);
  }
};

core::Result<std::unique_ptr<Type>> Type::open(const std::string& fonts_file, double px_per_mm) {
  std::unique_ptr<Type> type(new Type(px_per_mm));
  type->fonts_ = std::make_unique<Fonts>();
  Fonts& fonts = *type->fonts_;
  fonts.config = FcConfigCreate();
  if (FcConfigParseAndLoad(fonts.config, reinterpret_cast<const FcChar8*>(fonts_file.c_str()), FcTrue) != FcTrue)
    return core::Error{"FONTS_FILE", fonts_file, "The list of fonts cannot be read.",
                       "Install yinling whole; assets/fonts.conf is part of it."};
  FcConfigBuildFonts(fonts.config);
  const FcFontSet* found = FcConfigGetFonts(fonts.config, FcSetSystem);
  if (found == nullptr || found->nfont == 0)
    return core::Error{"FONTS_MISSING", fonts_file, "None of the packaged fonts is installed.",
                       "Install fonts-noto-cjk, fonts-noto-core and fonts-material-design-icons-iconfont."};
  fonts.map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
  pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(fonts.map), fonts.config);
  pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(fonts.map), 96);
  fonts.context = pango_font_map_create_context(fonts.map);
  // Grey anti-aliasing and no hinting of positions: the same pixels on every panel, whole or clipped.
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_SLIGHT);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_ON);
  pango_cairo_context_set_font_options(fonts.context, options);
  cairo_font_options_destroy(options);
  return type;
}

Type::Type(double px_per_mm) : px_per_mm_(px_per_mm) {}
Type::~Type() = default;

void Type::LayoutDone::operator()(PangoLayout* layout) const { g_object_unref(layout); }

int Type::em_px(double em_mm) const { return static_cast<int>(std::ceil(em_mm * px_per_mm_ - 0.02)); }

int Type::pitch_px(const scene::TextStyle& style) const {
  return static_cast<int>(std::ceil(em_px(style.em_mm) * style.pitch_em - 0.02));
}

Type::Layout Type::layout(std::string_view text, std::string_view language, const scene::TextStyle& style, int width_px,
                          bool mirrored) {
  Layout layout(pango_layout_new(fonts_->context));
  PangoFontDescription* font = pango_font_description_new();
  pango_font_description_set_family_static(font, families(language));
  pango_font_description_set_weight(font,
                                    style.weight == scene::Weight::bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_absolute_size(font, em_px(style.em_mm) * PANGO_SCALE);
  pango_layout_set_font_description(layout.get(), font);
  pango_font_description_free(font);
  if (const auto length = static_cast<gssize>(text.size()); g_utf8_validate(text.data(), length, nullptr)) {
    pango_layout_set_text(layout.get(), text.data(), static_cast<int>(length));
  } else {
    // Pango would write a warning of its own; broken bytes become U+FFFD.
    char* mended = g_utf8_make_valid(text.data(), length);
    pango_layout_set_text(layout.get(), mended, -1);
    g_free(mended);
  }
  pango_layout_set_auto_dir(layout.get(), TRUE);
  pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
  if (width_px > 0) pango_layout_set_width(layout.get(), width_px * PANGO_SCALE);
  // A line of digits on a right-to-left page still begins at the right.
  const bool start_is_right = mirrored;
  switch (style.align) {
    case scene::Align::centre: pango_layout_set_alignment(layout.get(), PANGO_ALIGN_CENTER); break;
    case scene::Align::start:
    case scene::Align::end: {
      const bool right = (style.align == scene::Align::end) != start_is_right;
      const bool rtl_text = pango_layout_get_direction(layout.get(), 0) == PANGO_DIRECTION_RTL;
      // Pango's "left" means the paragraph's beginning when its direction is right to left.
      pango_layout_set_alignment(layout.get(), right != rtl_text ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
      break;
    }
  }
  if (width_px > 0) break_lines(layout.get(), width_px, language.substr(0, 2) == "zh" ? words_ : nullptr);
  return layout;
}

Type::Layout Type::icon_layout(const std::string& text, int size_px) {
  Layout layout(pango_layout_new(fonts_->context));
  PangoFontDescription* font = pango_font_description_new();
  pango_font_description_set_family_static(font, "Material Icons");
  pango_font_description_set_absolute_size(font, size_px * PANGO_SCALE);
  pango_layout_set_font_description(layout.get(), font);
  pango_font_description_free(font);
  pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
  return layout;
}

void Type::draw(cairo_t* cairo, PangoLayout* layout, int pitch, int first, int count) const {
  const int width = pango_layout_get_width(layout);
  const int last = std::min(pango_layout_get_line_count(layout), first + std::min(count, 1 << 16));
  for (int i = first; i < last; ++i) {
    PangoLayoutLine* line = pango_layout_get_line_readonly(layout, i);
    PangoRectangle logical;
    pango_layout_line_get_extents(line, nullptr, &logical);
    double x = 0;
    if (width > 0) {
      PangoAlignment alignment = pango_layout_get_alignment(layout);
      const bool rtl = pango_layout_line_get_resolved_direction(line) == PANGO_DIRECTION_RTL;
      const int room = width - logical.width;
      const bool right = alignment == PANGO_ALIGN_RIGHT ? !rtl : alignment == PANGO_ALIGN_LEFT ? rtl : false;
      x = alignment == PANGO_ALIGN_CENTER ? room / 2 / PANGO_SCALE : right ? room / PANGO_SCALE : 0;
    }
    const double natural = static_cast<double>(logical.height) / PANGO_SCALE;
    const double ascent = -static_cast<double>(logical.y) / PANGO_SCALE;
    cairo_move_to(cairo, std::floor(x), std::floor((i - first) * pitch + (pitch - natural) / 2 + ascent));
    pango_cairo_show_layout_line(cairo, line);
  }
}

const PangoMeasure::Heights& PangoMeasure::heights(const scene::TextStyle& style, std::string_view language) {
  char key[64];
  std::snprintf(key, sizeof key, "%d.%d.%.8s", type_.em_px(style.em_mm), static_cast<int>(style.weight),
                std::string(language).c_str());
  const auto found = heights_.find(key);
  if (found != heights_.end()) return found->second;
  const auto ink_height = [&](const char* glyph) {
    const Type::Layout layout = type_.layout(glyph, language, style, 0);
    PangoRectangle ink;
    pango_layout_get_extents(layout.get(), &ink, nullptr);
    return static_cast<double>(ink.height) / PANGO_SCALE / type_.px_per_mm();
  };
  return heights_.emplace(key, Heights{ink_height("H"), ink_height("国")}).first->second;
}

scene::Measured PangoMeasure::measure(std::string_view text, std::string_view language, const scene::TextStyle& style,
                                      double width_mm) {
  const int width = width_mm > 0 ? std::max(1, static_cast<int>(std::floor(width_mm * type_.px_per_mm() + 0.5))) : 0;
  std::string key;
  key.reserve(text.size() + 48);
  key.append(text);
  char tail[64];
  std::snprintf(tail, sizeof tail, "\x1f%d,%d,%.3f,%d,", type_.em_px(style.em_mm), static_cast<int>(style.weight),
                style.pitch_em, width);
  key += tail;
  key += language;
  if (const auto found = known_.find(key); found != known_.end()) return found->second;
  scene::TextStyle plain = style;
  plain.align = scene::Align::start;
  const Type::Layout layout = type_.layout(text, language, plain, width);
  scene::Measured out;
  out.lines = pango_layout_get_line_count(layout.get());
  out.height_mm = out.lines * type_.pitch_px(style) / type_.px_per_mm();
  out.missing_glyphs = pango_layout_get_unknown_glyphs_count(layout.get());
  const Heights& tall = heights(style, language);
  out.cap_mm = tall.cap;
  out.han_mm = tall.han;
  int widest = 0;
  for (int i = 0; i < out.lines; ++i) {
    const PangoLayoutLine* line = pango_layout_get_line_readonly(layout.get(), i);
    PangoRectangle logical;
    pango_layout_line_get_extents(const_cast<PangoLayoutLine*>(line), nullptr, &logical);
    widest = std::max(widest, logical.width);
    // In ems, as Han are one em wide: digits and Latin letters are read faster and count as what they take.
    out.widest_glyphs = std::max(out.widest_glyphs, logical.width / PANGO_SCALE / type_.em_px(style.em_mm));
  }
  out.split_word = splits_a_word(layout.get());
  out.width_mm = std::ceil(static_cast<double>(widest) / PANGO_SCALE) / type_.px_per_mm();
  if (known_.size() >= most_measures) known_.clear();
  known_.emplace(std::move(key), out);
  return out;
}

}  // namespace paint
