// Who is it: a card, a number with a fresh code, a witness; and kind ways on where one is missing.
#include <set>

#include "visit/visitor.h"

using support::Visitor;

namespace {

const core::Json code_sent = core::Json::object({{"valid_s", 300}});

void type(Visitor& visitor, const std::string& digits) {
  for (char digit : digits) visitor.tap(std::string("digit.") + digit);
}

void to_number(Visitor& visitor) {
  visitor.to_proof();
  visitor.tap("no_card");
  REQUIRE(visitor.screen() == "id_number");
}

// A number is typed and a code was sent for it.
void to_code(Visitor& visitor) {
  to_number(visitor);
  type(visitor, support::first_id);
  visitor.tap("go_on");
  visitor.answer("identity.send_code", code_sent);
}

}  // namespace

TEST_CASE("No digit key says to the hall which one it is") {
  for (const char* language : {"zh-Hans", "en"}) {
    Visitor visitor;
    to_number(visitor);
    visitor.model.language = language;
    const visit::View shown = visitor.view();
    std::set<std::string> aloud;
    int keys = 0;
    for (const scene::Node& node : shown.scene.nodes) {
      if (node.key.compare(0, 6, "digit.") != 0) continue;
      ++keys;
      INFO(node.key);
      CHECK(node.words.said() != "");
      for (const core::Piece& piece : node.words.pieces) CHECK(piece.privacy == core::Privacy::personal);
      REQUIRE(node.instead);
      CHECK(core::PublicWords::from(*node.instead));
      CHECK(node.instead->voiced() != "");
      aloud.insert(node.instead->said());
    }
    CHECK(keys == 11);
    CHECK(aloud.size() == 1);
  }
}

TEST_CASE("A card proves presence, and the platform's own match witnesses") {
  Visitor visitor;
  visitor.to_proof();
  visitor.lay_card();
  CHECK(visitor.model.person.level == core::IdentityLevel::present);
  visitor.answer("identity.match", core::Json::object({{"matched", true}}));
  CHECK(visitor.model.person.level == core::IdentityLevel::witnessed);
  CHECK(visitor.model.person.witness == "platform");
  CHECK(visitor.did<visit::Call>()->operation == "certification.status");
}

TEST_CASE("No match, or no line: a staff badge is asked for; a volunteer's does not do") {
  for (const bool answered : {true, false}) {
    Visitor visitor;
    visitor.to_proof();
    visitor.lay_card();
    const core::Ticket ticket = visitor.did<visit::Call>()->ticket;
    if (answered) {
      visitor.send(visit::CallAnswered{ticket, core::Json::object({{"matched", false}})});
    } else {
      visitor.send(visit::CallUnanswered{ticket, true});
    }
    CHECK(visitor.screen() == "witness");
    visitor.send(visit::BadgeLaid{"0311", false});
    CHECK(visitor.screen() == "witness");
    CHECK(visitor.model.person.level == core::IdentityLevel::present);
    CHECK_FALSE(visitor.said().empty());
    visitor.send(visit::BadgeLaid{"0217", true});
    CHECK(visitor.model.person.level == core::IdentityLevel::witnessed);
    CHECK(visitor.model.person.witness_number == "0217");
  }
}

TEST_CASE("A staff badge without the person's card witnesses nobody") {
  Visitor visitor;
  visitor.to_proof();
  visitor.send(visit::BadgeLaid{"0217", true});
  CHECK(visitor.model.person.level == core::IdentityLevel::guest);
  CHECK(visitor.screen() == "place_card");
}

TEST_CASE("A card that cannot be read is met kindly and can be laid again") {
  Visitor visitor;
  visitor.to_proof();
  visitor.send(visit::CardLaid{core::Json(), false});
  CHECK(visitor.screen() == "card_unreadable");
  CHECK(visitor.sees("不是您的错"));
  CHECK(visitor.offers("window"));
  visitor.send(visit::CardLifted{});
  CHECK(visitor.screen() == "place_card");
  visitor.lay_card();
  CHECK(visitor.model.person.level == core::IdentityLevel::present);
}

TEST_CASE("A wrong check digit is said kindly and the digits stay") {
  Visitor visitor;
  to_number(visitor);
  type(visitor, "990000194001010015");
  visitor.tap("go_on");
  CHECK(visitor.did<visit::Call>() == nullptr);
  CHECK(visitor.model.digits == "990000194001010015");
  CHECK(visitor.sees("有个数不对，请再看一遍"));
  visitor.tap("erase");
  visitor.tap("digit.4");
  visitor.tap("go_on");
  REQUIRE(visitor.did<visit::Call>() != nullptr);
  CHECK(visitor.did<visit::Call>()->operation == "identity.send_code");
}

