// Painter: only what changed is drawn, and what is drawn in parts equals the whole byte for byte.
#include "paint/painter.h"

#include <catch2/catch.hpp>
#include <cstring>
#include <functional>
#include <memory>
#include <string>

#include "hand_scene.h"
#include "paint/window.h"

namespace {

struct Surface {
  cairo_surface_t* raw = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 1080, 1920);
  ~Surface() { cairo_surface_destroy(raw); }
  Surface() = default;
  Surface(const Surface&) = delete;
  Surface& operator=(const Surface&) = delete;

  // 0xRRGGBB; the unused byte is cut off.
  std::uint32_t at(int x, int y) const {
    std::uint32_t pixel = 0;
    std::memcpy(&pixel, cairo_image_surface_get_data(raw) + y * cairo_image_surface_get_stride(raw) + x * 4, 4);
    return pixel & 0xFFFFFF;
  }
};

std::size_t different_pixels(const Surface& a, const Surface& b) {
  std::size_t count = 0;
  for (int y = 0; y < 1920; ++y)
    for (int x = 0; x < 1080; ++x) count += a.at(x, y) != b.at(x, y);
  return count;
}

std::size_t area(const std::vector<paint::PixelBox>& boxes) {
  std::size_t sum = 0;
  for (const auto& box : boxes) sum += static_cast<std::size_t>(box.w) * static_cast<std::size_t>(box.h);
  return sum;
}

std::unique_ptr<paint::Type> open_type() {
  auto type = paint::Type::open(SOURCE_DIR "/assets/fonts.conf", 4.03);
  REQUIRE(type.ok());
  return std::move(type).value();
}

constexpr std::size_t ceiling = 24 * 1024 * 1024;
constexpr std::uint32_t calm_paper = 0xF8F2E6, calm_foot = 0xC6B48F, calm_amber = 0xFFDC93;

paint::Overlay speaking(const std::string& sentence, std::uint32_t begin, std::uint32_t end) {
  paint::Overlay overlay;
  overlay.caption = hand::words(sentence);
  overlay.spoken_begin = begin;
  overlay.spoken_end = end;
  return overlay;
}

const std::string sentence =
    "您好，我是银铃。您想给谁办这件事，请按屏幕上的大字，不用着急，慢慢来，要是看不清，就按叫人帮忙，我们马上有人过来，"
    "您在这里等一等就好。";

}  // namespace

TEST_CASE("an unchanged scene paints nothing", "[painter]") {
  const auto type = open_type();
  paint::Painter painter(*type, ceiling);
  const Surface surface;
  const scene::Scene scene = hand::screen();
  CHECK(area(painter.paint(surface.raw, scene, {})) == 1080u * 1920u);
  CHECK(painter.paint(surface.raw, scene, {}).empty());
  CHECK(painter.paint(surface.raw, hand::screen(), {}).empty());
  painter.repaint_all();
  CHECK(area(painter.paint(surface.raw, scene, {})) == 1080u * 1920u);
}

