// Touch: tables of contacts and moments, and what they mean.
#include "paint/touch.h"

#include <catch2/catch.hpp>

#include "hand_scene.h"

using Kind = paint::TouchResult::Kind;

namespace {

// Two keys 6 mm apart, a digit key, and a key that stands over another.
scene::Scene board() {
  scene::Scene scene;
  const auto add = [&](const std::string& key, core::Box box) -> scene::Node& {
    scene::Node node;
    node.key = key;
    node.rect = node.hit = box;
    node.touchable = true;
    scene.nodes.push_back(node);
    return scene.nodes.back();
  };
  add("left", {10, 100, 40, 40});
  add("right", {56, 100, 40, 40});
  add("near", {98, 100, 40, 40});  // only 2 mm from "right"
  add("digit.1", {10, 200, 40, 40}).digit = true;
  scene::Node words;
  words.key = "words";
  words.rect = {10, 10, 200, 40};
  words.words.seen = "words";
  scene.nodes.push_back(words);
  return scene;
}

core::Moment at(int ms) { return core::Moment{ms}; }

}  // namespace

TEST_CASE("a tap is a press and a release in the same target, with a margin that never reaches a neighbour",
          "[touch]") {
  struct Row {
    const char* what;
    double down_x, down_y, up_x, up_y;
    Kind down, up;
    const char* key;
  };
  const Row rows[] = {
      {"inside", 30, 120, 31, 121, Kind::pressed, Kind::tapped, "left"},
      {"on the first corner", 10, 100, 10, 100, Kind::pressed, Kind::tapped, "left"},
      {"slipped 2.9 mm out", 11, 120, 7.1, 120, Kind::pressed, Kind::tapped, "left"},
      {"slipped 3.1 mm out", 11, 120, 6.9, 120, Kind::pressed, Kind::let_go, "left"},
      {"slipped 2.9 mm below", 30, 138, 30, 142.9, Kind::pressed, Kind::tapped, "left"},
      {"slipped into the neighbour", 48, 120, 57, 120, Kind::pressed, Kind::let_go, "left"},
      {"slipped into a near neighbour within the margin", 95, 120, 98.5, 120, Kind::pressed, Kind::let_go, "right"},
      {"released between the near ones", 95, 120, 97, 120, Kind::pressed, Kind::tapped, "right"},
      {"pressed in the gap, released on a key", 53, 120, 60, 120, Kind::nothing, Kind::nothing, ""},
      {"a graze on words", 50, 30, 50, 30, Kind::nothing, Kind::nothing, ""},
      {"outside the panel", -5, -5, 30, 120, Kind::nothing, Kind::nothing, ""},
  };
  const scene::Scene scene = board();
  for (const Row& row : rows) {
    INFO(row.what);
    paint::Touch touch{scene::Norms{}};
    const auto down = touch.down(scene, 1, row.down_x, row.down_y, at(1000));
    CHECK(down.kind == row.down);
    CHECK(down.key == row.key);
    const auto up = touch.up(scene, 1, row.up_x, row.up_y, at(1080));
    CHECK(up.kind == row.up);
    CHECK(up.key == row.key);
  }
}

TEST_CASE("the same target is deaf for a while after a tap, another one is not", "[touch]") {
  struct Row {
    double first_x, first_y, second_x, second_y;
    int after_ms;  // between the first release and the second press
    Kind second;
  };
  const Row rows[] = {
      {30, 120, 30, 120, 499, Kind::nothing}, {30, 120, 30, 120, 500, Kind::pressed},
      {30, 120, 70, 120, 10, Kind::pressed},  {30, 220, 30, 220, 249, Kind::nothing},
      {30, 220, 30, 220, 250, Kind::pressed},
  };
  const scene::Scene scene = board();
  for (const Row& row : rows) {
    INFO(row.after_ms << " ms at " << row.second_x << ", " << row.second_y);
    paint::Touch touch{scene::Norms{}};
    touch.down(scene, 1, row.first_x, row.first_y, at(1000));
    REQUIRE(touch.up(scene, 1, row.first_x, row.first_y, at(1100)).kind == Kind::tapped);
    CHECK(touch.down(scene, 1, row.second_x, row.second_y, at(1100 + row.after_ms)).kind == row.second);
  }
}

