// Every page form at every step, in every orientation and arrangement: what holds for all of them, and what each promises.
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "sample_pages.h"
#include "scene/audit.h"
#include "scene/dump.h"
#include "scene/narrate.h"
#include "support/golden.h"
#include "support/grid_measure.h"

namespace {

using scene::Display;
using scene::Laid;
using scene::Node;
using scene::Preferences;
using scene::Scene;
using scene::Shape;
using scene::Text;
using scene::Theme;
using scene::Tone;

constexpr double px(double pixels) { return pixels / 4.03; }

Display landscape() {
  Display display;
  display.width_px = 1920;
  display.height_px = 1080;
  return display;
}
// 15.6 inches: the compact plan.
Display compact() {
  Display display;
  display.px_per_mm = 5.56;
  return display;
}

Preferences at_step(int step) {
  Preferences preferences;
  preferences.step = step;
  return preferences;
}

Laid lay(scene::Page page, const Preferences& preferences = {}, const Display& display = {}, int index = 0) {
  static support::GridMeasure measure;
  static const sample::Phrases phrases;
  page.frame.fixed = sample::fixed_row(preferences.step == 1 && !display.compact());
  return scene::lay_out(page, display, preferences, scene::Norms{}, phrases, measure, index);
}

template <class PartKind>
std::vector<PartKind> parts(const Node& node) {
  std::vector<PartKind> out;
  for (const scene::Part& part : node.parts)
    if (const auto* one = std::get_if<PartKind>(&part)) out.push_back(*one);
  return out;
}

const Node& at(const Scene& scene, const std::string& key) {
  const Node* node = scene.find(key);
  INFO(key);
  REQUIRE(node != nullptr);
  return *node;
}

// Calls with every sample page, every page of it, under every combination.
template <class Judge>
void everywhere(Judge judge) {
  for (const scene::Page& page : sample::all())
    for (const Display& display : {Display{}, landscape(), compact()})
      for (int step = 1; step <= 4; ++step)
        for (const bool low : {false, true})
          for (const bool mirrored : {false, true}) {
            Preferences preferences = at_step(step);
            preferences.low = low;
            preferences.mirrored = mirrored;
            int pages = 1;
            for (int index = 0; index < pages; ++index) {
              const Laid laid = lay(page, preferences, display, index);
              pages = laid.pages;
              judge(page, laid,
                    std::string(page.frame.screen) + " " + std::to_string(display.width_px) + "x" +
                        std::to_string(display.height_px) + (display.compact() ? " compact" : "") + " step " +
                        std::to_string(step) + (low ? " low" : "") + (mirrored ? " mirrored" : "") + " page " +
                        std::to_string(index + 1));
            }
          }
}

}  // namespace

TEST_CASE("The audit finds nothing in any page form at 21.5 and 15.6 inches, whatever is preferred") {
  support::GridMeasure measure;
  int judged = 0;
  everywhere([&](const scene::Page&, const Laid& laid, const std::string& where) {
    ++judged;
    for (const scene::Finding& finding : scene::audit(laid.scene, scene::Norms{}, measure))
      FAIL_CHECK(where << ": " << finding.node << " " << finding.code << " " << finding.sentence);
  });
  CHECK(judged > 1000);
}

TEST_CASE("The fixed row stands in the same place on every page of a setting") {
  std::map<std::string, scene::Scene> first;
  everywhere([&](const scene::Page&, const Laid& laid, const std::string& where) {
    const std::string setting = where.substr(where.find(' '), where.find(" page") - where.find(' '));
    const auto [kept, fresh] = first.emplace(setting, laid.scene);
    if (fresh) return;
    for (const char* key : {"fixed.back", "fixed.repeat", "fixed.help", "fixed.comfort", "fixed.leave"}) {
      INFO(where << " " << key);
      CHECK(at(kept->second, key).rect == at(laid.scene, key).rect);
    }
  });
}

