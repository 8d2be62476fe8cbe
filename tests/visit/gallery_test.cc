// The gallery of the shipped services: whole, stable, and honest about what it lacks.
#include "visit/gallery.h"

#include <catch2/catch.hpp>
#include <functional>
#include <set>

#include "scene/audit.h"
#include "scene/dump.h"
#include "support/grid_measure.h"
#include "support/house_on_disk.h"

namespace {

std::set<std::string> codes(const visit::Gallery& gallery) {
  std::set<std::string> out;
  for (const core::Error& error : gallery.missing) out.insert(error.code);
  return out;
}

// The examples of one service with only the walks that `keep` wants.
core::Json with_walks(const core::Json& examples, const std::function<bool(const std::string&)>& keep) {
  core::Json walks{core::Json::Array{}};
  for (const core::Json& walk : examples.list("walks"))
    if (keep(walk.text("name"))) walks.push(walk);
  core::Json out = examples;
  out.set("walks", std::move(walks));
  return out;
}

}  // namespace

TEST_CASE("Every screen, step and exit of what is shipped has an exhibit, in both languages") {
  support::Examples examples;
  const visit::House house = support::gallery_house(SOURCE_DIR, examples);
  for (const char* language : {"zh-Hans", "en"}) {
    const visit::Gallery gallery = visit::gallery(house, examples, language);
    for (const core::Error& error : gallery.missing) FAIL_CHECK(core::to_line(error));
    CHECK(gallery.exhibits.size() > 100);
    std::set<std::string> names;
    for (const visit::Exhibit& exhibit : gallery.exhibits) {
      INFO(exhibit.name);
      CHECK(names.insert(exhibit.name).second);
      CHECK(exhibit.model.language == language);
    }
  }
}

TEST_CASE("The gallery is the same every time") {
  support::Examples examples;
  const visit::House house = support::gallery_house(SOURCE_DIR, examples);
  const auto first = visit::gallery(house, examples, "zh-Hans"), second = visit::gallery(house, examples, "zh-Hans");
  REQUIRE(first.exhibits.size() == second.exhibits.size());
  for (std::size_t i = 0; i < first.exhibits.size(); ++i) {
    CHECK(first.exhibits[i].name == second.exhibits[i].name);
    CHECK(first.exhibits[i].model == second.exhibits[i].model);
  }
}

TEST_CASE("A walk that is taken away is missed") {
  support::Examples examples;
  const visit::House house = support::gallery_house(SOURCE_DIR, examples);
  auto& pension = examples.find("pension_enquiry")->second;
  const core::Json whole = pension;
  pension = with_walks(whole, [](const std::string& name) { return name != "offline"; });
  CHECK(codes(visit::gallery(house, examples, "zh-Hans")).count("GALLERY_EXIT") == 1);
  pension = with_walks(whole, [](const std::string& name) { return name != "paid"; });
  CHECK(codes(visit::gallery(house, examples, "zh-Hans")).count("GALLERY_STEP") == 1);
}

TEST_CASE("A walk that the service does not take is told, not followed") {
  support::Examples examples;
  const visit::House house = support::gallery_house(SOURCE_DIR, examples);
  auto& pension = examples.find("pension_enquiry")->second;
  for (const char* inputs : {R"([{"go_on": true}, {"go_on": true}])", R"([{"answered": "no.such/reply"}])",
                             R"([{"dance": true}])", R"([7])", R"([{"give": "x"}])"}) {
    core::Json walks = pension;
    auto parsed = core::parse_json(std::string(R"([{"name": "bad", "inputs": )") + inputs + "}]", "walks");
    REQUIRE(parsed.ok());
    walks.set("walks", parsed.value());
    support::Examples changed = examples;
    changed.find("pension_enquiry")->second = walks;
    INFO(inputs);
    CHECK(codes(visit::gallery(house, changed, "zh-Hans")).count("GALLERY_WALK") == 1);
  }
}

TEST_CASE("A house without services lacks the screens of proof, and says so") {
  support::Examples examples;
  visit::House house = support::house_on_disk(SOURCE_DIR, examples);
  house.services.clear();
  CHECK(codes(visit::gallery(house, {}, "zh-Hans")) == std::set<std::string>{"GALLERY_SCREEN"});
}