TEST_CASE("a redraw of what changed equals a full drawing byte for byte", "[painter]") {
  const auto type = open_type();
  using Change = std::function<void(scene::Scene&, paint::Overlay&)>;
  const std::pair<const char*, Change> steps[] = {
      {"press", [](scene::Scene&, paint::Overlay& overlay) { overlay.pressed = "choice.1"; }},
      {"press another", [](scene::Scene&, paint::Overlay& overlay) { overlay.pressed = "main"; }},
      {"release", [](scene::Scene&, paint::Overlay& overlay) { overlay.pressed.clear(); }},
      {"other words",
       [](scene::Scene& scene, paint::Overlay&) {
         scene.nodes[0] = hand::label("heading", "这样对不对", {14, 80, 240, 25}, 16.4);
       }},
      {"speak", [](scene::Scene&, paint::Overlay& overlay) { overlay = speaking(sentence, 0, 6); }},
      {"next word", [](scene::Scene&, paint::Overlay& overlay) { overlay.spoken_begin = 9, overlay.spoken_end = 15; }},
      {"far word",
       [](scene::Scene&, paint::Overlay& overlay) { overlay.spoken_begin = 150, overlay.spoken_end = 156; }},
      {"dots", [](scene::Scene& scene, paint::Overlay& overlay) { scene.motion.dots_node = "dots", overlay.dots = 0; }},
      {"dots on", [](scene::Scene&, paint::Overlay& overlay) { overlay.dots = 1; }},
      {"line moved",
       [](scene::Scene& scene, paint::Overlay&) { std::get<scene::Shape>(scene.nodes[5].parts[0]).rect.y += 3.3; }},
      {"a node goes", [](scene::Scene& scene, paint::Overlay&) { scene.nodes.erase(scene.nodes.begin() + 1); }},
      {"words longer than their box",
       [](scene::Scene& scene, paint::Overlay&) {
         scene.nodes[0] = hand::label("heading", sentence, {14, 80, 240, 25}, 16.4);
       }},
      {"and short again",
       [](scene::Scene& scene, paint::Overlay&) {
         scene.nodes[0] = hand::label("heading", "好", {14, 80, 240, 25}, 16.4);
       }},
      {"silence", [](scene::Scene&, paint::Overlay& overlay) { overlay = {}; }},
      {"theme", [](scene::Scene& scene, paint::Overlay&) { scene.preferences.theme = scene::Theme::white_on_black; }},
      {"speak in two colours", [](scene::Scene&, paint::Overlay& overlay) { overlay = speaking(sentence, 9, 15); }},
  };
  paint::Painter painter(*type, ceiling);
  const Surface in_parts;
  scene::Scene scene = hand::screen();
  paint::Overlay overlay;
  painter.paint(in_parts.raw, scene, overlay);
  for (const auto& [what, change] : steps) {
    INFO(what);
    change(scene, overlay);
    CHECK_FALSE(painter.paint(in_parts.raw, scene, overlay).empty());
    paint::Painter fresh(*type, ceiling);
    const Surface whole;
    fresh.paint(whole.raw, scene, overlay);
    CHECK(different_pixels(in_parts, whole) == 0);
  }
}

TEST_CASE("the comparison of drawings can fail", "[painter]") {
  const auto type = open_type();
  paint::Painter painter(*type, ceiling);
  const Surface one, other;
  painter.paint(one.raw, hand::screen(), {});
  painter.repaint_all();
  paint::Overlay pressed;
  pressed.pressed = "main";
  painter.paint(other.raw, hand::screen(), pressed);
  CHECK(different_pixels(one, other) > 1000);
}

TEST_CASE("a press redraws its key and little else", "[painter]") {
  const auto type = open_type();
  paint::Painter painter(*type, ceiling);
  const Surface surface;
  const scene::Scene scene = hand::screen();
  painter.paint(surface.raw, scene, {});
  paint::Overlay overlay;
  overlay.pressed = "choice.2";
  const auto boxes = painter.paint(surface.raw, scene, overlay);
  const core::Box& key = scene.find("choice.2")->rect;
  CHECK(area(boxes) < (key.w + 12) * (key.h + 12) * 4.03 * 4.03);
}

TEST_CASE("the pressed look: the foot is gone and the box stands 2 mm lower", "[painter]") {
  const auto type = open_type();
  paint::Painter painter(*type, ceiling);
  const Surface surface;
  scene::Scene scene = hand::screen();
  painter.paint(surface.raw, scene, {});
  const core::Box& key = scene.find("choice.1")->rect;
  const int middle = static_cast<int>((key.x + 30) * 4.03), top = static_cast<int>(key.y * 4.03) + 2,
            bottom = static_cast<int>(key.bottom() * 4.03) - 3;
  CHECK(surface.at(middle, bottom) == calm_foot);
  CHECK(surface.at(middle, top) != calm_paper);
  paint::Overlay overlay;
  overlay.pressed = "choice.1";
  painter.paint(surface.raw, scene, overlay);
  CHECK(surface.at(middle, bottom) != calm_foot);
  CHECK(surface.at(middle, top) == calm_paper);
  // What cannot be pressed does not move.
  scene.nodes[1].state.enabled = false;
  painter.repaint_all();
  painter.paint(surface.raw, scene, overlay);
  CHECK(surface.at(middle, bottom) == calm_foot);
}