TEST_CASE("Everything the page says is said, at every step and on some page") {
  const auto heard = [](const scene::Page& page, int step) {
    std::set<std::string> out;
    int pages = 1;
    for (int index = 0; index < pages; ++index) {
      const Laid laid = lay(page, at_step(step), {}, index);
      pages = laid.pages;
      for (const core::Chunk& chunk : scene::narrate(nullptr, laid.scene, 1).chunks) out.insert(chunk.words.said());
    }
    return out;
  };
  for (int step = 1; step <= 4; ++step) {
    INFO(step);
    const auto question = heard(sample::page("question", "您现在怎么住？", sample::choices(9)), step);
    CHECK(question.count("您现在怎么住？") == 1);
    CHECK(question.count("选一个。选错了，再按别的就行。") == 1);
    for (const scene::ChoicePlan& choice : sample::choices(9).choices) CHECK(question.count(choice.label.said()) == 1);
    const auto facts = heard(sample::page("intro", "查养老金", sample::tell()), step);
    CHECK(facts.count("要钱吗，不要钱") == 1);
    const auto slip = heard(sample::page("result", "查到了", sample::result(false)), step);
    CHECK(slip.count("小票打好了。在屏幕下面的出纸口。请您拿好。") == 1);
  }
}

TEST_CASE("The drawn lines of the portrait panel are kept") {
  const Laid laid = lay(sample::page("question", "您现在怎么住？", sample::choices(4)));
  CHECK(at(laid.scene, "caption").rect.h == Approx(px(184)));
  CHECK(at(laid.scene, "living.1").rect.y == Approx(px(640)));
  CHECK(at(laid.scene, "living.1").rect.h == Approx(px(174)));
  CHECK(at(laid.scene, "living.2").rect.y == Approx(px(846)));
  CHECK(at(laid.scene, "go_on").rect.y == Approx(px(1464)));
  CHECK(at(laid.scene, "go_on").rect.h == Approx(px(136)));
  CHECK(at(laid.scene, "fixed.back").rect.y == Approx(px(1656)));
  CHECK(at(laid.scene, "fixed.back").rect.w == Approx(px(173.6)).margin(0.2));
  CHECK(at(laid.scene, "fixed.leave").rect.right() == Approx(px(1024)).margin(0.2));
}

TEST_CASE("The main key is the lowest above the fixed row and ends at the right edge") {
  everywhere([&](const scene::Page&, const Laid& laid, const std::string& where) {
    const Node* main = nullptr;
    for (const Node& node : laid.scene.nodes)
      for (const Shape& shape : parts<Shape>(node))
        if (shape.foot == Tone::foot_main) main = &node;
    // The greeting's key is the hero of its page; the keypad's may stand beside or under the field.
    if (main == nullptr || laid.scene.screen == "welcome" || laid.scene.screen.rfind("phone", 0) == 0) return;
    INFO(where << " " << main->key);
    for (const Node& node : laid.scene.nodes)
      if (node.touchable && node.key.rfind("fixed.", 0) != 0) CHECK(node.rect.bottom() <= main->rect.bottom() + 0.01);
    const double width = laid.scene.display.width_mm();
    const double edge = laid.scene.display.compact() ? px(28) : px(56);
    if (laid.scene.preferences.mirrored) {
      CHECK(main->rect.x == Approx(edge).margin(0.1));
    } else {
      CHECK(main->rect.right() == Approx(width - edge).margin(0.1));
    }
  });
}

TEST_CASE(
    "Nothing is pressed in the upper third (a quarter on a compact panel), nor above 1100 mm in the low arrangement") {
  everywhere([&](const scene::Page&, const Laid& laid, const std::string& where) {
    if (laid.scene.display.landscape()) return;
    const double height = laid.scene.display.height_mm();
    for (const Node& node : laid.scene.nodes) {
      if (!node.touchable) continue;
      INFO(where << " " << node.key);
      CHECK(node.hit.y >= height / (laid.scene.display.compact() ? 4 : 3) - 0.01);
      if (laid.scene.preferences.low) CHECK(laid.scene.display.mount_bottom_mm + height - node.hit.y <= 1100);
    }
  });
}