TEST_CASE("after a new screen every target is deaf for the dead time", "[touch]") {
  const scene::Scene scene = board();
  for (const auto& [after, kind] : {std::pair{0, Kind::nothing}, {449, Kind::nothing}, {450, Kind::pressed}}) {
    INFO(after);
    paint::Touch touch{scene::Norms{}};
    touch.screen_changed(at(5000));
    CHECK(touch.down(scene, 1, 30, 120, at(5000 + after)).kind == kind);
  }
}

TEST_CASE("a finger that lies on the glass while the screen changes presses nothing on the new one", "[touch]") {
  const scene::Scene scene = board();
  paint::Touch touch{scene::Norms{}};
  REQUIRE(touch.down(scene, 1, 30, 120, at(1000)).kind == Kind::pressed);
  touch.screen_changed(at(1050));
  CHECK(touch.move(scene, 1, 31, 120).kind == Kind::nothing);
  CHECK(touch.up(scene, 1, 30, 120, at(2000)).kind == Kind::nothing);
}

TEST_CASE("a second finger changes nothing", "[touch]") {
  const scene::Scene scene = board();
  paint::Touch touch{scene::Norms{}};
  REQUIRE(touch.down(scene, 1, 30, 120, at(1000)).kind == Kind::pressed);
  CHECK(touch.down(scene, 2, 70, 120, at(1010)).kind == Kind::nothing);
  CHECK(touch.move(scene, 2, 200, 300).kind == Kind::nothing);
  CHECK(touch.up(scene, 2, 70, 120, at(1020)).kind == Kind::nothing);
  CHECK(touch.up(scene, 1, 30, 120, at(1100)).kind == Kind::tapped);
}

TEST_CASE("the pressed look goes when the finger slides off and comes back with it", "[touch]") {
  const scene::Scene scene = board();
  paint::Touch touch{scene::Norms{}};
  touch.down(scene, 1, 30, 120, at(1000));
  CHECK(touch.move(scene, 1, 32, 120).kind == Kind::nothing);
  CHECK(touch.move(scene, 1, 30, 160).kind == Kind::moved_off);
  CHECK(touch.move(scene, 1, 30, 170).kind == Kind::nothing);
  CHECK(touch.move(scene, 1, 30, 120).kind == Kind::moved_on);
  CHECK(touch.up(scene, 1, 30, 120, at(1300)).kind == Kind::tapped);
}

TEST_CASE("a release that the panel lost does not make the kiosk deaf", "[touch]") {
  const scene::Scene scene = board();
  paint::Touch touch{scene::Norms{}};
  touch.down(scene, 7, 30, 120, at(1000));
  // The same finger cannot come down twice: the first release was lost.
  CHECK(touch.down(scene, 7, 70, 120, at(4000)).key == "right");
  CHECK(touch.up(scene, 7, 70, 120, at(4100)).kind == Kind::tapped);
}

TEST_CASE("a target that went away or closed under the finger is not tapped", "[touch]") {
  scene::Scene scene = board();
  paint::Touch touch{scene::Norms{}};
  touch.down(scene, 1, 30, 120, at(1000));
  scene.nodes[0].touchable = false;
  CHECK(touch.up(scene, 1, 30, 120, at(1100)).kind == Kind::let_go);
  touch.down(scene, 1, 70, 120, at(2000));
  scene.nodes.clear();
  CHECK(touch.up(scene, 1, 70, 120, at(2100)).kind == Kind::let_go);
}

