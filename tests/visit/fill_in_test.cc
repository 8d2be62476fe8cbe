// Questions that are answered by digits: by touch, by the key-pad, wrong, changed, heard and not overheard.
#include <functional>

#include "scene/audit.h"
#include "support/typed_service.h"
#include "visit/gallery.h"
#include "visit/visitor.h"

using support::Visitor;

namespace {

struct Asked : Visitor {
  Asked() {
    auto parsed = flow::parse_definition(support::typed_service(), *house.contract, "typed");
    REQUIRE(parsed.definition);
    parsed.definition->hash = "typed";
    house.services.emplace("typed", std::make_shared<const flow::Definition>(std::move(*parsed.definition)));
    house.settings.services.insert(house.settings.services.begin(), "typed");
    house.settings.drafts = true;  // its words were reviewed by nobody
    auto words = text::parse_bundle(support::typed_words(), "zh-Hans", "typed", "typed");
    REQUIRE(words.ok());
    house.catalogues.add(std::move(words).value());
    tap("begin");
    tap("tile.typed");
    REQUIRE(screen() == "fill_in");
  }

  void touch(const std::string& digits) {
    for (const char digit : digits) tap(digit == '.' ? std::string("digit.point") : std::string("digit.") + digit);
  }
  // A key-pad knows no page: it sends digits as they come.
  void press(const std::string& digits) {
    for (const char digit : digits) send(visit::Digit{digit, visit::Hand::key_pad});
  }
  // OK, once all digits are there: the main key has the focus.
  void press_ok() {
    REQUIRE(model.focus == "go_on");
    const visit::View shown = view();
    REQUIRE(shown.taps.count("go_on") == 1);
    send(shown.taps.find("go_on")->second);
  }
  void to(const std::string& step) {
    const std::vector<std::pair<std::string, std::string>> all{
        {"phone", "13900000001"},        {"since", "19900501"},      {"rent", "1234.5"},
        {"card", "6222009900990099000"}, {"insurance", "990000001"}, {"partner", "990000192802290037"}};
    for (const auto& [field, digits] : all) {
      if (model.session->step == step) return;
      if (model.session->step != field) continue;  // answered before
      touch(digits);
      tap("go_on");
    }
    REQUIRE(model.session->step == step);
  }
  // Types it, and demands that it is met kindly and that nothing is lost.
  void wrong(const std::string& digits, const std::string& words) {
    const std::string step = model.session->step;
    touch(digits);
    tap("go_on");
    INFO(digits);
    CHECK(model.session->step == step);
    CHECK(model.digits == digits);
    CHECK(sees(words));
    while (!model.digits.empty()) tap("erase");
    CHECK_FALSE(sees(words));
  }
};

}  // namespace