TEST_CASE("Every kind of step has an exhibit of its own screen") {
  using flow::StepKind;
  support::Examples examples;
  visit::House house = support::gallery_house(SOURCE_DIR, examples);
  support::add_every_step(house, examples, SOURCE_DIR);
  for (const char* language : {"zh-Hans", "en"}) {
    const visit::Gallery gallery = visit::gallery(house, examples, language);
    for (const core::Error& error : gallery.missing) FAIL_CHECK(core::to_line(error));
    std::set<StepKind> shown;
    for (const visit::Exhibit& exhibit : gallery.exhibits) {
      if (exhibit.name.rfind("every_step.", 0) != 0 || !exhibit.model.session) continue;
      const flow::Step* step = house.services.at("every_step")->find(exhibit.model.session->step);
      if (step != nullptr) shown.insert(step->kind);
    }
    for (int at = static_cast<int>(StepKind::intro); at <= static_cast<int>(StepKind::handoff); ++at) {
      INFO(language << " step kind " << at);
      CHECK(shown.count(static_cast<StepKind>(at)) == 1);
    }
  }
}

TEST_CASE("Each kind of step stands on the page form that is drawn for it") {
  support::Examples examples;
  visit::House house = support::house_on_disk(SOURCE_DIR, examples);
  support::add_every_step(house, examples, SOURCE_DIR);
  support::GridMeasure measure;
  std::set<std::string> screens;
  for (const visit::Exhibit& exhibit : visit::gallery(house, examples, "zh-Hans").exhibits) {
    if (exhibit.name.rfind("every_step.", 0) != 0) continue;
    const visit::View view = visit::view(house, exhibit.model, measure);
    screens.insert(view.scene.screen);
    if (view.scene.screen != "consent") continue;
    // Who sees it, what for and how long are on the page, and no is a key like yes: neither is the main one.
    for (const char* line : {"line.who", "line.why", "line.days"}) {
      REQUIRE(view.scene.find(line) != nullptr);
      CHECK_FALSE(view.scene.find(line)->parts.empty());
    }
    const scene::Node* no = view.scene.find("decline");
    const scene::Node* yes = view.scene.find("go_on");
    REQUIRE(no != nullptr);
    REQUIRE(yes != nullptr);
    CHECK(no->rect.w == Approx(yes->rect.w));
    CHECK(no->rect.h == Approx(yes->rect.h));
    for (const scene::Node* key : {no, yes})
      for (const scene::Part& part : key->parts)
        if (const auto* shape = std::get_if<scene::Shape>(&part)) CHECK(shape->foot != scene::Tone::foot_main);
  }
  for (const char* screen : {"intro", "for_whom", "place_card", "working", "question", "result", "consent", "review",
                             "slip", "rating", "handoff"}) {
    INFO(screen);
    CHECK(screens.count(screen) == 1);
  }
}

TEST_CASE("The audit finds nothing on any kind of step, and its scene goes to JSON") {
  support::Examples examples;
  visit::House house = support::house_on_disk(SOURCE_DIR, examples);
  support::add_every_step(house, examples, SOURCE_DIR);
  support::GridMeasure measure;
  int judged = 0;
  for (const bool wide : {false, true})
    for (int step = 1; step <= 4; ++step) {
      if (wide) std::swap(house.display.width_px, house.display.height_px);
      for (visit::Exhibit exhibit : visit::gallery(house, examples, "zh-Hans").exhibits) {
        if (exhibit.name.rfind("every_step.", 0) != 0) continue;
        exhibit.model.preferences.step = step;
        int pages = 1;
        for (int page = 0; page < pages; ++page) {
          exhibit.model.page = page;
          const visit::View view = visit::view(house, exhibit.model, measure);
          pages = view.pages;
          ++judged;
          for (const scene::Finding& finding : scene::audit(view.scene, house.norms, measure))
            FAIL_CHECK(exhibit.name << " step " << step << (wide ? " landscape" : "") << ": " << finding.node << " "
                                    << finding.code << " " << finding.sentence);
          const auto back = core::parse_json(scene::dump_json(view.scene).dump(), "scene");
          REQUIRE(back.ok());
          CHECK(back.value().list("nodes").size() == view.scene.nodes.size());
        }
      }
      if (wide) std::swap(house.display.width_px, house.display.height_px);
    }
  CHECK(judged > 200);
}

TEST_CASE("Every exhibit can be viewed, every key of it answers, and nothing in it is unspoken") {
  support::Examples examples;
  const visit::House house = support::gallery_house(SOURCE_DIR, examples);
  support::GridMeasure measure;
  for (const char* language : {"zh-Hans", "en"})
    for (const visit::Exhibit& exhibit : visit::gallery(house, examples, language).exhibits) {
      INFO(language << " " << exhibit.name);
      const visit::View view = visit::view(house, exhibit.model, measure);
      CHECK(view.pages >= 1);
      for (const scene::Node& node : view.scene.nodes) {
        INFO(node.key);
        if (node.touchable) CHECK(view.taps.count(node.key) == 1);
        CHECK(node.words.seen.find("⟦") == std::string::npos);
        if (node.words.privacy() == core::Privacy::personal) CHECK(node.instead);
      }
    }
}