TEST_CASE("heard first: a finger says what is under it, and the second touch of the same key acts", "[touch]") {
  const scene::Scene scene = board();
  paint::Touch touch{scene::Norms{}};
  touch.set_manner(paint::TouchManner::heard_first);
  const auto is = [](const paint::TouchResult& result, Kind kind, const char* key) {
    return result.kind == kind && result.key == key;
  };
  SECTION("touch, then touch again") {
    CHECK(is(touch.down(scene, 1, 30, 120, at(1000)), Kind::heard, "left"));
    CHECK(is(touch.up(scene, 1, 30, 120, at(1100)), Kind::let_go, "left"));
    CHECK(is(touch.down(scene, 1, 30, 120, at(1700)), Kind::pressed, "left"));
    CHECK(is(touch.up(scene, 1, 30, 120, at(1800)), Kind::tapped, "left"));
    // The screen did not change: once more is one touch more.
    CHECK(is(touch.down(scene, 1, 30, 120, at(2400)), Kind::pressed, "left"));
  }
  SECTION("sliding says one after the other, words too, and acts on none") {
    CHECK(touch.down(scene, 1, 5, 300, at(1000)).kind == Kind::nothing);  // on empty space
    CHECK(is(touch.move(scene, 1, 30, 120), Kind::heard, "left"));
    CHECK(touch.move(scene, 1, 32, 121).kind == Kind::nothing);
    CHECK(touch.move(scene, 1, 53, 120).kind == Kind::nothing);  // the gap
    CHECK(is(touch.move(scene, 1, 70, 120), Kind::heard, "right"));
    CHECK(is(touch.move(scene, 1, 70, 30), Kind::heard, "words"));
    CHECK(is(touch.move(scene, 1, 70, 120), Kind::heard, "right"));
    CHECK(is(touch.up(scene, 1, 70, 120, at(3000)), Kind::let_go, "right"));
    CHECK(is(touch.down(scene, 1, 60, 130, at(3600)), Kind::pressed, "right"));
    CHECK(is(touch.up(scene, 1, 60, 130, at(3700)), Kind::tapped, "right"));
  }
  SECTION("another key is heard first") {
    touch.down(scene, 1, 30, 120, at(1000));
    touch.up(scene, 1, 30, 120, at(1100));
    CHECK(is(touch.down(scene, 1, 70, 120, at(1800)), Kind::heard, "right"));
    CHECK(touch.up(scene, 1, 70, 120, at(1900)).kind == Kind::let_go);
    CHECK(is(touch.down(scene, 1, 30, 120, at(2600)), Kind::heard, "left"));
  }
  SECTION("a tremble is no second touch") {
    touch.down(scene, 1, 30, 120, at(1000));
    touch.up(scene, 1, 30, 120, at(1100));
    CHECK(is(touch.down(scene, 1, 30, 120, at(1599)), Kind::heard, "left"));
    touch.up(scene, 1, 30, 120, at(1650));
    CHECK(touch.down(scene, 1, 30, 120, at(2150)).kind == Kind::pressed);
  }
  SECTION("a second touch that slides off acts on nothing and listens on") {
    touch.down(scene, 1, 30, 120, at(1000));
    touch.up(scene, 1, 30, 120, at(1100));
    REQUIRE(touch.down(scene, 1, 30, 120, at(1700)).kind == Kind::pressed);
    CHECK(is(touch.move(scene, 1, 70, 120), Kind::heard, "right"));
    CHECK(is(touch.up(scene, 1, 70, 120, at(2000)), Kind::let_go, "right"));
  }
  SECTION("words never act, and a new screen is heard anew") {
    touch.down(scene, 1, 70, 30, at(1000));
    touch.up(scene, 1, 70, 30, at(1100));
    CHECK(is(touch.down(scene, 1, 70, 30, at(1700)), Kind::heard, "words"));
    touch.up(scene, 1, 70, 30, at(1800));
    touch.down(scene, 1, 30, 120, at(2000));
    touch.up(scene, 1, 30, 120, at(2100));
    touch.screen_changed(at(2200));
    CHECK(is(touch.down(scene, 1, 30, 120, at(3000)), Kind::heard, "left"));
  }
  SECTION("turned off, a touch acts at once again") {
    touch.down(scene, 1, 30, 120, at(1000));
    touch.up(scene, 1, 30, 120, at(1100));
    touch.set_manner(paint::TouchManner::at_once);
    CHECK(touch.down(scene, 1, 70, 120, at(1700)).kind == Kind::pressed);
    CHECK(touch.up(scene, 1, 70, 120, at(1800)).kind == Kind::tapped);
  }
}