TEST_CASE("The next key answers while digits are missing, and says what is missing") {
  Visitor visitor;
  to_number(visitor);
  visitor.tap("go_on");
  CHECK(visitor.said().find("数字还没有按完") != std::string::npos);
  type(visitor, "99");
  visitor.tap("go_on");
  CHECK(visitor.said().find("数字还没有按完") != std::string::npos);
  CHECK(visitor.screen() == "id_number");
}

TEST_CASE("X is only the last of an id number, and nothing goes in after the end") {
  Visitor visitor;
  to_number(visitor);
  type(visitor, "X9");
  CHECK(visitor.model.digits == "9");
  type(visitor, "9000019500606004X5");
  CHECK(visitor.model.digits == "99000019500606004X");
}

TEST_CASE("Digits are for earphones; the hall hears their place") {
  Visitor visitor;
  to_number(visitor);
  type(visitor, "99");
  visitor.tap("digit.0");
  const visit::Say* echo = visitor.did<visit::Say>();
  REQUIRE(echo != nullptr);
  CHECK(echo->words.privacy() == core::Privacy::personal);
  CHECK(echo->words.said().find("零") != std::string::npos);
  REQUIRE(echo->instead);
  CHECK(echo->instead->privacy() == core::Privacy::open);
  CHECK(echo->instead->said().find("第三位") != std::string::npos);
  CHECK(echo->instead->said().find("零") == std::string::npos);
  visitor.tap("erase");
  CHECK(visitor.said().find("删掉了第三位") != std::string::npos);
}

TEST_CASE("A typed number alone never proves anything; with a fresh code it proves presence") {
  Visitor visitor;
  to_number(visitor);
  type(visitor, support::first_id);
  visitor.tap("go_on");
  CHECK(visitor.model.person.level == core::IdentityLevel::guest);
  visitor.answer("identity.send_code", code_sent);
  REQUIRE(visitor.screen() == "one_time_code");
  CHECK(visitor.model.person.level == core::IdentityLevel::guest);
  type(visitor, "111111");
  visitor.tap("go_on");
  CHECK(visitor.did<visit::Call>()->operation == "identity.check_code");
  visitor.send(visit::CallRefused{visitor.did<visit::Call>()->ticket, "code_wrong", core::Json()});
  CHECK(visitor.screen() == "one_time_code");
  CHECK(visitor.model.person.level == core::IdentityLevel::guest);
  CHECK(visitor.sees("请再看一遍"));
  type(visitor, "246810");
  visitor.tap("go_on");
  visitor.answer("identity.check_code", core::Json::object({{"matched", true}, {"name", "张建国"}}));
  CHECK(visitor.model.person.level == core::IdentityLevel::present);
  CHECK(visitor.model.person.how == "code");
}

TEST_CASE("A code that is too old is sent again") {
  Visitor visitor;
  to_code(visitor);
  type(visitor, "246810");
  visitor.tap("go_on");
  visitor.send(visit::CallRefused{visitor.did<visit::Call>()->ticket, "code_expired", core::Json()});
  REQUIRE(visitor.did<visit::Call>() != nullptr);
  CHECK(visitor.did<visit::Call>()->operation == "identity.send_code");
}

TEST_CASE("The page for the code tells nobody whether the number is anybody's, nor whose phone it is") {
  Visitor visitor;
  to_number(visitor);
  type(visitor, support::first_id);
  visitor.tap("go_on");
  // A platform of another make may still tell the phone: it is not shown.
  visitor.answer("identity.send_code", core::Json::object({{"valid_s", 300}, {"phone_tail", "0001"}}));
  REQUIRE(visitor.screen() == "one_time_code");
  CHECK(visitor.sees("登记过手机的"));
  CHECK_FALSE(visitor.sees("0001"));
  CHECK_FALSE(visitor.sees("尾号"));
  CHECK(visitor.model.person.facts == core::Json::object({{"id", support::first_id}}));
}

TEST_CASE("No message came: a person at a window, and the number is forgotten") {
  Visitor visitor;
  to_code(visitor);
  visitor.tap("window");
  CHECK(visitor.screen() == "handoff");
  CHECK(visitor.sees("号窗口"));
  CHECK(visitor.model.person == flow::Person{});
}

TEST_CASE("No message can be sent: the same page for every reason, with ways on, and the number is forgotten") {
  for (const char* reason : {"too_often", "unknown_person", "no_phone", ""}) {
    Visitor visitor;
    to_number(visitor);
    type(visitor, support::first_id);
    visitor.tap("go_on");
    visitor.send(visit::CallRefused{visitor.did<visit::Call>()->ticket, reason, core::Json()});
    CHECK(visitor.screen() == "trouble");
    CHECK(visitor.sees("现在不能发短信"));
    CHECK(visitor.model.person == flow::Person{});
    CHECK(visitor.model.digits.empty());
    visitor.tap("again");
    CHECK(visitor.screen() == "place_card");
  }
}