TEST_CASE("More choices than a page holds are shown page by page, each once, at most four") {
  for (int step = 1; step <= 4; ++step) {
    std::vector<std::string> seen;
    int pages = 1;
    for (int index = 0; index < pages; ++index) {
      const Laid laid = lay(sample::page("many", "您现在怎么住？", sample::choices(9)), at_step(step), {}, index);
      pages = laid.pages;
      int here = 0;
      for (const Node& node : laid.scene.nodes)
        if (node.role == scene::Role::choice) {
          seen.push_back(node.key);
          ++here;
        }
      CHECK(here >= 1);
      CHECK(here <= 4);
      CHECK(at(laid.scene, "more").touchable);
      CHECK(at(laid.scene, "page").words.seen ==
            "第 " + std::to_string(index + 1) + " / " + std::to_string(pages) + " 页");
    }
    std::vector<std::string> all;
    for (int i = 1; i <= 9; ++i) all.push_back("living." + std::to_string(i));
    CHECK(seen == all);
  }
  const Laid far = lay(sample::page("many", "您现在怎么住？", sample::choices(9)), {}, {}, 99);
  CHECK(far.page == far.pages - 1);
}

TEST_CASE("Turning the page reads the new one") {
  const scene::Page page = sample::page("many", "您现在怎么住？", sample::choices(9));
  const Laid first = lay(page), second = lay(page, {}, {}, 1);
  std::set<std::string> said;
  for (const core::Chunk& chunk : scene::narrate(&first.scene, second.scene, 2).chunks) said.insert(chunk.node);
  CHECK(said.count("heading") == 1);
  CHECK(said.count("living.5") == 1);
  CHECK(said.count("living.1") == 0);
}

TEST_CASE("What cannot be pressed has no edge, foot or fill, and says why") {
  auto form = sample::phone("138", false);
  for (int step = 1; step <= 4; ++step) {
    const Node next = at(lay(sample::page("phone", "请按您的手机号码", form), at_step(step)).scene, "go_on");
    CHECK_FALSE(next.state.enabled);
    CHECK(parts<Shape>(next).empty());
    for (const Text& text : parts<Text>(next)) CHECK(text.style.weight == scene::Weight::regular);
    CHECK(next.hint.said() == "还差几位");
    CHECK(next.touchable);
    CHECK(next.order >= 0);
  }
  auto closed = sample::choices(2);
  closed.choices[1].enabled = false;
  const Node choice = at(lay(sample::page("question", "您现在怎么住？", closed)).scene, "living.2");
  CHECK(parts<Shape>(choice).empty());
  CHECK(choice.hint.said().rfind("现在不能按", 0) == 0);
}

TEST_CASE("A chosen choice is told by edge, tick and words") {
  for (const Theme theme : {Theme::calm, Theme::white_on_black, Theme::black_on_white, Theme::soft}) {
    Preferences preferences;
    preferences.theme = theme;
    const Node chosen =
        at(lay(sample::page("question", "您现在怎么住？", sample::choices(4, 2)), preferences).scene, "living.2");
    const Shape face = parts<Shape>(chosen).front();
    CHECK(face.fill == Tone::moss);
    CHECK(face.edge_mm == Approx(px(8)));
    CHECK(face.foot_mm == 0);
    CHECK(parts<scene::Icon>(chosen).back().name == "check_circle");
    CHECK(parts<Text>(chosen).back().words.seen == "已选");
    CHECK(chosen.hint.said().rfind("已选", 0) == 0);
    CHECK(chosen.hint.said().find("第二个，共四个") != std::string::npos);
  }
}

TEST_CASE("Focus cannot be taken for the main key in the high-contrast themes") {
  auto page = sample::page("question", "您现在怎么住？", sample::choices(4));
  Preferences preferences;
  preferences.theme = Theme::white_on_black;
  for (const char* key : {"living.3", "go_on"}) {
    page.frame.focus = key;
    const Scene scene = lay(page, preferences).scene;
    const Node& focused = at(scene, key);
    CHECK(focused.state.focused);
    bool arrow = false, inverted = false;
    for (const scene::Icon& icon : parts<scene::Icon>(focused)) arrow = arrow || icon.name == "play_arrow";
    for (const Shape& shape : parts<Shape>(focused)) inverted = inverted || shape.fill == Tone::ink;
    CHECK(arrow);
    CHECK(inverted);
    int dark = 0;
    for (const Node& node : scene.nodes)
      if (node.touchable)
        for (const Shape& shape : parts<Shape>(node))
          dark += shape.fill == Tone::ink || shape.fill == Tone::pine ? 1 : 0;
    CHECK(dark == 1);  // never two inverted keys
  }
  page.frame.focus.clear();
  std::vector<double> outlines;
  for (const Shape& shape : parts<Shape>(at(lay(page, preferences).scene, "go_on")))
    if (shape.edge_mm > 0) outlines.push_back(shape.edge_mm);
  CHECK(outlines == std::vector<double>{px(8), px(4)});
}

