// The shell: beginning, home, comfort, help, slip, rating.
#include "visit/visitor.h"

using std::chrono::seconds;
using support::Visitor;

TEST_CASE("A touch, a key, a card and headphones each begin a visit") {
  SECTION("touch") {
    Visitor visitor;
    visitor.tap("begin");
    CHECK(visitor.screen() == "home");
  }
  SECTION("key") {
    Visitor visitor;
    visitor.send(visit::Focus{"begin"});
    CHECK_FALSE(visitor.model.visit.is_nil());
    CHECK(visitor.screen() == "welcome");
  }
  SECTION("card") {
    Visitor visitor;
    visitor.lay_card();
    CHECK(visitor.screen() == "home");
    CHECK(visitor.model.person.level == core::IdentityLevel::present);
  }
  SECTION("headphones: the welcome is read from the start") {
    Visitor visitor;
    visitor.send(visit::HeadphonesChanged{true});
    CHECK_FALSE(visitor.model.visit.is_nil());
    CHECK(visitor.screen() == "welcome");
    CHECK(visitor.did<visit::SayAgain>() != nullptr);
  }
}

TEST_CASE("A kiosk whose endpoint was replaced says so, until the platform says that it is a simulator") {
  Visitor visitor;
  const auto status = [&] {
    const visit::View view = visitor.view();
    const scene::Node* node = view.scene.find("platform");
    return node == nullptr ? std::string() : node->words.said();
  };
  CHECK(status().empty());
  visitor.house.trial = true;
  CHECK(status().find("试用") != std::string::npos);
  visitor.send(visit::PlatformIs{true});
  CHECK(status().find("模拟平台") != std::string::npos);
}

TEST_CASE("The welcome says how to make it louder and that there are keys") {
  Visitor visitor;
  std::string said;
  for (const scene::Node& node : visitor.view().scene.nodes)
    if (node.spoken) said += node.words.said() + node.hint.said();
  CHECK(said.find("声音小") != std::string::npos);
  CHECK(said.find("键盘") != std::string::npos);
  CHECK(said.find("耳机") != std::string::npos);
}

TEST_CASE("Home offers the services in the order of the config, and only those that exist in the language") {
  Visitor visitor;
  visitor.house.settings.services = {"pension_enquiry", "no_such_service", "life_certification", "hospital_booking"};
  visitor.tap("begin");
  std::vector<std::string> tiles;
  for (const scene::Node& node : visitor.view().scene.nodes)
    if (node.key.compare(0, 5, "tile.") == 0) tiles.push_back(node.key);
  CHECK(tiles == std::vector<std::string>{"tile.pension_enquiry", "tile.life_certification", "tile.hospital_booking"});
  // A language that has the shell alone offers no errand, and says where to go instead.
  text::LanguageInfo info;
  info.language = "yue";
  info.own_name = "粤语";
  info.review["shell"] = text::Review::reviewed;
  visitor.house.catalogues.add(info);
  text::Bundle shell = visitor.house.catalogues.bundles().at("zh-Hans").at("shell");
  shell.language = "yue";
  visitor.house.catalogues.add(shell);
  visitor.send(visit::UseLanguage{"yue"});
  CHECK_FALSE(visitor.offers("tile.pension_enquiry"));
  CHECK(visitor.sees("现在没有能办的事"));
  visitor.send(visit::OpenService{"pension_enquiry"});
  CHECK(visitor.screen() == "home");
}

TEST_CASE("In the middle of an errand only its own languages are spoken") {
  Visitor visitor;
  visitor.to_review();
  visitor.send(visit::UseLanguage{"en"});
  CHECK(visitor.model.language == "en");
  visitor.send(visit::UseLanguage{"xx"});
  CHECK(visitor.model.language == "en");
}

TEST_CASE("Letters and sound are reached from everywhere and lead back to where one was") {
  Visitor visitor;
  visitor.to_review();
  visitor.tap("fixed.comfort");
  CHECK(visitor.screen() == "comfort");
  visitor.tap("comfort.size.more");
  CHECK(visitor.model.preferences.step == 2);
  visitor.tap("comfort.theme");
  CHECK(visitor.model.preferences.theme == scene::Theme::white_on_black);
  visitor.tap("comfort.low");
  CHECK(visitor.model.preferences.low);
  visitor.tap("comfort.loudness.less");
  CHECK(visitor.model.volume == -1);
  visitor.tap("comfort.pace.more");
  CHECK(visitor.model.rate == 4);
  visitor.tap("comfort.aloud");
  CHECK(visitor.model.aloud);
  // What lies under the page is not touched meanwhile.
  visitor.send(visit::GoOn{});
  CHECK(visitor.did<visit::Commit>() == nullptr);
  visitor.tap("comfort.done");
  CHECK(visitor.screen() == "review");
}

TEST_CASE("At either end of a scale the key says so instead of being silent") {
  Visitor visitor;
  visitor.tap("begin");
  visitor.tap("fixed.comfort");
  for (const char* key : {"comfort.size.less", "comfort.size.more", "comfort.loudness.less", "comfort.loudness.more",
                          "comfort.pace.less", "comfort.pace.more"}) {
    for (int i = 0; i < 20 && visitor.offers(key); ++i) visitor.tap(key);
    INFO(key);
    CHECK_FALSE(visitor.offers(key));
    visitor.tap(key);
    CHECK(visitor.said().find("最") != std::string::npos);
  }
}

