// Every code of the audit is found where it is planted, and nothing else with it.
#include "scene/audit.h"

#include <catch2/catch.hpp>
#include <functional>
#include <set>

#include "planted_scene.h"
#include "support/grid_measure.h"

namespace {

using planted::node;
using planted::words;
using scene::Scene;
using scene::Shape;
using scene::Text;
using scene::Tone;

Text& text_of(Scene& scene, const std::string& name) { return std::get<Text>(node(scene, name).parts.back()); }
Shape& shape_of(Scene& scene, const std::string& name) { return std::get<Shape>(node(scene, name).parts.front()); }

void move(Scene& scene, const std::string& name, const core::Box& box) {
  node(scene, name).rect = node(scene, name).hit = box;
  shape_of(scene, name).rect = box;
  text_of(scene, name).box = box.grown(-2);
}

// Words that are seen, said and drawn alike.
void write(Scene& scene, const std::string& name, const std::string& seen) {
  node(scene, name).words = words(seen);
  text_of(scene, name).words = words(seen);
}

struct Plant {
  const char* code;
  std::function<void(Scene&)> fault;
};

const Plant plants[] = {
    {"TARGET_SMALL",
     [](Scene& s) {
       node(s, "first").hit = {18, 120, 110, 19};
     }},
    {"TARGET_GAP",
     [](Scene& s) {
       move(s, "second", {18, 158, 110, 34});
     }},
    {"TARGET_REACH",
     [](Scene& s) {
       move(s, "first", {18, 6, 110, 34});
     }},
    {"TEXT_SMALL", [](Scene& s) { text_of(s, "first").style.em_mm = 10; }},
    // The planted keys stand in 13.6 mm: enough for the first text step only.
    {"TEXT_BELOW_STEP",
     [](Scene& s) {
       s.preferences.step = 2;
       for (scene::Node& each : s.nodes)
         if (each.key != "first" && each.touchable) std::get<Text>(each.parts.back()).style.em_mm = 13.7;
     }},
    {"TEXT_BELOW_STEP",
     [](Scene& s) {
       s.preferences.step = 2;
       for (scene::Node& each : s.nodes)
         if (each.touchable) std::get<Text>(each.parts.back()).style.em_mm = 13.7;
       s.nodes.push_back(planted::line("page", "第 1 / 3 页", {140, 100, 110, 30}, scene::Role::status));
     }},
    {"TEXT_CONTRAST", [](Scene& s) { text_of(s, "first").style.ink = Tone::foot; }},
    {"EDGE_CONTRAST",
     [](Scene& s) {
       node(s, "heading").parts.push_back(scene::Icon{"bell", {230, 62, 16, 16}, Tone::foot, Tone::paper});
     }},
    {"OVERLAP",
     [](Scene& s) {
       move(s, "second", {100, 130, 110, 34});
     }},
    {"OFF_SCREEN",
     [](Scene& s) {
       move(s, "second", {200, 170, 110, 34});
     }},
    {"TEXT_TRUNCATED", [](Scene& s) { write(s, "first", "一二三四五六七八九十一二三四五六七八"); }},
    {"TEXT_TRUNCATED", [](Scene& s) { text_of(s, "first").box.y = node(s, "first").rect.bottom() - 8; }},
    {"LINE_TOO_LONG",
     [](Scene& s) {
       write(s, "heading", "一二三四五六七八九十一二三四五六七八九十一二三四");
       text_of(s, "heading").style.em_mm = 10.4;
       text_of(s, "heading").box = {6, 60, 256, 30};
     }},
    {"MISSING_GLYPH", [](Scene& s) { write(s, "first", "第\xEE\x80\x80件"); }},
    {"WORDS_EMPTY",
     [](Scene& s) {
       node(s, "first").words = {};
       node(s, "first").parts.pop_back();
     }},
    {"UNSPEAKABLE", [](Scene& s) { write(s, "heading", "⟦shell.lost⟧"); }},
    {"LABEL_NOT_FIRST", [](Scene& s) { node(s, "first").words = words("请按第一件"); }},
    {"COLOUR_ONLY", [](Scene& s) { node(s, "first").state.chosen = true; }},
    {"TOO_MANY_CHOICES",
     [](Scene& s) {
       for (int i = 0; i < 5; ++i)
         s.nodes.push_back(planted::key("tile." + std::to_string(i), "事情", {140, 100.0 + 42 * i, 110, 34}, 20 + i));
     }},
    {"FIXED_ROW_MISSING", [](Scene& s) { s.nodes.pop_back(); }},
    {"FIXED_ROW_MOVED",
     [](Scene& s) {
       move(s, "fixed.help", {110, 380, 44, 40});
     }},
    {"WRONG_LANGUAGE", [](Scene& s) { node(s, "heading").words.language = "en"; }},
    {"DIGITS_UNEXPANDED", [](Scene& s) { node(s, "heading").words.pieces[0].voiced = "di4 3"; }},
    {"PRIVATE_ON_LOUDSPEAKER", [](Scene& s) { node(s, "heading").words.pieces[0].privacy = core::Privacy::personal; }},
    {"SILENT_TEXT", [](Scene& s) { node(s, "heading").words = {}; }},
    {"SAID_UNSEEN", [](Scene& s) { node(s, "heading").parts.clear(); }},
    {"SAID_UNSEEN", [](Scene& s) { node(s, "heading").words = words("您想办什么事？去哪里办？"); }},
    // Guidance may be left to the voice; what is personal may not, for the loudspeaker only points to it.
    {"SAID_UNSEEN",
     [](Scene& s) {
       node(s, "heading").words = words("收下了，号码二", "shou1", core::Privacy::personal);
       node(s, "heading").instead = words("请看屏幕第一行");
       node(s, "heading").parts.clear();
       node(s, "heading").voice_only = true;
     }},
    // A row shows its state by itself, but not a personal value.
    {"SAID_UNSEEN",
     [](Scene& s) {
       node(s, "heading").role = scene::Role::row;
       node(s, "heading").words =
           core::joined(words("您想办什么事？"), words("李秀英", "li3", core::Privacy::personal), "，");
       node(s, "heading").instead = words("请看屏幕第一行");
     }},
    {"TWO_MAIN_KEYS",
     [](Scene& s) {
       shape_of(s, "first").foot = Tone::foot_main;
       shape_of(s, "second").foot = Tone::foot_main;
     }},
    {"DUPLICATE_KEY", [](Scene& s) { node(s, "second").key = "first"; }},
    {"ICON_WITHOUT_WORDS",
     [](Scene& s) {
       node(s, "first").parts.pop_back();
       node(s, "first").parts.push_back(scene::Icon{"home", {20, 122, 16, 16}});
     }},
};

std::set<std::string> codes(const Scene& scene, scene::TextMeasure& measure) {
  std::set<std::string> out;
  for (const scene::Finding& finding : scene::audit(scene, scene::Norms{}, measure)) out.insert(finding.code);
  return out;
}

}  // namespace