TEST_CASE("From step three guidance is heard and not seen") {
  const auto page = sample::page("question", "您现在怎么住？", sample::choices(4));
  CHECK(parts<Text>(at(lay(page).scene, "guidance.1")).size() == 1);
  const Laid large = lay(page, at_step(3));
  CHECK(at(large.scene, "guidance.1").parts.empty());
  CHECK(at(large.scene, "guidance.1").spoken);
}

TEST_CASE("What is so is drawn on every form, at every step and in every orientation") {
  const std::string receipt = "收下了，号码二〇二六〇〇〇一", wait = "不用再办一次。看好了会通知您。";
  for (scene::Page page : sample::all())
    for (const Display& display : {Display{}, landscape()})
      for (int step = 1; step <= 4; ++step)
        for (const bool low : {false, true}) {
          page.frame.body = {sample::personal(receipt), sample::words(wait)};
          Preferences preferences = at_step(step);
          preferences.low = low;
          std::string drawn;
          int pages = 1;
          for (int index = 0; index < pages; ++index) {
            const Laid laid = lay(page, preferences, display, index);
            pages = laid.pages;
            for (const Node& node : laid.scene.nodes)
              for (const Text& text : parts<Text>(node)) drawn += text.words.seen + "\n";
          }
          INFO(page.frame.screen << " step " << step << (display.landscape() ? " landscape" : "")
                                 << (low ? " low" : ""));
          CHECK(drawn.find(receipt + "\n") != std::string::npos);
          CHECK(drawn.find(wait + "\n") != std::string::npos);
        }
}

TEST_CASE("The loudspeaker points to the line on which the value stands") {
  scene::CheckForm form = sample::check();
  for (const int step : {1, 4}) {
    scene::Page page = sample::page("check", "请看看，这些对不对", form);
    page.frame.body = {sample::words("不用再办一次。"), sample::personal("收下了，号码二〇二六〇〇〇一")};
    int pages = 1, pointed = 0;
    for (int index = 0; index < pages; ++index) {
      const Laid laid = lay(page, at_step(step), {}, index);
      pages = laid.pages;
      // Counted here by the places of the texts: what lies between heading and keys, from above.
      std::map<double, const Node*> lines;
      for (const Node& node : laid.scene.nodes)
        if (node.key.rfind("body.", 0) == 0 || node.role == scene::Role::row ||
            (node.key.rfind("guidance.", 0) == 0 && !node.voice_only))
          lines[node.rect.y] = &node;
      int line = 0;
      for (const auto& [y, node] : lines) {
        static constexpr const char* names[] = {"零", "一", "二", "三", "四", "五", "六"};
        ++line;
        if (!node->instead) continue;
        ++pointed;
        INFO(step << " " << node->key << " " << node->instead->said());
        CHECK(node->instead->said().find("请看屏幕第" + std::string(names[line]) + "行") != std::string::npos);
      }
    }
    CHECK(pointed == 3);
  }
}

TEST_CASE("Few choices are larger than four, and never more than two fifths") {
  const double four = at(lay(sample::page("question", "怎么住？", sample::choices(4))).scene, "living.1").rect.h;
  double last = 0;
  for (const int count : {3, 2, 1}) {
    const Scene scene = lay(sample::page("question", "怎么住？", sample::choices(count))).scene;
    const double high = at(scene, "living.1").rect.h;
    INFO(count);
    CHECK(high > four);
    CHECK(high <= four * 1.4 + 0.01);
    CHECK(high >= last);
    CHECK(at(scene, "living." + std::to_string(count)).rect.bottom() <= at(scene, "go_on").rect.y - px(25));
    last = high;
  }
}