TEST_CASE("The labels of the fixed row are short from the second size on, in the same places") {
  Visitor visitor;
  visitor.tap("begin");
  CHECK(visitor.view().scene.find("fixed.back")->words.said() == "退回上一步");
  visitor.send(visit::SetTextStep{2});
  CHECK(visitor.view().scene.find("fixed.back")->words.said() == "退回");
}

TEST_CASE("Who calls for help before anything was begun is not told to go on with it") {
  Visitor visitor;
  visitor.tap("fixed.help");
  CHECK(visitor.screen() == "help");
  CHECK(visitor.sees("有人回话，我就告诉您"));
  CHECK_FALSE(visitor.sees("接着办"));
  visitor.tap("help.go_on");
  visitor.tap("fixed.help");  // takes the call back
  visitor.tap("begin");
  visitor.tap("tile.life_certification");
  visitor.tap("fixed.help");
  CHECK(visitor.sees("您可以接着办"));
}

TEST_CASE("A call for help says that somebody was called, and nothing more, until the desk answers") {
  Visitor visitor;
  visitor.to_review();
  visitor.tap("fixed.help");
  const visit::RaiseHelp* raised = visitor.did<visit::RaiseHelp>();
  REQUIRE(raised != nullptr);
  CHECK(raised->service == "life_certification");
  CHECK(raised->screen == "errand");
  CHECK(visitor.sees("已经叫人了，请您等一等"));
  CHECK_FALSE(visitor.sees("正在过来"));
  const core::Ticket ticket = raised->ticket;
  SECTION("answered") {
    visitor.send(visit::HelpAnswered{ticket, "王师傅正在过来"});
    CHECK(visitor.sees("王师傅正在过来"));
    const visit::View shown = visitor.view();
    const scene::Node* line = shown.scene.find("line.1");
    REQUIRE(line != nullptr);
    CHECK(line->words.said() == "王师傅正在过来");
    CHECK_FALSE(core::PublicWords::from(line->words));
    REQUIRE(line->instead);
    CHECK(core::PublicWords::from(*line->instead));
    CHECK(line->instead->said() == "请看屏幕第一行，或者插上耳机");
    CHECK(core::masked(line->words).seen == "●●●●●");
    visitor.tap("help.go_on");
    CHECK(visitor.screen() == "review");
    CHECK(visitor.sees("已经叫了"));
  }
  SECTION("answered in the desk's own language, while another is spoken") {
    visitor.send(visit::UseLanguage{"en"});
    visitor.send(visit::HelpAnswered{ticket, "王师傅马上来，请等一下"});
    const visit::View shown = visitor.view();
    const scene::Node* line = shown.scene.find("line.1");
    REQUIRE(line != nullptr);
    CHECK(line->words.language == "zh-Hans");
    CHECK(line->words.said() == "王师傅马上来，请等一下");
    CHECK(line->instead->language == "en");
    visitor.send(visit::HelpAnswered{ticket, "Please wait"});
    CHECK(visitor.view().scene.find("line.1")->words.language == "en");
  }
  SECTION("answered in signs that no voice reads") {
    for (const char* written : {"😀😀", "\uE000", "สวัสดีครับ", "您好 สวัสดี"}) {
      visitor.send(visit::HelpAnswered{ticket, written});
      const visit::View shown = visitor.view();
      const scene::Node* line = shown.scene.find("line.1");
      REQUIRE(line != nullptr);
      CHECK(line->words.seen == written);
      CHECK(line->words.said().find("这里有字读不出来") != std::string::npos);
      CHECK(line->words.privacy() == core::Privacy::personal);
      REQUIRE(line->instead);
      CHECK(core::masked(line->words).seen == "●●●●●");
    }
  }
  SECTION("nobody answers") {
    visitor.pass(seconds(visitor.house.settings.help_fallback_s - 1));
    CHECK_FALSE(visitor.sees("没有人回话"));
    visitor.pass(seconds(2));
    CHECK(visitor.sees("没有人回话"));
    CHECK(visitor.sees("1 号窗口"));
    CHECK(visitor.noted(core::EventKind::help_unanswered));
    visitor.send(visit::HelpAnswered{ticket, "请到二号窗口"});
    CHECK(visitor.sees("请到二号窗口"));
  }
  SECTION("taken back") {
    visitor.tap("fixed.help");
    CHECK(visitor.screen() == "review");
    REQUIRE(visitor.did<visit::WithdrawHelp>() != nullptr);
    CHECK(visitor.did<visit::WithdrawHelp>()->ticket == ticket);
    visitor.send(visit::HelpAnswered{ticket, "王师傅正在过来"});
    CHECK(visitor.screen() == "review");
  }
  SECTION("at the end of the visit") {
    visitor.tap("fixed.leave");
    CHECK(visitor.did<visit::WithdrawHelp>() != nullptr);
  }
}