TEST_CASE("The audit finds nothing in a clean scene") {
  support::GridMeasure measure;
  for (const scene::Finding& finding : scene::audit(planted::clean(), scene::Norms{}, measure))
    FAIL(finding.code << " " << finding.node << " " << finding.sentence);
}

TEST_CASE("Guidance may be left to the voice") {
  support::GridMeasure measure;
  Scene scene = planted::clean();
  scene.nodes.push_back(planted::line("guidance.1", "慢慢来。", {}, scene::Role::paragraph));
  scene.nodes.back().parts.clear();
  CHECK(codes(scene, measure) == std::set<std::string>{"SAID_UNSEEN"});
  scene.nodes.back().voice_only = true;
  CHECK(codes(scene, measure).empty());
}

TEST_CASE(
    "Latin labels of the fixed row may stay at the default step's size, what is only read may be smaller than the "
    "step") {
  support::GridMeasure measure;
  Scene scene = planted::clean();
  scene.language = "en";
  scene.preferences.step = 2;
  for (scene::Node& each : scene.nodes) {
    Text& text = std::get<Text>(each.parts.back());
    each.words.language = text.words.language = "en";
    each.words.seen = each.words.pieces[0].said = text.words.seen = text.words.pieces[0].said = "Again";
    each.words.pieces[0].seen_end = text.words.pieces[0].seen_end = 5;
    text.style.em_mm = each.key.rfind("fixed.", 0) == 0 ? 11 : 13.7;
  }
  text_of(scene, "heading").style.em_mm = 12;
  CHECK(codes(scene, measure).empty());
  text_of(scene, "first").style.em_mm = 11;
  CHECK(codes(scene, measure) == std::set<std::string>{"TEXT_BELOW_STEP"});
}

TEST_CASE("Each planted fault is found under its own code and no other") {
  support::GridMeasure measure;
  for (const Plant& plant : plants) {
    Scene scene = planted::clean();
    plant.fault(scene);
    INFO(plant.code);
    CHECK(codes(scene, measure) == std::set<std::string>{plant.code});
  }
}

TEST_CASE("Capitals below the floor are found although the em is large enough") {
  // A font with low capitals: the em alone says nothing.
  class LowCapitals final : public scene::TextMeasure {
   public:
    scene::Measured measure(std::string_view text, std::string_view language, const scene::TextStyle& style,
                            double width) override {
      auto out = grid_.measure(text, language, style, width);
      out.cap_mm = 6.9;
      return out;
    }

   private:
    support::GridMeasure grid_;
  } measure;
  CHECK(codes(planted::clean(), measure) == std::set<std::string>{"TEXT_CAP_SMALL"});
}

TEST_CASE("Each finding names the node it is about") {
  support::GridMeasure measure;
  Scene scene = planted::clean();
  node(scene, "second").hit.h = 5;
  const auto findings = scene::audit(scene, scene::Norms{}, measure);
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].node == "second");
  CHECK_FALSE(findings[0].sentence.empty());
}

TEST_CASE("The low arrangement lowers the reach") {
  support::GridMeasure measure;
  Scene scene = planted::clean();
  scene.preferences.low = true;  // 1100 mm: 176 mm below the top of this panel
  CHECK(codes(scene, measure) == std::set<std::string>{"TARGET_REACH"});
}

TEST_CASE("Contrast follows the WCAG formula") {
  CHECK(scene::contrast(Tone::ink, Tone::paper, scene::Theme::black_on_white) == Approx(21.0));
  CHECK(scene::contrast(Tone::ink, Tone::ink, scene::Theme::calm) == Approx(1.0));
  // #211C15 on #F8F2E6, by the published formula: 15.2.
  CHECK(scene::contrast(Tone::ink, Tone::paper, scene::Theme::calm) == Approx(15.2).margin(0.1));
}
