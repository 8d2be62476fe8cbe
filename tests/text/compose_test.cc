#include "text/compose.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "support/pseudo_language.h"
#include "support/readings_on_disk.h"
#include "text/spoken.h"
#include "text/unit.h"

using namespace text;

namespace {

core::Json json(std::string_view text) {
  auto parsed = core::parse_json(text);
  REQUIRE(parsed.ok());
  return parsed.value();
}

Catalogues catalogues_of(std::string_view messages, std::string_view language = "zh-Hans") {
  Catalogues out;
  auto info = parse_manifest(
      json(R"({"language": ")" + std::string(language) + R"(", "name": "x", "review": {"shell": "reviewed"}})"), "m");
  REQUIRE(info.ok());
  out.add(std::move(info).value());
  auto bundle = parse_bundle(json(R"({"messages": )" + std::string(messages) + "}"), language, "shell", "f");
  REQUIRE(bundle.ok());
  out.add(std::move(bundle).value());
  return out;
}

// Every byte of what is seen belongs to at most one piece, in order.
void check_ranges(const core::Words& words) {
  std::uint32_t at = 0;
  for (const core::Piece& piece : words.pieces) {
    CHECK(piece.seen_begin >= at);
    CHECK(piece.seen_end >= piece.seen_begin);
    CHECK(piece.seen_end <= words.seen.size());
    if (piece.seen_end > piece.seen_begin) at = piece.seen_end;
    if (piece.privacy == core::Privacy::open) CHECK(piece.mask.empty());
  }
}

}  // namespace

TEST_CASE("a message without arguments is seen and said, piece by piece") {
  const Catalogues catalogues = catalogues_of(R"({"hello": "您好，请按 2 号键。"})");
  const core::Words words = compose(catalogues, "zh-Hans", "shell.hello");
  check_ranges(words);
  CHECK(words.seen == "您好，请按 2 号键。");
  CHECK(words.said() == "您好，请按二号键。");
  CHECK(words.privacy() == core::Privacy::open);
  CHECK(words.key == "shell.hello");
}

TEST_CASE("an unknown key is visible and never silent") {
  const Catalogues catalogues = catalogues_of(R"({"hello": "您好"})");
  const core::Words words = compose(catalogues, "zh-Hans", "shell.nothing");
  CHECK(words.seen == "⟦shell.nothing⟧");
  CHECK(words.voiced().empty());
  const core::Words without = compose(catalogues_of(R"({"a": "第 {n} 步"})"), "zh-Hans", "shell.a");
  CHECK(without.seen == "第 ⟦n⟧ 步");
}

TEST_CASE("arguments are shown and spoken by their kind") {
  const Catalogues catalogues =
      catalogues_of(R"({"money": "这个月 {sum}。", "step": "第 {n} / {m} 步", "day": "下次 {day}。",
    "call": "打 {number} 问一问", "count": "一共 {n} 个"})");
  Arguments sum{{"sum", {Kind::money, core::Money{312840}}}};
  const core::Words money = compose(catalogues, "zh-Hans", "shell.money", sum);
  check_ranges(money);
  CHECK(money.seen == "这个月 3128.40 元。");
  CHECK(money.said() == "这个月三千一百二十八元四角。");
  const core::Words step =
      compose(catalogues, "zh-Hans", "shell.step", {{"n", Argument::number(2)}, {"m", Argument::number(4)}});
  check_ranges(step);
  CHECK(step.said() == "第二步，共四步");
  const core::Words day = compose(catalogues, "zh-Hans", "shell.day", {{"day", {Kind::day, core::Day{2026, 11, 24}}}});
  CHECK(day.seen == "下次 2026 年 11 月 24 日，星期二。");
  CHECK(day.said() == "下次二零二六年十一月二十四日，星期二。");
  CHECK(compose(catalogues, "zh-Hans", "shell.call", {{"number", {Kind::digits, std::string("12333")}}}).said() ==
        "打幺二三三三问一问");
  CHECK(compose(catalogues, "zh-Hans", "shell.count", {{"n", Argument::number(2)}}).said() == "一共两个");
}