TEST_CASE("Less and more of one row are written in one size") {
  scene::ComfortForm form = sample::comfort();
  form.rows[0].less.label = sample::words("小");
  form.rows[0].more.label = sample::words("比现在大得多");
  for (int step = 1; step <= 4; ++step) {
    const Scene scene = lay(sample::page("comfort", "字和声音", form), at_step(step)).scene;
    INFO(step);
    CHECK(parts<Text>(at(scene, "size.less")).front().style.em_mm ==
          Approx(parts<Text>(at(scene, "size.more")).front().style.em_mm));
  }
}

TEST_CASE("Text grows with the step") {
  double heading = 0, label = 0;
  for (int step = 1; step <= 4; ++step) {
    const Scene scene = lay(sample::page("question", "怎么住？", sample::choices(2)), at_step(step)).scene;
    const double new_heading = parts<Text>(at(scene, "heading")).front().style.em_mm,
                 new_label = parts<Text>(at(scene, "go_on")).front().style.em_mm;
    CHECK(new_heading == Approx(scene::Norms{}.heading_mm[step - 1]));
    CHECK(new_heading > heading);
    CHECK(new_label > label);
    heading = new_heading;
    label = new_label;
  }
}

TEST_CASE("A personal value is nowhere without what the loudspeaker says instead") {
  int personal = 0;
  everywhere([&](const scene::Page&, const Laid& laid, const std::string& where) {
    for (const core::Chunk& chunk : scene::narrate_all(laid.scene, 1).chunks) {
      if (core::PublicWords::from(chunk.words)) continue;
      ++personal;
      INFO(where << " " << chunk.node);
      REQUIRE(chunk.instead);
      CHECK(core::PublicWords::from(*chunk.instead));
      CHECK(laid.scene.sensitive);
      CHECK(chunk.instead->said().find("，，") == std::string::npos);
    }
  });
  CHECK(personal > 0);
}

TEST_CASE("A right-to-left page is the mirror of the other") {
  Preferences mirrored;
  mirrored.mirrored = true;
  for (const scene::Page& page : sample::all()) {
    const Scene there = lay(page).scene, here = lay(page, mirrored).scene;
    REQUIRE(there.nodes.size() == here.nodes.size());
    for (std::size_t i = 0; i < there.nodes.size(); ++i) {
      const Node &a = there.nodes[i], &b = here.nodes[i];
      INFO(page.frame.screen << " " << a.key);
      CHECK(a.key == b.key);
      const bool pad = a.digit || a.key == "erase" || a.key == "read_back";
      if (!pad) CHECK(b.rect.x == Approx(there.display.width_mm() - a.rect.right()).margin(0.01));
    }
  }
}

TEST_CASE("Numbers, the digit pad and the bell are not mirrored") {
  Preferences mirrored;
  mirrored.mirrored = true;
  for (const Display& display : {Display{}, landscape()}) {
    const Scene scene =
        lay(sample::page("phone", "请按您的手机号码", sample::phone("13800138000")), mirrored, display).scene;
    CHECK(at(scene, "digit.1").rect.x < at(scene, "digit.2").rect.x);
    CHECK(at(scene, "digit.2").rect.x < at(scene, "digit.3").rect.x);
    std::string digits;
    double last = -1;
    for (const Text& text : parts<Text>(at(scene, "field"))) {
      CHECK(text.box.x > last);
      last = text.box.x;
      digits += text.words.seen;
    }
    CHECK(digits == "13800138000");
  }
  const auto lines = [](const Scene& scene) {
    const Node& picture = at(scene, "picture");
    std::vector<core::Box> out;
    for (const Shape& shape : parts<Shape>(picture))
      if (shape.kind == Shape::Kind::line)
        out.push_back({shape.rect.x - picture.rect.x, shape.rect.y, shape.rect.w, shape.rect.h});
    return out;
  };
  const auto page = sample::page("welcome", "您好。", sample::greeting());
  const auto there = lines(lay(page).scene), here = lines(lay(page, mirrored).scene);
  REQUIRE(there.size() == 2);
  REQUIRE(here.size() == 2);
  for (std::size_t i = 0; i < 2; ++i) {
    CHECK(here[i].x == Approx(there[i].x).margin(0.01));
    CHECK(here[i].w == Approx(there[i].w).margin(0.01));
  }
  // A lopsided line of another drawing is turned: it starts at the mirrored point and runs the other way.
  const auto card = sample::page("place_card", "把身份证放在亮绿灯的地方",
                                 sample::picture(scene::PictureForm::Drawing::card_on_light));
  const Scene plain = lay(card).scene, turned = lay(card, mirrored).scene;
  const auto one = parts<Shape>(at(plain, "picture")), other = parts<Shape>(at(turned, "picture"));
  for (std::size_t i = 0; i < one.size(); ++i)
    if (one[i].kind == Shape::Kind::line) {
      CHECK(other[i].rect.x == Approx(plain.display.width_mm() - one[i].rect.x));
      CHECK(other[i].rect.w == Approx(-one[i].rect.w).margin(1e-9));
    }
}

