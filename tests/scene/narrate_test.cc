// What is said of a scene, where the key-pad goes, and what a dump shows.
#include "scene/narrate.h"

#include <catch2/catch.hpp>

#include "planted_scene.h"
#include "scene/dump.h"
#include "scene/focus.h"

namespace {

std::vector<std::string> nodes_of(const core::Utterance& utterance) {
  std::vector<std::string> out;
  for (const core::Chunk& chunk : utterance.chunks) out.push_back(chunk.node);
  return out;
}
using Keys = std::vector<std::string>;

}  // namespace

TEST_CASE("A new screen is read from the top, the fixed row left out") {
  const auto utterance = scene::narrate(nullptr, planted::clean(), 7);
  CHECK(utterance.generation == 7);
  CHECK(utterance.priority == core::Priority::now);
  CHECK(nodes_of(utterance) == Keys{"heading", "first", "second"});
}

TEST_CASE("The same screen says nothing again") {
  const auto scene = planted::clean();
  CHECK(scene::narrate(&scene, scene, 8).empty());
}

TEST_CASE("The next question of the same form is read like a new screen") {
  const auto before = planted::clean();
  auto after = before;
  planted::node(after, "heading").words = planted::words("您想哪天来？");
  CHECK(nodes_of(scene::narrate(&before, after, 9)) == Keys{"heading", "first", "second"});
}

TEST_CASE("A live node speaks when its words change, a quiet one does not") {
  auto before = planted::clean();
  auto after = before;
  planted::node(after, "second").words = planted::words("换了");
  CHECK(scene::narrate(&before, after, 10).empty());
  planted::node(after, "second").live = scene::Live::polite;
  const auto polite = scene::narrate(&before, after, 10);
  CHECK(nodes_of(polite) == Keys{"second"});
  CHECK(polite.priority == core::Priority::when_quiet);
  planted::node(after, "second").live = scene::Live::now;
  CHECK(scene::narrate(&before, after, 10).priority == core::Priority::now);
}

TEST_CASE("The key-pad's arrival is said at once, with what follows after it") {
  const auto before = planted::clean();
  auto after = before;
  planted::node(after, "second").state.focused = true;
  planted::node(after, "second").hint = planted::words("第二个，共两个");
  const auto utterance = scene::narrate(&before, after, 11);
  CHECK(utterance.priority == core::Priority::now);
  REQUIRE(utterance.chunks.size() == 2);
  CHECK(utterance.chunks[1].words.seen == "第二个，共两个");
}

TEST_CASE("A choice that was taken is said") {
  const auto before = planted::clean();
  auto after = before;
  planted::node(after, "first").state.chosen = true;
  CHECK(nodes_of(scene::narrate(&before, after, 12)) == Keys{"first"});
}

TEST_CASE("How a key is pressed is said where the key-pad stands, and nowhere else") {
  const auto before = planted::clean();
  auto after = before;
  planted::node(after, "second").at_focus = planted::words("接着办，按确定");
  CHECK(scene::narrate(nullptr, after, 14).chunks.size() == 3);
  planted::node(after, "second").state.focused = true;
  const auto utterance = scene::narrate(&before, after, 15);
  REQUIRE(utterance.chunks.size() == 2);
  CHECK(utterance.chunks[1].words.seen == "接着办，按确定");
}

TEST_CASE("After 已选 the key that came alive says how to go on") {
  auto before = planted::clean();
  planted::node(before, "second").state.enabled = false;
  auto after = before;
  planted::node(after, "first").state.chosen = true;
  planted::node(after, "second").state.enabled = true;
  planted::node(after, "second").hint = planted::words("选好了，按下一步");
  const auto utterance = scene::narrate(&before, after, 16);
  REQUIRE(utterance.chunks.size() == 2);
  CHECK(utterance.chunks[0].node == "first");
  CHECK(utterance.chunks[1].words.seen == "选好了，按下一步");
}

