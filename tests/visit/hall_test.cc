// What the hall hears of an errand: sentences without holes, and nothing of what anybody was paid, suffers from or was told.
#include "scene/narrate.h"
#include "visit/visitor.h"

using support::Visitor;

namespace {

// Everything that a screen says over the loudspeaker, a sentence a line.
std::string hall_hears(Visitor& visitor) {
  std::string out;
  for (const core::Chunk& chunk : scene::narrate_all(visitor.view().scene, 1).chunks) {
    const auto open = core::PublicWords::from(chunk.words);
    if (open) out += chunk.words.said() + "\n";
    else if (chunk.instead && core::PublicWords::from(*chunk.instead)) out += chunk.instead->said() + "\n";
  }
  return out;
}
std::string headphones_hear(Visitor& visitor) {
  std::string out;
  for (const core::Chunk& chunk : scene::narrate_all(visitor.view().scene, 1).chunks) out += chunk.words.said() + "\n";
  return out;
}
bool has(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("The hall hears when the pension was paid, and no sentence with a hole for the card") {
  Visitor visitor;
  for (const char* key : {"begin", "tile.pension_enquiry", "go_on"}) visitor.tap(key);
  visitor.lay_card();
  visitor.answer("pension.months", visitor.reply("pension_enquiry", "pension.months", "some"));
  visitor.tap("month.2026-11");
  visitor.tap("go_on");
  REQUIRE(visitor.screen() == "result");
  CHECK(has(headphones_hear(visitor), "的银行卡"));
  const std::string heard = hall_hears(visitor);
  INFO(heard);
  CHECK(has(heard, "到账，请看屏幕第"));
  CHECK_FALSE(has(heard, "尾号"));
  CHECK_FALSE(has(heard, "，，"));
  visitor.model.language = "en";
  const std::string english = hall_hears(visitor);
  INFO(english);
  CHECK(has(english, "Paid on"));
  CHECK_FALSE(has(english, "card ending"));
}
