// The gallery of the shipped services: whole, stable, and honest about what it lacks.
#include <catch2/catch.hpp>

#include <functional>
#include <set>

#include "support/grid_measure.h"
#include "support/house_on_disk.h"
#include "visit/gallery.h"

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
  const visit::House house = support::house_on_disk(SOURCE_DIR, examples);
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
  const visit::House house = support::house_on_disk(SOURCE_DIR, examples);
  const auto first = visit::gallery(house, examples, "zh-Hans"), second = visit::gallery(house, examples, "zh-Hans");
  REQUIRE(first.exhibits.size() == second.exhibits.size());
  for (std::size_t i = 0; i < first.exhibits.size(); ++i) {
    CHECK(first.exhibits[i].name == second.exhibits[i].name);
    CHECK(first.exhibits[i].model == second.exhibits[i].model);
  }
}

TEST_CASE("A walk that is taken away is missed") {
  support::Examples examples;
  const visit::House house = support::house_on_disk(SOURCE_DIR, examples);
  auto& pension = examples.find("pension_enquiry")->second;
  const core::Json whole = pension;
  pension = with_walks(whole, [](const std::string& name) { return name != "offline"; });
  CHECK(codes(visit::gallery(house, examples, "zh-Hans")).count("GALLERY_EXIT") == 1);
  pension = with_walks(whole, [](const std::string& name) { return name != "paid"; });
  CHECK(codes(visit::gallery(house, examples, "zh-Hans")).count("GALLERY_STEP") == 1);
}

TEST_CASE("A walk that the service does not take is told, not followed") {
  support::Examples examples;
  const visit::House house = support::house_on_disk(SOURCE_DIR, examples);
  auto& pension = examples.find("pension_enquiry")->second;
  for (const char* inputs : {R"([{"go_on": true}, {"go_on": true}])", R"([{"answered": "no.such/reply"}])", R"([{"dance": true}])", R"([7])",
                             R"([{"give": "x"}])"}) {
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

TEST_CASE("Every exhibit can be viewed, every key of it answers, and nothing in it is unspoken") {
  support::Examples examples;
  const visit::House house = support::house_on_disk(SOURCE_DIR, examples);
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
