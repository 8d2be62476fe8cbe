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

TEST_CASE("The hall hears neither what anybody suffers from nor which department that leads to") {
  for (const char* language : {"zh-Hans", "en"}) {
    Visitor visitor;
    const std::string booking = "hospital_booking";
    const auto private_here = [&](const std::string& heard) {
      for (const char* words : {"心内科", "胸闷", "心慌", "血压高", "骨科", "腰疼", "Heart clinic", "tight chest",
                                "Bones and joints", "back pain"}) {
        INFO(visitor.screen() << ": " << heard);
        CHECK_FALSE(has(heard, words));
      }
    };
    visitor.tap("begin");
    visitor.send(visit::UseLanguage{language});
    for (const char* key : {"tile.hospital_booking", "go_on", "whom.self"}) visitor.tap(key);
    visitor.lay_card();
    visitor.answer("appointment.bookings", visitor.reply(booking, "appointment.bookings", "one"));
    REQUIRE(visitor.screen() == "result");
    private_here(hall_hears(visitor));
    visitor.tap("go_on");
    visitor.answer("appointment.hospitals", visitor.reply(booking, "appointment.hospitals", "some"));
    visitor.tap("hospital.h_one");
    visitor.tap("go_on");
    visitor.answer("appointment.departments", visitor.reply(booking, "appointment.departments", "some"));
    private_here(hall_hears(visitor));
    const visit::View offered = visitor.view();
    visitor.tap("department.heart");
    // Choosing says the place in the list, walking to it no more than that.
    const visit::View chosen = visitor.view();
    for (const core::Chunk& chunk : scene::narrate(&offered.scene, chosen.scene, 2).chunks) {
      const auto open = core::PublicWords::from(chunk.words);
      private_here(open ? chunk.words.said() : chunk.instead ? chunk.instead->said() : "");
    }
    const scene::Node* heart = chosen.scene.find("department.heart");
    REQUIRE(heart != nullptr);
    CHECK(core::PublicWords::from(heart->hint));
    CHECK(has(headphones_hear(visitor), std::string(language) == "en" ? "tight chest" : "心慌"));
    if (std::string(language) == "zh-Hans") CHECK(has(heart->hint.said(), "已选，第一个，共两个"));
    visitor.tap("go_on");
    visitor.answer("appointment.sessions", visitor.reply(booking, "appointment.sessions", "some"));
    private_here(hall_hears(visitor));
    visitor.tap("session.s_a");
    visitor.tap("go_on");
    REQUIRE(visitor.screen() == "review");
    private_here(hall_hears(visitor));
  }
}