TEST_CASE("The slip is asked for, printed, and taken along") {
  Visitor visitor;
  visitor.to_slip();
  CHECK(visitor.did<visit::Print>() == nullptr);
  visitor.tap("go_on");
  const visit::Print* print = visitor.did<visit::Print>();
  REQUIRE(print != nullptr);
  CHECK(print->slip.number == "RZ000001");
  CHECK_FALSE(print->slip.lines.empty());
  for (const visit::SlipLine& line : print->slip.lines) {
    CHECK(line.value.seen.find("张建国") == std::string::npos);
    CHECK(line.value.seen.find(support::first_id) == std::string::npos);
  }
  const core::Ticket ticket = print->ticket;
  SECTION("printed") {
    visitor.send(visit::Printed{ticket});
    CHECK(visitor.sees("小票打好了"));
    visitor.tap("go_on");
    CHECK(visitor.screen() == "rating");
  }
  for (const char* why : {"empty", "jam", "broken"}) {
    SECTION(why) {
      visitor.send(visit::PrintFailed{ticket, why});
      CHECK(visitor.screen() == "slip");
      CHECK(visitor.noted(core::EventKind::slip_failed));
      CHECK(visitor.noted(core::EventKind::device_failed));
      CHECK(visitor.sees("没有小票也不影响"));
      CHECK(visitor.sees("RZ000001"));
      CHECK(visitor.offers("print_again"));
      visitor.tap("go_on");
      CHECK(visitor.screen() == "rating");
    }
  }
}

TEST_CASE("A printer known to be empty is not asked, and the errand goes on") {
  Visitor visitor;
  visitor.send(visit::PrinterChanged{"empty"});
  visitor.to_slip();
  CHECK(visitor.sees("没有纸了"));
  visitor.tap("go_on");
  CHECK(visitor.did<visit::Print>() == nullptr);
  CHECK(visitor.screen() == "rating");
}

TEST_CASE("The rating is never preselected, never forced, and the worst counts like the best") {
  Visitor visitor;
  visitor.to_slip();
  visitor.tap("decline");
  REQUIRE(visitor.screen() == "rating");
  const visit::View view = visitor.view();
  int levels = 0;
  for (const scene::Node& node : view.scene.nodes)
    if (node.key.compare(0, 7, "rating.") == 0) {
      ++levels;
      CHECK_FALSE(node.state.chosen);
    }
  CHECK(levels == 5);
  CHECK_FALSE(visitor.offers("go_on"));
  SECTION("skipped") {
    visitor.tap("decline");
    CHECK_FALSE(visitor.noted(core::EventKind::visit_rated));
    CHECK(visitor.screen() == "done");
  }
  SECTION("the worst") {
    visitor.tap("rating.2");
    visitor.tap("rating.1");
    visitor.tap("go_on");
    CHECK(visitor.noted(core::EventKind::visit_rated));
    CHECK(visitor.screen() == "done");
  }
}

TEST_CASE("After a bereavement nobody is asked for stars") {
  Visitor visitor;
  flow::Definition definition = *visitor.house.services.at("life_certification");
  definition.register_of_tone = "condolence";
  visitor.house.services["life_certification"] = std::make_shared<const flow::Definition>(definition);
  visitor.to_slip();
  visitor.tap("decline");
  CHECK(visitor.screen() == "done");
}

TEST_CASE("A choice may be wrong for free: nothing moves on before the main key") {
  Visitor visitor;
  visitor.to_months();
  REQUIRE(visitor.screen() == "question");
  CHECK_FALSE(visitor.offers("go_on"));
  visitor.tap("go_on");
  CHECK(visitor.said().find("请先选一个") != std::string::npos);
  visitor.tap("month.2026-09");
  visitor.tap("month.2026-11");
  CHECK(visitor.screen() == "question");
  visitor.tap("go_on");
  CHECK(visitor.screen() == "result");
  // The sum is hidden until it is asked for.
  CHECK_FALSE(visitor.sees("3128.40"));
  visitor.tap("reveal.sum");
  CHECK(visitor.sees("3128.40"));
  visitor.tap("conceal.sum");
  CHECK_FALSE(visitor.sees("3128.40"));
  visitor.tap("fixed.back");
  CHECK(visitor.screen() == "question");
  CHECK(visitor.view().scene.find("month.2026-11")->state.chosen);
}

TEST_CASE("The simulator's label is shown while the platform says that it is one") {
  Visitor visitor;
  visitor.tap("begin");
  CHECK_FALSE(visitor.sees("模拟平台"));
  visitor.send(visit::PlatformIs{true});
  CHECK(visitor.sees("模拟平台"));
  visitor.send(visit::NextPerson{});
  CHECK(visitor.sees("模拟平台"));
}

TEST_CASE("Who walks by keys hears how to press") {
  Visitor visitor;
  visitor.to_review();
  CHECK(visitor.view().scene.find("go_on")->hint.said().find("按确定") == std::string::npos);
  visitor.send(visit::Focus{"go_on"});
  CHECK(visitor.view().scene.find("go_on")->hint.said().find("按确定") != std::string::npos);
}