TEST_CASE("the word being spoken stands on amber, in two colours it is inverted", "[painter]") {
  const auto type = open_type();
  paint::Painter painter(*type, ceiling);
  const Surface surface;
  scene::Scene scene = hand::screen();
  const auto count = [&](std::uint32_t colour) {
    const core::Box& box = scene.caption;
    std::size_t found = 0;
    for (int y = static_cast<int>(box.y * 4.03); y < box.bottom() * 4.03; ++y)
      for (int x = static_cast<int>(box.x * 4.03); x < box.right() * 4.03; ++x) found += surface.at(x, y) == colour;
    return found;
  };
  painter.paint(surface.raw, scene, speaking(sentence, 0, 0));
  CHECK(count(calm_amber) == 0);
  painter.paint(surface.raw, scene, speaking(sentence, 9, 15));
  CHECK(count(calm_amber) > 1000);
  scene.preferences.theme = scene::Theme::white_on_black;
  painter.paint(surface.raw, scene, speaking(sentence, 9, 9));
  const std::size_t plain = count(0xFFFFFF);
  painter.paint(surface.raw, scene, speaking(sentence, 9, 15));
  CHECK(count(0xFFFFFF) > plain + 1000);
  CHECK(count(calm_amber) == 0);
}

TEST_CASE("a spoken range that does not lie in the caption harms nothing", "[painter]") {
  const auto type = open_type();
  paint::Painter painter(*type, ceiling);
  const Surface surface;
  for (const auto& [begin, end] : {std::pair{0u, 4000u}, {4000u, 4100u}, {15u, 9u}, {1u, 2u}})
    CHECK_FALSE(painter.paint(surface.raw, hand::screen(), speaking("您好", begin, end)).empty());
}

TEST_CASE("an icon that does not exist leaves the rest of its key", "[painter]") {
  const auto type = open_type();
  paint::Painter painter(*type, ceiling);
  const Surface with, without;
  scene::Scene scene = hand::screen();
  scene.nodes = {hand::key("a", "给我自己办", {14, 160, 240, 43}, "no_such_icon")};
  painter.paint(with.raw, scene, {});
  painter.repaint_all();
  scene.nodes = {hand::key("a", "给我自己办", {14, 160, 240, 43})};
  painter.paint(without.raw, scene, {});
  CHECK(different_pixels(with, without) == 0);
}

TEST_CASE("the cache stays under its ceiling, and a small one draws the same picture", "[painter]") {
  const auto type = open_type();
  constexpr std::size_t small = 200 * 1024;
  paint::Painter roomy(*type, ceiling), tight(*type, small);
  const Surface one, other;
  for (int i = 0; i < 30; ++i) {
    scene::Scene scene = hand::screen();
    scene.nodes[0] = hand::label("heading", "第" + std::to_string(i) + "个问题", {14, 80, 240, 25}, 16.4);
    roomy.paint(one.raw, scene, {});
    tight.paint(other.raw, scene, {});
    CHECK(tight.cache().bytes() <= small);
  }
  CHECK(roomy.cache().bytes() > small);
  CHECK(different_pixels(one, other) == 0);
  roomy.forget();
  CHECK(roomy.cache().bytes() == 0);
}

TEST_CASE("a window without a display gives pixels, presents, and comes back after an expose", "[window]") {
  scene::Display wanted;
  auto window = paint::Window::open(paint::Screen::headless, wanted, false);
  REQUIRE(window.ok());
  CHECK(window.value()->display() == wanted);
  const auto type = open_type();
  paint::Painter painter(*type, ceiling);
  CHECK(window.value()->present(painter.paint(window.value()->surface(), hand::screen(), {})).ok());
  CHECK(window.value()->present({}).ok());
  const auto png = paint::png_of(window.value()->surface());
  REQUIRE(png.ok());
  CHECK(png.value().substr(0, 8) == "\x89PNG\r\n\x1a\n");
  REQUIRE(window.value()->refresh().ok());
  painter.repaint_all();
  CHECK(window.value()->present(painter.paint(window.value()->surface(), hand::screen(), {})).ok());
}
