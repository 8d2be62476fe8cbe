#include "scene/display.h"

#include <array>

namespace scene {

namespace {

constexpr std::array theme_names{"calm", "white_on_black", "black_on_white", "soft"};

// Reads "name": {"value": ..., "source": "..."} and remembers the first thing that is wrong.
class Reader {
 public:
  Reader(const core::Json& file, std::string_view where) : file_(file), where_(where) {}

  void number(const char* name, double& out, double least, double most) {
    if (const core::Json* value = find(name);
        value != nullptr && value->is_number() && value->number() >= least && value->number() <= most) {
      out = value->number();
    } else {
      refuse(name);
    }
  }
  void whole(const char* name, int& out, int least, int most) {
    double value = out;
    number(name, value, least, most);
    out = static_cast<int>(value);
  }
  void steps(const char* name, double (&out)[4]) {
    const core::Json* value = find(name);
    if (value == nullptr || !value->is_array() || value->items().size() != 4) return refuse(name);
    for (std::size_t i = 0; i < 4; ++i) {
      const core::Json& item = value->items()[i];
      if (!item.is_number() || item.number() < 5 || item.number() > 60 || (i > 0 && item.number() < out[i - 1]))
        return refuse(name);
      out[i] = item.number();
    }
  }
  // [from, to] around 0.
  void range(const char* name, int& from, int& to, int least, int most) {
    const core::Json* value = find(name);
    if (value == nullptr || !value->is_array() || value->items().size() != 2) return refuse(name);
    const core::Json &first = value->items()[0], &second = value->items()[1];
    if (!first.is_integer() || !second.is_integer() || first.integer() < least || first.integer() > 0 ||
        second.integer() < 0 || second.integer() > most)
      return refuse(name);
    from = static_cast<int>(first.integer());
    to = static_cast<int>(second.integer());
  }
  const std::optional<core::Error>& failure() const { return failure_; }

 private:
  const core::Json* find(const char* name) const {
    const core::Json* entry = file_.find(name);
    if (entry == nullptr || entry->text("source").empty()) return nullptr;
    return entry->find("value");
  }
  void refuse(const char* name) {
    if (!failure_)
      failure_ = core::Error{"NORMS_SHAPE", std::string(where_) + ":/" + name,
                             "This norm is missing, out of its range, or has no source.",
                             "Write {\"value\": ..., \"source\": \"...\"} with a value that the norms allow."};
  }
  const core::Json& file_;
  std::string_view where_;
  std::optional<core::Error> failure_;
};

}  // namespace

std::string_view name_of(Theme theme) { return theme_names[static_cast<std::size_t>(theme)]; }

core::Result<Norms> parse_norms(const core::Json& file, std::string_view where) {
  Norms norms;
  Reader reader(file, where);
  reader.steps("em_mm", norms.em_mm);
  reader.steps("label_mm", norms.label_mm);
  reader.steps("heading_mm", norms.heading_mm);
  reader.number("floor_em_mm", norms.floor_em_mm, 8, 22);
  reader.number("floor_cap_mm", norms.floor_cap_mm, 4.8, 16);
  reader.number("line_pitch_em", norms.line_pitch_em, 1.3, 2);
  reader.whole("line_max_han", norms.line_max_han, 10, 40);
  reader.number("contrast_text", norms.contrast_text, 7, 21);
  reader.number("contrast_edge", norms.contrast_edge, 3, 21);
  reader.number("contrast_high", norms.contrast_high, 15, 21);
  reader.number("contrast_soft_low", norms.contrast_soft_low, 4.5, 21);
  reader.number("contrast_soft_high", norms.contrast_soft_high, 4.5, 21);
  reader.number("target_mm", norms.target_mm, 12.7, 60);
  reader.number("main_height_mm", norms.main_height_mm, 12.7, 60);
  reader.number("main_width_mm", norms.main_width_mm, 12.7, 120);
  reader.number("digit_mm", norms.digit_mm, 12.7, 60);
  reader.number("gap_mm", norms.gap_mm, 2.54, 20);
  reader.whole("choices_max", norms.choices_max, 1, 6);
  reader.whole("debounce_ms", norms.debounce_ms, 0, 1500);
  reader.whole("debounce_digit_ms", norms.debounce_digit_ms, 0, 1500);
  reader.whole("dead_time_ms", norms.dead_time_ms, 0, 2000);
  reader.number("slip_margin_mm", norms.slip_margin_mm, 0, 6);
  reader.whole("press_feedback_ms", norms.press_feedback_ms, 10, 500);
  reader.whole("speech_start_ms", norms.speech_start_ms, 10, 5000);
  reader.whole("idle_s", norms.idle_s, 120, 1800);
  reader.whole("idle_answer_s", norms.idle_answer_s, 20, 300);
  reader.range("volume_steps", norms.volume_quietest, norms.volume_loudest, -9, 7);
  reader.number("reach_low_mm", norms.reach_low_mm, 380, 900);
  reader.number("reach_high_mm", norms.reach_high_mm, 900, 1220);
  reader.number("reach_seated_mm", norms.reach_seated_mm, 900, 1220);
  if (reader.failure()) return *reader.failure();
  return norms;
}

}  // namespace scene
