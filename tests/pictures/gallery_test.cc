// What every exhibit of the gallery shows, measured with the real fonts: a changed size, line or place is seen in the difference.
//
// The fonts are those of Debian 12 (fonts-noto-cjk 20220127, fonts-noto-core 20201225).
#include <catch2/catch.hpp>
#include <cmath>

#include "pictures/real_house.h"
#include "support/golden.h"

namespace {

std::string place(const core::Box& box, double px_per_mm) {
  const auto px = [&](double mm) { return std::to_string(std::lround(mm * px_per_mm)); };
  return px(box.x) + "," + px(box.y) + " " + px(box.w) + "x" + px(box.h);
}

// One line a node that is seen: its place in px, the size of its letters, its words. The caption and the fixed row stand in
// tests/scenes.
std::string shown(const scene::Scene& scene) {
  std::string out;
  for (const scene::Node& node : scene.nodes) {
    if (node.key.rfind("fixed", 0) == 0 || node.role == scene::Role::caption) continue;
    std::string words;
    for (const scene::Part& part : node.parts)
      if (const auto* text = std::get_if<scene::Text>(&part))
        words += " " + std::to_string(std::lround(text->style.em_mm * scene.display.px_per_mm)) + "\"" +
                 text->words.seen + "\"";
    for (char& letter : words)
      if (letter == '\n') letter = '/';
    if (words.empty() && node.voice_only) words = " only said";
    if (!words.empty()) out += "  " + node.key + " " + place(node.rect, scene.display.px_per_mm) + words + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("Every exhibit shows what it was judged to show, at the first and the largest text step", "[golden]") {
  pictures::RealHouse real;
  for (const char* language : {"zh-Hans", "en"})
    for (const int step : {1, 4}) {
      std::string whole;
      for (const visit::Exhibit& exhibit : visit::gallery(real.house, real.examples, language).exhibits) {
        const auto pages = real.pages(exhibit, step);
        for (std::size_t page = 0; page < pages.size(); ++page)
          whole += exhibit.name +
                   (pages.size() > 1 ? " " + std::to_string(page + 1) + "/" + std::to_string(pages.size()) : "") +
                   "\n" + shown(pages[page]);
      }
      const std::string difference = support::golden_difference(
          SOURCE_DIR, std::string("gallery.") + language + ".step" + std::to_string(step), whole);
      INFO(difference);
      CHECK(difference.empty());
    }
}
