// A few real screens as pictures, a third of the panel's size: what no dump tells, colours, edges and letters, is compared.
//
// Letters may be drawn a shade otherwise by another build of the font libraries: a picture differs when a tile of 20 x 20 px
// does on the average, or the whole. Renewed by KIOSK_BLESS=1; a renewed picture is looked at before it is committed.
#include <cairo.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>

#include "paint/painter.h"
#include "pictures/real_house.h"

namespace {

constexpr int reduced = 3, tile = 20;
constexpr double tile_tolerance = 14, whole_tolerance = 1.5;  // of 255, mean absolute difference

struct SurfaceDone {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
using Surface = std::unique_ptr<cairo_surface_t, SurfaceDone>;

Surface painted(pictures::RealHouse& real, const scene::Scene& scene) {
  const scene::Display& display = scene.display;
  Surface whole(cairo_image_surface_create(CAIRO_FORMAT_RGB24, display.width_px, display.height_px));
  paint::Painter painter(*real.type, 16u << 20);
  painter.paint(whole.get(), scene, {});
  Surface small(
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, display.width_px / reduced, display.height_px / reduced));
  cairo_t* cairo = cairo_create(small.get());
  cairo_scale(cairo, 1.0 / reduced, 1.0 / reduced);
  cairo_set_source_surface(cairo, whole.get(), 0, 0);
  cairo_pattern_set_filter(cairo_get_source(cairo), CAIRO_FILTER_GOOD);
  cairo_paint(cairo);
  cairo_destroy(cairo);
  cairo_surface_flush(small.get());
  return small;
}

int channel(cairo_surface_t* surface, int x, int y, int which) {
  const unsigned char* row =
      cairo_image_surface_get_data(surface) + static_cast<std::ptrdiff_t>(y) * cairo_image_surface_get_stride(surface);
  return row[4 * x + which];
}

struct Difference {
  double whole = 0, worst_tile = 0;
  int x = 0, y = 0;  // of the worst tile
};

Difference compare(cairo_surface_t* kept, cairo_surface_t* now) {
  const int width = cairo_image_surface_get_width(now), height = cairo_image_surface_get_height(now);
  Difference out;
  for (int top = 0; top < height; top += tile)
    for (int left = 0; left < width; left += tile) {
      long sum = 0, count = 0;
      for (int y = top; y < std::min(top + tile, height); ++y)
        for (int x = left; x < std::min(left + tile, width); ++x)
          for (int which = 0; which < 3; ++which, ++count)
            sum += std::abs(channel(kept, x, y, which) - channel(now, x, y, which));
      out.whole += static_cast<double>(sum) / (3.0 * width * height);
      if (const double mean = static_cast<double>(sum) / static_cast<double>(count); mean > out.worst_tile)
        out = {out.whole, mean, left, top};
    }
  return out;
}

bool alike(const Difference& difference) {
  return difference.whole <= whole_tolerance && difference.worst_tile <= tile_tolerance;
}

struct Picture {
  const char* name;
  const char* exhibit;
  const char* language;
  int step;
  scene::Theme theme;
};

constexpr Picture chosen[] = {{"welcome", "welcome", "zh-Hans", 1, scene::Theme::calm},
                              {"home.step4", "home", "zh-Hans", 4, scene::Theme::calm},
                              {"home.focus.white_on_black", "home.focus", "zh-Hans", 1, scene::Theme::white_on_black},
                              {"keypad", "id_number.half", "zh-Hans", 1, scene::Theme::calm},
                              {"check.en", "life_certification.check", "en", 1, scene::Theme::calm},
                              {"receipt.step4", "life_certification.passed", "zh-Hans", 4, scene::Theme::calm},
                              {"breakdown.soft", "pension_enquiry.parts.revealed", "zh-Hans", 1, scene::Theme::soft}};

scene::Scene scene_of(pictures::RealHouse& real, const Picture& picture) {
  for (const visit::Exhibit& exhibit : visit::gallery(real.house, real.examples, picture.language).exhibits) {
    if (exhibit.name != picture.exhibit) continue;
    visit::Exhibit themed = exhibit;
    themed.model.preferences.theme = picture.theme;
    return real.pages(themed, picture.step).front();
  }
  FAIL("no exhibit " << picture.exhibit);
  return {};
}

}  // namespace

TEST_CASE("Pictures of real screens are as they were judged", "[golden]") {
  pictures::RealHouse real;
  const char* bless = std::getenv("KIOSK_BLESS");
  for (const Picture& picture : chosen) {
    const std::filesystem::path path =
        std::filesystem::path(SOURCE_DIR) / "tests/pictures" / (std::string(picture.name) + ".png");
    const Surface now = painted(real, scene_of(real, picture));
    INFO(path.filename().string() << "; when this is meant: KIOSK_BLESS=1, and look at it");
    if (bless != nullptr && std::string(bless) == "1") {
      REQUIRE(cairo_surface_write_to_png(now.get(), path.c_str()) == CAIRO_STATUS_SUCCESS);
      continue;
    }
    const Surface kept(cairo_image_surface_create_from_png(path.c_str()));
    REQUIRE(cairo_surface_status(kept.get()) == CAIRO_STATUS_SUCCESS);
    REQUIRE(cairo_image_surface_get_width(kept.get()) == cairo_image_surface_get_width(now.get()));
    REQUIRE(cairo_image_surface_get_height(kept.get()) == cairo_image_surface_get_height(now.get()));
    const Difference difference = compare(kept.get(), now.get());
    INFO("whole " << difference.whole << ", worst tile " << difference.worst_tile << " at " << difference.x << ","
                  << difference.y);
    CHECK(alike(difference));
  }
}

TEST_CASE("The comparison sees a colour, a letter and a place that are otherwise") {
  pictures::RealHouse real;
  const scene::Scene whole = scene_of(real, chosen[1]);
  const Surface kept = painted(real, whole);
  CHECK(alike(compare(kept.get(), painted(real, whole).get())));
  const auto changed = [&](void (*change)(scene::Node&)) {
    scene::Scene other = whole;
    for (scene::Node& node : other.nodes)
      if (node.key == "heading") change(node);
    return compare(kept.get(), painted(real, other).get());
  };
  CHECK_FALSE(alike(
      changed([](scene::Node& node) { std::get<scene::Text>(node.parts.back()).style.ink = scene::Tone::hairline; })));
  CHECK_FALSE(alike(changed([](scene::Node& node) { std::get<scene::Text>(node.parts.back()).box.y += 4; })));
  CHECK_FALSE(alike(changed([](scene::Node& node) { node.parts.clear(); })));
}