TEST_CASE("Nobody is made to guess: after three wrong codes a person at a window, whatever was done between") {
  Visitor visitor;
  to_number(visitor);
  const auto ask = [&] {
    type(visitor, support::first_id);
    visitor.tap("go_on");
    visitor.answer("identity.send_code", code_sent);
    REQUIRE(visitor.screen() == "one_time_code");
  };
  const auto miss = [&] {
    type(visitor, "111111");
    visitor.tap("go_on");
    visitor.send(visit::CallRefused{visitor.did<visit::Call>()->ticket, "code_wrong", core::Json()});
  };
  ask();
  miss();
  CHECK(visitor.screen() == "one_time_code");
  miss();
  CHECK(visitor.screen() == "one_time_code");
  // Another number begins no new count.
  visitor.tap("fixed.back");
  visitor.tap("no_card");
  ask();
  miss();
  REQUIRE(visitor.screen() == "trouble");
  CHECK(visitor.sees("还是对不上"));
  CHECK(visitor.sees("不要紧"));
  CHECK(visitor.model.person == flow::Person{});
  visitor.tap("window");
  CHECK(visitor.screen() == "handoff");
  CHECK(visitor.sees("号窗口"));
  // The next person begins with none.
  visitor.tap("fixed.leave");
  CHECK(visitor.model.wrong_codes == 0);
}

TEST_CASE("The line is down while a code is wanted: the truth, and two ways on") {
  Visitor visitor;
  to_number(visitor);
  type(visitor, support::first_id);
  visitor.tap("go_on");
  visitor.send(visit::CallUnanswered{visitor.did<visit::Call>()->ticket, false});
  CHECK(visitor.screen() == "trouble");
  // It says that what was typed is still there, and so it is; nothing of it stands on this page, and it is nobody's yet.
  CHECK(visitor.sees("您填的都还在"));
  CHECK(visitor.model.person.facts.is_null());
  const visit::Model trouble = visitor.model;
  for (const char* way : {"again", "fixed.back"}) {
    visitor.model = trouble;
    visitor.tap(way);
    CHECK(visitor.screen() == "id_number");
    CHECK(visitor.model.digits == support::first_id);
    visitor.tap("go_on");
    REQUIRE(visitor.did<visit::Call>() != nullptr);
    CHECK(visitor.did<visit::Call>()->body.text("person_id") == support::first_id);
  }
  visitor.model = trouble;
  visitor.tap("window");
  CHECK(visitor.screen() == "handoff");
  CHECK(visitor.model.digits.empty());
}

TEST_CASE("The line is down while a code is compared: number and code are still there") {
  Visitor visitor;
  to_code(visitor);
  type(visitor, "246810");
  visitor.tap("go_on");
  visitor.send(visit::CallUnanswered{visitor.did<visit::Call>()->ticket, true});
  REQUIRE(visitor.screen() == "trouble");
  const visit::Model trouble = visitor.model;
  visitor.tap("again");
  CHECK(visitor.screen() == "one_time_code");
  visitor.tap("go_on");
  REQUIRE(visitor.did<visit::Call>() != nullptr);
  CHECK(visitor.did<visit::Call>()->operation == "identity.check_code");
  CHECK(visitor.did<visit::Call>()->body.text("code") == "246810");
  CHECK(visitor.did<visit::Call>()->body.text("person_id") == support::first_id);
  visitor.model = trouble;
  visitor.tap("window");
  CHECK(visitor.screen() == "handoff");
  CHECK(visitor.model.person == flow::Person{});
}

TEST_CASE("A card that is laid while a page says that the code does not come goes on") {
  for (const bool refused : {true, false}) {
    Visitor visitor;
    to_number(visitor);
    type(visitor, support::first_id);
    visitor.tap("go_on");
    const core::Ticket ticket = visitor.did<visit::Call>()->ticket;
    if (refused) visitor.send(visit::CallRefused{ticket, "too_often", core::Json()});
    else visitor.send(visit::CallUnanswered{ticket, false});
    REQUIRE(visitor.screen() == "trouble");
    visitor.lay_card();
    CHECK(visitor.screen() == "working");
    CHECK(visitor.model.person.how == "card");
    CHECK(visitor.model.digits.empty());
  }
}

TEST_CASE("A card that has been lying there proves nothing") {
  Visitor visitor;
  visitor.lay_card();
  visitor.tap("fixed.leave");
  visitor.send(visit::Begin{});
  visitor.tap("tile.life_certification");
  visitor.tap("go_on");
  visitor.tap("whom.self");
  CHECK(visitor.screen() == "place_card");
  CHECK(visitor.sees("拿起来，再放一次"));
  CHECK(visitor.model.person.level == core::IdentityLevel::guest);
  visitor.send(visit::CardLifted{});
  CHECK_FALSE(visitor.sees("拿起来，再放一次"));
}