TEST_CASE("personal values are masked on the screen, personal as pieces, and said by their ending") {
  const Catalogues catalogues = catalogues_of(R"({"id": "{name}，身份证 {id}。", "pension": "每月 {sum}"})");
  Arguments arguments{{"name", {Kind::name, std::string("张三"), core::Grade::L3}},
                      {"id", {Kind::resident_id, std::string("990000194001010014")}}};
  core::Words words = compose(catalogues, "zh-Hans", "shell.id", arguments);
  check_ranges(words);
  CHECK(words.seen == "张*，身份证 9***************14。");
  CHECK(words.said() == "张三，身份证尾号零零一四。");
  CHECK(words.privacy() == core::Privacy::personal);
  CHECK_FALSE(core::PublicWords::from(words));
  CHECK(compose(catalogues, "zh-Hans", "shell.id", arguments, {true})
            .said()
            .find("九九零零零零、一九四零、零一零一、零零一四") != std::string::npos);
  arguments["id"].revealed = true;
  words = compose(catalogues, "zh-Hans", "shell.id", arguments);
  check_ranges(words);
  CHECK(words.seen == "张*，身份证 990000194001010014。");
  CHECK(core::masked(words).seen == "张*，身份证 9***************14。");

  Arguments sum{{"sum", {Kind::money, core::Money{312840}, core::Grade::L4}}};
  words = compose(catalogues, "zh-Hans", "shell.pension", sum);
  check_ranges(words);
  CHECK(words.seen == "每月 ●●●●● 元");
  CHECK(words.said() == "每月三千一百二十八元四角");
  sum["sum"].revealed = true;
  words = compose(catalogues, "zh-Hans", "shell.pension", sum);
  CHECK(words.seen == "每月 3128.40 元");
  CHECK(core::masked(words).seen == "每月 ●●●●● 元");
}

TEST_CASE("the ear may be given other words than the eye") {
  const Catalogues catalogues =
      catalogues_of(R"({"card": {"seen": "卡放这里 ↓ {id}", "said": "请把卡放在亮绿灯的地方，{id}"}})");
  const core::Words words =
      compose(catalogues, "zh-Hans", "shell.card", {{"id", {Kind::resident_id, std::string("990000194001010014")}}});
  check_ranges(words);
  CHECK(words.said() == "请把卡放在亮绿灯的地方，尾号零零一四");
  CHECK(core::masked(words).seen == "卡放这里 ↓ 9***************14");
}

TEST_CASE("plural, select and nested keys") {
  const Catalogues catalogues =
      catalogues_of(R"({"left": "{n, plural, one {one page is left} other {# pages are left}}",
    "who": "{who, select, self {for yourself} other {for somebody else}}", "outer": "Press {label}.", "label": "OK now"})",
                    "en");
  CHECK(compose(catalogues, "en", "shell.left", {{"n", Argument::number(1)}}).said().find("one") == 0);
  const core::Words left = compose(catalogues, "en", "shell.left", {{"n", Argument::number(12)}});
  check_ranges(left);
  CHECK(left.seen == "12 pages are left");
  CHECK(left.voiced() == "twelve pages are left");
  CHECK(compose(catalogues, "en", "shell.who", {{"who", Argument::plain("self")}}).seen == "for yourself");
  CHECK(compose(catalogues, "en", "shell.outer", {{"label", Argument::key("shell.label")}}).seen == "Press OK now.");
}

TEST_CASE("free text is masked where it holds private numbers") {
  const Catalogues none;
  const core::Words words = compose_text(none, "zh-Hans", "请打13800138000，说身份证990000194001010014。");
  check_ranges(words);
  CHECK(words.seen == "请打138****8000，说身份证9***************14。");
  CHECK(words.said() == "请打尾号八零零零，说身份证尾号零零一四。");
  CHECK(words.privacy() == core::Privacy::personal);
  CHECK(compose_text(none, "zh-Hans", "请到 3 号窗口。").privacy() == core::Privacy::open);
  const core::Words whole = compose_text(none, "zh-Hans", "张三住在西湖区", core::Grade::L3);
  CHECK(whole.privacy() == core::Privacy::personal);
  CHECK(core::masked(whole).seen == "****");
}