TEST_CASE("Personal words travel with what the loudspeaker says instead") {
  auto scene = planted::clean();
  scene::Node& heading = planted::node(scene, "heading");
  heading.words = planted::words("张三", "zhang1 san1", core::Privacy::personal);
  heading.instead = planted::words("请看屏幕第一行");
  const auto utterance = scene::narrate_node(scene, heading, "", 13);
  REQUIRE(utterance.chunks.size() == 1);
  REQUIRE(utterance.chunks[0].instead);
  CHECK(core::PublicWords::from(*utterance.chunks[0].instead));
  CHECK_FALSE(core::PublicWords::from(utterance.chunks[0].words));
}

TEST_CASE("The keys of a private pad cannot be told or counted by ear") {
  auto pad = planted::clean();
  const auto instead = planted::words("数字键，请看屏幕");
  for (const char* name : {"first", "second"}) {
    scene::Node& key = planted::node(pad, name);
    key.digit = key.touchable = true;
    for (core::Piece& piece : key.words.pieces) piece.privacy = core::Privacy::personal;
    key.instead = instead;
  }
  auto at_first = pad, at_second = pad;
  planted::node(at_first, "first").state.focused = true;
  planted::node(at_second, "second").state.focused = true;
  // Coming to the pad says where it is; from key to key the headphones go on and the loudspeaker is silent.
  const auto arrived = scene::narrate(&pad, at_first, 3);
  REQUIRE_FALSE(arrived.empty());
  CHECK(arrived.chunks.front().instead == instead);
  for (const auto& walked : {scene::narrate(&at_first, at_second, 4), scene::narrate(&at_second, at_first, 5)}) {
    REQUIRE_FALSE(walked.empty());
    CHECK_FALSE(walked.chunks.front().words.empty());
    for (const core::Chunk& chunk : walked.chunks) CHECK_FALSE(chunk.instead);
  }
  CHECK(scene::narrate_node(pad, planted::node(pad, "second"), "heading", 6).chunks.front().instead == instead);
  CHECK_FALSE(scene::narrate_node(pad, planted::node(pad, "second"), "first", 7).chunks.front().instead);
}

TEST_CASE("The key-pad walks the content, then the fixed row, and round") {
  const auto scene = planted::clean();
  CHECK(scene::focus_order(scene) ==
        Keys{"first", "second", "fixed.back", "fixed.repeat", "fixed.help", "fixed.comfort", "fixed.leave"});
  CHECK(scene::next_focus(scene, "") == "first");
  CHECK(scene::previous_focus(scene, "") == "fixed.leave");
  CHECK(scene::next_focus(scene, "second") == "fixed.back");
  CHECK(scene::next_focus(scene, "fixed.leave") == "first");
  CHECK(scene::previous_focus(scene, "first") == "fixed.leave");
  CHECK(scene::next_focus(scene::Scene{}, "first").empty());
}

TEST_CASE("A dump holds every node with its place, words and state") {
  auto scene = planted::clean();
  planted::node(scene, "first").state.enabled = false;
  const std::string text = scene::dump_text(scene);
  CHECK(text.rfind("screen planted zh-Hans step 1 calm\n", 0) == 0);
  CHECK(text.find("first button [18.0,120.0 110.0x34.0] disabled \"第一件\" says \"第一件\"\n") != std::string::npos);
  const core::Json json = scene::dump_json(scene);
  CHECK(json.text("screen_id") == "planted");
  REQUIRE(json.list("nodes").size() == scene.nodes.size());
  CHECK(json.list("nodes")[1].text("id") == "first");
  CHECK(json.list("nodes")[1].find("hit_rect") != nullptr);
  CHECK(json.list("nodes")[0].find("hit_rect") == nullptr);
}

TEST_CASE("A personal label is masked in a JSON dump") {
  auto scene = planted::clean();
  planted::node(scene, "heading").words = planted::words("990000194001010014", "jiu3", core::Privacy::personal);
  planted::node(scene, "heading").parts.clear();
  CHECK(scene::dump_json(scene).dump().find("990000194001010014") == std::string::npos);
}
