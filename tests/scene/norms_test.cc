// The file of norms: what is missing, out of its range or without a source is named.
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "scene/display.h"

namespace {

core::Json shipped() {
  std::ifstream file(SOURCE_DIR "/config/accessibility.json");
  std::stringstream text;
  text << file.rdbuf();
  auto parsed = core::parse_json(text.str(), "accessibility.json");
  REQUIRE(parsed.ok());
  return std::move(parsed).value();
}

std::string refused(const char* name, core::Json entry) {
  core::Json file = shipped();
  file.set(name, std::move(entry));
  const auto norms = scene::parse_norms(file, "accessibility.json");
  return norms.ok() ? "" : norms.error().code + " " + norms.error().where;
}

core::Json entry(core::Json value, const char* source = "a norm") {
  return core::Json::object({{"value", std::move(value)}, {"source", source}});
}

}  // namespace

TEST_CASE("The shipped norms are read, and stand in for those that the code begins with") {
  const auto norms = scene::parse_norms(shipped(), "accessibility.json");
  REQUIRE(norms.ok());
  const scene::Norms built_in;
  CHECK(norms.value().volume_quietest == built_in.volume_quietest);
  CHECK(norms.value().volume_loudest == built_in.volume_loudest);
  for (int step = 0; step < 4; ++step) CHECK(norms.value().em_mm[step] == built_in.em_mm[step]);
}

TEST_CASE("The loudness of a visit has a range with a source, and begins inside it") {
  const auto range = [](int from, int to) { return core::Json::array({from, to}); };
  CHECK(refused("volume_steps", entry(range(-6, 2))).empty());
  for (const core::Json& bad : {range(-10, 4), range(-9, 8), range(1, 4), range(-9, -1), core::Json::array({-9}),
                                core::Json::array({-9, 0.5}), core::Json("-9..4")})
    CHECK(refused("volume_steps", entry(bad)) == "NORMS_SHAPE accessibility.json:/volume_steps");
  CHECK(refused("volume_steps", entry(range(-9, 4), "")) == "NORMS_SHAPE accessibility.json:/volume_steps");
}