TEST_CASE("what others wrote and the voice cannot read is told, once and behind the rest") {
  const Catalogues catalogues = catalogues_of(R"({"unreadable": "有字读不出来。", "to": "请到{place}。"})");
  const auto said = [&](std::string_view written) {
    const core::Words words = compose_text(catalogues, "zh-Hans", written);
    check_ranges(words);
    CHECK(words.seen == written);
    CHECK(UnreadNotice(catalogues).stands_in(words) == (words.said().find("读不出来") != std::string::npos));
    return words.said();
  };
  for (const char* unreadable : {"😀😀", "\uE000", "สวัสดีครับ", "Привет"}) CHECK(said(unreadable) == "有字读不出来。");
  CHECK(said("您好สวัสดี") == "您好。有字读不出来。");
  CHECK(said("您好！\uE000") == "您好！有字读不出来。");
  CHECK(said("您好😀") == "您好");
  CHECK(said("……") == "");
  CHECK(said("") == "");
  const auto value = [&](std::string text, core::Grade grade) {
    Argument argument = Argument::plain(std::move(text));
    argument.grade = grade;
    return argument;
  };
  CHECK(compose(catalogues, "zh-Hans", "shell.to", {{"place", value("Привет", core::Grade::L1)}}).said() ==
        "请到。有字读不出来。");
  CHECK(compose(catalogues, "zh-Hans", "shell.to", {{"place", value("大厅", core::Grade::L1)}}).said() == "请到大厅。");
  const core::Words hidden = compose_value(catalogues, "zh-Hans", value("Привет", core::Grade::L3));
  CHECK(hidden.privacy() == core::Privacy::personal);
  CHECK(hidden.said() == "有字读不出来。");
  CHECK(core::masked(hidden).seen.find("Привет") == std::string::npos);
  // Words of our own are judged before a citizen meets them.
  CHECK(compose(catalogues_of(R"({"unreadable": "读不出来", "a": "Привет"})"), "zh-Hans", "shell.a").pieces.empty());
  const Catalogues english = catalogues_of(R"({"unreadable": "Not all can be read."})", "en");
  CHECK(compose_text(english, "en", "Mr 王 comes").said() == "Mr  comes. Not all can be read.");
}

TEST_CASE("an English sentence says a Chinese name as a reader of pinyin would, and no other Han") {
  const auto said = [](std::string_view written, const std::vector<Span>& spans) {
    std::string voiced;
    for (const SpokenPiece& piece : speak_spans(written, spans, "en", &readings::table()).value())
      voiced += (voiced.empty() || piece.voiced.empty() ? "" : " ") + piece.voiced;
    return voiced;
  };
  CHECK(said("For 单秀琴.", {{4, 13, std::nullopt, true, true}}) == "For shan shiu chin");
  CHECK(said("For 张建国.", {{4, 13, std::nullopt, true, false}}) == "For jang jian guo");
  CHECK(said("For 张**.", {{4, 9, "张建国", true, true}}) == "For jang jian guo");  // as a masked one stands there
  CHECK(said("For 张建国.", {}) == "For");
  CHECK(said("For Anna Lee.", {{4, 12, std::nullopt, true, true}}) == "For Anna Lee");
}

TEST_CASE("catalogues refuse what is malformed, by code and place") {
  const auto code = [](std::string_view file) {
    const auto bundle = parse_bundle(json(file), "zh-Hans", "shell", "locales/zh-Hans/shell.json");
    return bundle.ok() ? std::string("ok") : bundle.error().code + " " + bundle.error().where;
  };
  CHECK(code(R"({})") == "CATALOGUE_SHAPE locales/zh-Hans/shell.json:/messages");
  CHECK(code(R"({"messages": {"a": 1}})") == "CATALOGUE_SHAPE locales/zh-Hans/shell.json:/messages/a");
  CHECK(code(R"({"messages": {"A": "x"}})") == "CATALOGUE_SHAPE locales/zh-Hans/shell.json:/messages/A");
  CHECK(code(R"({"messages": {"a": "{b"}})") == "MESSAGE_SYNTAX locales/zh-Hans/shell.json:/messages/a");
  CHECK(code(R"({"messages": {"a": "{d, date}"}})") == "MESSAGE_SYNTAX locales/zh-Hans/shell.json:/messages/a");
  CHECK(code(R"({"messages": {"a": {"seen": "x", "heard": "y"}}})") ==
        "CATALOGUE_SHAPE locales/zh-Hans/shell.json:/messages/a");
  CHECK(code(R"({"messages": {"a": "\uE000"}})") == "MESSAGE_SYNTAX locales/zh-Hans/shell.json:/messages/a");
}

TEST_CASE("check names every difference between languages, and every hard word") {
  Catalogues catalogues = catalogues_of(R"({"a": "您好 {name}", "b": "请点击（二维码）", "c": "  ",
    "d": "这一句话实在是太长太长了老人家听到后面就忘了前面说的是什么话"})");
  auto bundle = parse_bundle(json(R"({"messages": {"a": "Hello", "e": "More"}})"), "en", "shell", "f");
  REQUIRE(bundle.ok());
  catalogues.add(std::move(bundle).value());
  std::vector<std::string> found;
  for (const core::Error& error : check(catalogues)) found.push_back(error.code + " " + error.where);
  std::sort(found.begin(), found.end());
  CHECK(found == std::vector<std::string>{"ARGUMENT_MISMATCH locales/en/shell.json:/messages/a",
                                          "MESSAGE_EMPTY locales/zh-Hans/shell.json:/messages/c",
                                          "MESSAGE_MISSING locales/en/shell.json:/messages/b",
                                          "MESSAGE_MISSING locales/en/shell.json:/messages/c",
                                          "MESSAGE_MISSING locales/en/shell.json:/messages/d",
                                          "MESSAGE_UNKNOWN locales/en/shell.json:/messages/e",
                                          "SENTENCE_TOO_LONG locales/zh-Hans/shell.json:/messages/d",
                                          "WORD_BANNED locales/zh-Hans/shell.json:/messages/b"});
}