TEST_CASE("Drawings stay in their place") {
  everywhere([&](const scene::Page&, const Laid& laid, const std::string& where) {
    const Node* picture = laid.scene.find("picture");
    if (picture == nullptr || laid.scene.screen == "welcome") return;
    for (const Shape& shape : parts<Shape>(*picture)) {
      INFO(where);
      CHECK(std::min(shape.rect.y, shape.rect.bottom()) >= picture->rect.y - 0.5);
      CHECK(std::max(shape.rect.y, shape.rect.bottom()) <= picture->rect.bottom() + 0.5);
      CHECK(std::min(shape.rect.x, shape.rect.right()) >= -0.5);
      CHECK(std::max(shape.rect.x, shape.rect.right()) <= laid.scene.display.width_mm() + 0.5);
    }
  });
}

TEST_CASE("A hidden sum shows dots and no digit, at every step") {
  for (int step = 1; step <= 4; ++step) {
    int dots = 0, pages = 1;
    for (int index = 0; index < pages; ++index) {
      const Laid laid = lay(sample::page("result", "查到了", sample::result(false)), at_step(step), {}, index);
      pages = laid.pages;
      if (const Node* sum = laid.scene.find("sum")) {
        CHECK(parts<Text>(*sum).empty());
        for (const Shape& shape : parts<Shape>(*sum)) dots += shape.kind == Shape::Kind::circle ? 1 : 0;
      }
      CHECK_FALSE(laid.scene.sensitive);
    }
    INFO(step);
    CHECK(dots == 5);
  }
}

TEST_CASE("The same page is laid out the same way twice") {
  for (const scene::Page& page : sample::all()) CHECK(lay(page).scene == lay(page).scene);
}

TEST_CASE("Dumps of a few pages are as they were judged", "[golden]") {
  struct Golden {
    const char* name;
    std::string screen;
    Preferences preferences;
    Display display;
    int page;
  };
  Preferences low, mirrored;
  low.low = true;
  mirrored.mirrored = true;
  const std::vector<Golden> goldens{{"welcome", "welcome", {}, {}, 0},
                                    {"home", "home", {}, {}, 0},
                                    {"home.step4.page2", "home", at_step(4), {}, 1},
                                    {"question.landscape", "question", {}, landscape(), 0},
                                    {"question.mirrored", "question", mirrored, {}, 0},
                                    {"phone.low", "phone", low, {}, 0},
                                    {"check", "check", {}, {}, 0},
                                    {"result.step3", "result", at_step(3), {}, 0},
                                    {"working", "working", {}, {}, 0},
                                    {"intro.compact", "intro", {}, compact(), 0}};
  for (const Golden& golden : goldens)
    for (const scene::Page& page : sample::all())
      if (page.frame.screen == golden.screen) {
        const std::string difference = support::golden_difference(
            SOURCE_DIR, golden.name,
            scene::dump_text(lay(page, golden.preferences, golden.display, golden.page).scene));
        INFO(difference);
        CHECK(difference.empty());
      }
}