TEST_CASE("Every kind of digits by touch: the review shows them, masked where they are private") {
  Asked visitor;
  visitor.to("check");
  const core::Json& answers = visitor.model.session->answers;
  CHECK(answers.text("phone") == "13900000001");
  CHECK(answers.text("since") == "1990-05-01");
  CHECK(answers.whole("rent") == 123'450);
  CHECK(answers.text("card") == "6222009900990099000");
  CHECK(answers.text("insurance") == "990000001");
  CHECK(answers.text("partner") == "990000192802290037");
  std::string all;
  for (int page = 0; page < visitor.view().pages; ++page) {
    visitor.send(visit::GoToPage{page});
    all += visitor.seen();
  }
  CHECK(all.find("1990") != std::string::npos);
  CHECK(all.find("139****0001") != std::string::npos);
  for (const char* secret : {"13900000001", "1,234.50", "1234.50", "6222009900990099000", "990000192802290037"})
    CHECK(all.find(secret) == std::string::npos);
  visitor.tap("reveal.rent");
  std::string open;
  for (int page = 0; page < visitor.view().pages; ++page) {
    visitor.send(visit::GoToPage{page});
    open += visitor.seen();
  }
  CHECK((open.find("1,234.50") != std::string::npos || open.find("1234.50") != std::string::npos));
}

TEST_CASE("The same by key-pad, digit by digit and OK on the main key") {
  Asked visitor;
  for (const char* digits :
       {"13900000001", "19900501", "1234.5", "6222009900990099000", "990000001", "990000192802290037"}) {
    visitor.press(digits);
    visitor.press_ok();
  }
  CHECK(visitor.model.session->step == "check");
  CHECK(visitor.model.session->answers.whole("rent") == 123'450);
}

TEST_CASE("What cannot be is said kindly, and the digits stay") {
  Asked visitor;
  visitor.wrong("12900000001", "电话号码有个数不对");
  visitor.wrong("0000000000", "电话号码有个数不对");
  visitor.wrong("01012345678", "电话号码有个数不对");  // no number begins with 1 after the area code
  visitor.to("since");
  visitor.wrong("19900230", "日历上没有这一天");
  visitor.wrong("00010101", "日历上没有这一天");
  visitor.to("card");
  visitor.wrong("6222009900990099009", "卡号有个数不对");
  visitor.to("partner");
  visitor.wrong("990000192802290038", "有个数不对");
}

TEST_CASE("A telephone may stand on a table, and its number has its own length") {
  for (const char* number : {"01082345678", "057182345678", "05512345678", "82345678", "2345678", "13900000001"}) {
    Asked visitor;
    INFO(number);
    visitor.touch(number);
    visitor.tap("go_on");
    CHECK(visitor.model.session->answers.text("phone") == number);
  }
}

TEST_CASE("The main key says what is missing until there is enough, and no digit goes in beyond the end") {
  Asked visitor;
  visitor.touch("1390000000");
  CHECK_FALSE(visitor.offers("go_on"));
  visitor.tap("go_on");
  CHECK(visitor.said().find("数字还没有按完") != std::string::npos);
  visitor.touch("1");
  CHECK(visitor.offers("go_on"));
  visitor.touch("2");
  CHECK(visitor.model.digits == "13900000001");
  CHECK(visitor.said().find("已经按满了") != std::string::npos);
}

TEST_CASE("The main key takes the focus from the key-pad alone, and not before enough digits are there") {
  Asked visitor;
  visitor.to("since");
  visitor.press("1990050");
  CHECK(visitor.model.focus.empty());
  visitor.press("1");
  CHECK(visitor.model.focus == "go_on");
  CHECK(visitor.said().find("八位都按好了") != std::string::npos);
  CHECK(visitor.said().find("请按下一步") == std::string::npos);  // what to press is said at the main key
  Asked by_finger;
  by_finger.to("since");
  by_finger.touch("19900501");
  CHECK(by_finger.model.focus.empty());
  CHECK(by_finger.said().find("请按下一步") != std::string::npos);
}

TEST_CASE("Digits of the key-pad on a page that takes none are answered") {
  Asked visitor;
  visitor.to("check");
  visitor.press("5");
  CHECK(visitor.said().find("这一页不用按数字") != std::string::npos);
}

TEST_CASE("Digits and erasing are answered on every page without a field, and what was being said goes on") {
  const std::vector<std::function<void(Visitor&)>> pages{
      [](Visitor&) {},
      [](Visitor& v) { v.tap("begin"); },
      [](Visitor& v) { v.tap("begin"), v.tap("fixed.comfort"); },
      [](Visitor& v) { v.tap("begin"), v.tap("fixed.help"); },
      [](Visitor& v) { v.to_slip(); },
      [](Visitor& v) { v.tap("begin"), v.model.idle = visit::Idle::asked; },
      [](Visitor& v) { v.tap("begin"), v.tap("fixed.leave"); },
  };
  for (const auto& go : pages)
    for (const visit::Message& key : {visit::Message{visit::Digit{'5', visit::Hand::key_pad}}, {visit::EraseDigit{}}}) {
      Visitor visitor;
      go(visitor);
      const std::string screen = visitor.screen();
      INFO(screen);
      visitor.send(key);
      CHECK(visitor.said().find("这一页不用按数字") != std::string::npos);
      REQUIRE(visitor.did<visit::Say>() != nullptr);
      CHECK(visitor.did<visit::Say>()->cut == visit::Say::Cut::is_resumed);
      CHECK(visitor.screen() == screen);
      CHECK(visitor.model.visit.is_nil() == (screen == "goodbye"));  // at the welcome it is the person's first word
    }
}

TEST_CASE("Yuan, and a point before 角 and 分: once, after a digit, and never more than two places") {
  Asked visitor;
  visitor.to("rent");
  visitor.touch(".");
  CHECK(visitor.model.digits.empty());
  CHECK(visitor.said().find("点要按在元的后面") != std::string::npos);
  visitor.touch("12.3.45");
  CHECK(visitor.model.digits == "12.34");
  visitor.send(visit::Digit{'X'});
  CHECK(visitor.model.digits == "12.34");
  visitor.tap("go_on");
  CHECK(visitor.model.session->answers.whole("rent") == 1'234);
  Asked much;
  much.to("rent");
  much.touch("123456789.99");
  CHECK(much.model.digits == "1234567.99");
  much.tap("go_on");
  CHECK(much.model.session->answers.whole("rent") == 123'456'799);
  Asked whole;
  whole.to("rent");
  whole.touch("88.");
  whole.tap("go_on");
  CHECK(whole.model.session->answers.whole("rent") == 8'800);
}

TEST_CASE("What is changed from the review stands there as it was typed, and the rest stays") {
  Asked visitor;
  visitor.to("check");
  const std::vector<std::pair<std::string, std::string>> typed{
      {"phone", "13900000001"}, {"since", "19900501"}, {"rent", "1234.5"}, {"partner", "990000192802290037"}};
  for (const auto& [field, digits] : typed) {
    visitor.tap("change." + field);
    CHECK(visitor.screen() == "fill_in");
    CHECK(visitor.model.digits == digits);
    visitor.tap("go_on");
    CHECK(visitor.model.session->step == "check");
  }
  visitor.tap("change.rent");
  visitor.tap("erase");
  visitor.tap("digit.6");
  visitor.tap("go_on");
  CHECK(visitor.model.session->step == "check");
  CHECK(visitor.model.session->answers.whole("rent") == 123'460);
  CHECK(visitor.model.session->answers.text("phone") == "13900000001");
}

TEST_CASE("Back from the next question, the digits stand there again") {
  Asked visitor;
  visitor.to("rent");
  visitor.tap("fixed.back");
  CHECK(visitor.model.session->step == "since");
  CHECK(visitor.model.digits == "19900501");
  visitor.tap("fixed.back");
  CHECK(visitor.model.digits == "13900000001");
}

TEST_CASE("The hall hears places, the earphones what was typed: a sum as a sum, a day as a day") {
  Asked visitor;
  const auto read_back = [&](const std::string& privately, const std::string& aloud) {
    visitor.tap("read_back");
    const visit::Say* say = visitor.did<visit::Say>();
    REQUIRE(say != nullptr);
    REQUIRE(say->instead);
    CHECK(say->words.privacy() == core::Privacy::personal);
    CHECK(say->words.said().find(privately) != std::string::npos);
    CHECK(say->instead->privacy() == core::Privacy::open);
    CHECK(say->instead->said().find(aloud) != std::string::npos);
  };
  visitor.touch("139");
  const visit::Say* echo = visitor.did<visit::Say>();
  REQUIRE(echo != nullptr);
  REQUIRE(echo->instead);
  CHECK(echo->words.said().find("九") != std::string::npos);
  CHECK(echo->instead->said().find("第三位") != std::string::npos);
  CHECK(echo->instead->said().find("九") == std::string::npos);
  read_back("九", "还差八位");
  visitor.to("phone");
  while (!visitor.model.digits.empty()) visitor.tap("erase");
  visitor.to("since");
  visitor.touch("19900501");
  read_back("五月一日", "八位都按好了");
  visitor.tap("go_on");
  visitor.touch("1234.5");
  read_back("一千二百三十四", "已经按了六位");
}

TEST_CASE("Private digits are covered when their group is finished, others are not") {
  Asked visitor;
  const auto in_the_field = [&] {
    std::string out;
    const visit::View shown = visitor.view();
    for (const scene::Part& part : shown.scene.find("field")->parts)
      if (const auto* text = std::get_if<scene::Text>(&part)) out += text->words.seen;
    return out;
  };
  visitor.touch("13900000");
  CHECK(in_the_field() == "0");
  visitor.touch("001");
  visitor.tap("go_on");
  visitor.touch("19900");
  CHECK(in_the_field() == "19900");
}

TEST_CASE("The review of what was typed is whole at every text size, masked and open") {
  Asked visitor;
  visitor.to("check");
  for (int step = 1; step <= 4; ++step)
    for (const bool open : {false, true}) {
      visitor.model.preferences.step = step;
      visitor.model.revealed =
          open ? std::set<std::string>{"phone", "rent", "card", "insurance", "partner"} : std::set<std::string>{};
      for (int page = 0, pages = 1; page < pages; ++page) {
        visitor.model.page = page;
        const visit::View view = visitor.view();
        pages = view.pages;
        INFO("step " << step << ", page " << page + 1 << " of " << pages);
        for (const scene::Finding& finding : scene::audit(view.scene, visitor.house.norms, visitor.measure))
          FAIL_CHECK(finding.node << " " << finding.code << " " << finding.sentence);
      }
    }
}

TEST_CASE("Nothing is typed behind what lies over the field") {
  const std::vector<std::function<void(Asked&)>> covers{[](Asked& v) { v.model.idle = visit::Idle::asked; },
                                                        [](Asked& v) { v.tap("fixed.comfort"); },
                                                        [](Asked& v) { v.tap("fixed.help"); }};
  for (const auto& cover : covers) {
    Asked visitor;
    visitor.touch("139");
    cover(visitor);
    visitor.press("0");
    visitor.send(visit::EraseDigit{});
    visitor.send(visit::ReadBack{});
    CHECK(visitor.model.digits == "139");
    CHECK(visitor.did<visit::Say>() == nullptr);
  }
}

TEST_CASE("A house without the sample questions lacks the pages of digits, and says which") {
  support::Examples examples;
  visit::House house = support::house_on_disk(SOURCE_DIR, examples);
  const auto missing = [&] {
    int count = 0;
    for (const core::Error& each : visit::gallery(house, examples, "zh-Hans").missing)
      count += each.where.find("fill_in.") != std::string::npos ? 1 : 0;
    return count;
  };
  CHECK(missing() == 6);
  visit::add_sample_questions(house);
  CHECK(missing() == 0);
}