TEST_CASE("drafts are offered only where they are allowed") {
  Catalogues catalogues = catalogues_of(R"({"a": "x"})");
  CHECK(catalogues.offers("zh-Hans", "shell", false));
  CHECK_FALSE(catalogues.offers("zh-Hans", "pension", true));
  auto bundle = parse_bundle(json(R"({"messages": {"a": "x"}})"), "zh-Hans", "pension", "f");
  catalogues.add(std::move(bundle).value());
  CHECK_FALSE(catalogues.offers("zh-Hans", "pension", false));
  CHECK(catalogues.offers("zh-Hans", "pension", true));
  CHECK(catalogues.languages() == std::vector<std::string>{"zh-Hans"});
}

TEST_CASE("the pseudo language keeps keys and arguments") {
  const core::Json made =
      pseudo::bundle(json(R"({"messages": {"a": "Hello {name}", "b": {"seen": "one", "said": "two"}}})"));
  auto bundle = parse_bundle(made, pseudo::tag, "shell", "f");
  REQUIRE(bundle.ok());
  CHECK(bundle.value().messages.at("a").seen == "[Héllö {name}]");
  auto info = parse_manifest(pseudo::manifest(), "m");
  REQUIRE(info.ok());
  CHECK(info.value().right_to_left);
}

TEST_CASE("two languages of numbers, money, days, times and phones") {
  CHECK(say_money({325860}, "zh-Hans") == "三千二百五十八元六角");
  CHECK(say_money({5}, "zh-Hans") == "五分");
  CHECK(say_money({10000}, "zh-Hans") == "一百元整");
  CHECK(say_number(1005, "zh-Hans") == "一千零五");
  CHECK(say_number(10050, "zh-Hans") == "一万零五十");
  CHECK(say_number(2200, "zh-Hans") == "两千两百");
  CHECK(say_number(-12, "zh-Hans") == "负十二");
  CHECK(say_number(100010, "zh-Hans") == "十万零一十");
  CHECK(say_number(200000000, "zh-Hans") == "两亿");
  CHECK(say_digits("12345", "zh-Hans", true) == "幺二三四五");
  CHECK(say_digits("110", "zh-Hans", true) == "幺幺零");
  CHECK(say_digits("12333", "zh-Hans", true) == "幺二三三三");
  CHECK(say_phone("13800138000", "zh-Hans") == "幺三八、零零幺三、八零零零");
  CHECK(say_day({2024, 3, 15}, "zh-Hans", true) == "二零二四年三月十五日，星期五");
  CHECK(say_time({9, 30}, "zh-Hans") == "上午九点半");
  CHECK(say_time({14, 5}, "zh-Hans") == "下午两点零五分");
  CHECK(say_number(3128, "en") == "three thousand one hundred and twenty-eight");
  CHECK(say_money({312840}, "en") == "three thousand one hundred and twenty-eight yuan forty");
  CHECK(say_day({2026, 11, 24}, "en", true) == "Tuesday, the twenty-fourth of November, twenty twenty-six");
  CHECK(say_time({9, 30}, "en") == "half past nine in the morning");
}

TEST_CASE("what cannot be spoken is an error or silence, never noise") {
  const auto code = [](std::string_view text) {
    const auto spoken = speak(text, "zh-Hans", nullptr);
    return spoken.ok() ? std::string("ok") : spoken.error().code;
  };
  CHECK(code("\xff\xfe") == "SPEECH_BAD_BYTES");
  CHECK(code("\xed\xa0\x80") == "SPEECH_BAD_BYTES");
  CHECK(code(std::string(5000, 'a')) == "SPEECH_TOO_LONG");
  CHECK(code("\uE000\uE001") == "SPEECH_UNREADABLE");
  CHECK(code("，。") == "SPEECH_UNREADABLE");
  CHECK(code("您好\x01\u200B😀") == "ok");
}
