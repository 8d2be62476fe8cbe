// The Chinese calendar, judged by what almanacs print: the days of Spring Festival, leap months, festivals.
#include <unicode/calendar.h>
#include <unicode/locid.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <memory>

#include "support/readings_on_disk.h"
#include "text/chinese_lunar.h"
#include "text/compose.h"

namespace {

std::string lunar(const char* iso, std::string_view language = "zh-Hans") {
  return text::say_lunar_day(core::parse_day(iso).value(), language).value_or("none");
}
std::string lunar_year(const char* iso, std::string_view language = "zh-Hans") {
  return text::say_lunar_year(core::parse_day(iso).value(), language).value_or("none");
}
std::string said(const std::string& written, const char* language = "zh-Hans") {
  const auto pieces = text::speak(written, language, &readings::table());
  REQUIRE(pieces.ok());
  std::string out;
  for (const text::SpokenPiece& piece : pieces.value()) out += piece.said;
  return out;
}

text::Catalogues with_message(const char* language, const char* message) {
  text::Catalogues out;
  out.add(text::Bundle{language, "shell", {{"today", {message, ""}}}});
  return out;
}

}  // namespace

TEST_CASE("Spring Festival is the first day of the first month, and its eve the last of the twelfth, 2000 to 2030") {
  const char* days[] = {
      "2000-02-05", "2001-01-24", "2002-02-12", "2003-02-01", "2004-01-22", "2005-02-09", "2006-01-29", "2007-02-18",
      "2008-02-07", "2009-01-26", "2010-02-14", "2011-02-03", "2012-01-23", "2013-02-10", "2014-01-31", "2015-02-19",
      "2016-02-08", "2017-01-28", "2018-02-16", "2019-02-05", "2020-01-25", "2021-02-12", "2022-02-01", "2023-01-22",
      "2024-02-10", "2025-01-29", "2026-02-17", "2027-02-06", "2028-01-26", "2029-02-13", "2030-02-03"};
  for (const char* iso : days) {
    INFO(iso);
    CHECK(lunar(iso) == "农历正月初一");
    const core::Day eve = core::plus_days(core::parse_day(iso).value(), -1);
    const std::string last = text::say_lunar_day(eve, "zh-Hans").value_or("");
    CHECK((last == "农历腊月三十" || last == "农历腊月廿九"));
  }
}

TEST_CASE("years have their stem, branch and animal, and change at Spring Festival") {
  CHECK(lunar_year("2026-02-17") == "丙午年，马年");
  CHECK(lunar_year("2026-02-16") == "乙巳年，蛇年");
  CHECK(lunar_year("2020-06-01") == "庚子年，鼠年");
  CHECK(lunar_year("1984-02-02") == "甲子年，鼠年");
  CHECK(lunar_year("2024-05-01") == "甲辰年，龙年");
  CHECK(lunar_year("2026-02-17", "yue") == "丙午年，馬年");
  CHECK(lunar_year("2026-02-17", "en") == "the year of the Horse");
}

TEST_CASE("festivals and leap months stand where almanacs print them") {
  const std::pair<const char*, const char*> days[] = {
      {"2026-06-19", "农历五月初五"},   {"2026-09-25", "农历八月十五"},   {"2026-10-18", "农历九月初九"},
      {"2026-03-03", "农历正月十五"},   {"2025-10-06", "农历八月十五"},   {"2025-05-31", "农历五月初五"},
      {"2024-09-17", "农历八月十五"},   {"2024-06-10", "农历五月初五"},   {"2020-05-23", "农历闰四月初一"},
      {"2020-06-20", "农历闰四月廿九"}, {"2020-06-21", "农历五月初一"},   {"2023-03-22", "农历闰二月初一"},
      {"2023-04-20", "农历三月初一"},   {"2025-07-25", "农历闰六月初一"}, {"2025-08-22", "农历闰六月廿九"},
      {"2025-08-23", "农历七月初一"},   {"2026-02-16", "农历腊月廿九"},   {"2024-02-09", "农历腊月三十"},
      {"2025-01-28", "农历腊月廿九"},   {"2026-03-08", "农历正月二十"}};
  for (const auto& [iso, words] : days) {
    INFO(iso);
    CHECK(lunar(iso) == words);
  }
  CHECK(lunar("2026-02-16", "yue") == "農曆十二月廿九");
  CHECK(lunar("2025-07-25", "yue") == "農曆閏六月初一");
  CHECK(lunar("2025-07-25", "en") == "the first day of the leap sixth lunar month");
}

// ICU computes the same calendar by astronomy: an outside judge of the whole table. Where a new moon falls within minutes of
// midnight it takes the day beside (2027-02-06, 2030-02-03 and their like): the month then begins a day off, no more.
TEST_CASE("ICU counts the same days, but for months whose new moon is at midnight") {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone("GMT+08:00"));
  const std::unique_ptr<icu::Calendar> calendar(
      icu::Calendar::createInstance(*zone, icu::Locale("zh@calendar=chinese"), status));
  REQUIRE(U_SUCCESS(status));
  int months = 0, differing = 0;
  for (core::Day day{1930, 1, 30}; day.year < 2050; day = core::plus_days(day, 1)) {
    const text::LunarDay ours = text::lunar_day(day).value();
    if (ours.day != 15) continue;  // the middle of a month: a beginning a day off shows, its neighbours do not
    ++months;
    calendar->setTime(core::days_between({1970, 1, 1}, day) * 86'400'000.0 + 14'400'000.0, status);
    const int number = calendar->get(UCAL_MONTH, status) + 1, of_month = calendar->get(UCAL_DATE, status);
    const bool leap = calendar->get(UCAL_IS_LEAP_MONTH, status) != 0;
    INFO(core::to_iso(day) << " ours " << ours.month << (ours.leap ? " leap " : " ") << ours.day << ", ICU " << number
                           << (leap ? " leap " : " ") << of_month);
    CHECK(ours.year == calendar->get(UCAL_YEAR, status));
    // 1987 had a leap sixth month in every almanac; ICU makes it a leap seventh.
    const bool year_of_dispute =
        day.year == 1987 && (ours == text::LunarDay{4, 6, true, 15} || ours == text::LunarDay{4, 7, false, 15});
    CHECK((year_of_dispute || (ours.month == number && ours.leap == leap)));
    CHECK(std::abs(of_month - ours.day) <= 1);
    differing += of_month != ours.day ? 1 : 0;
  }
  CHECK(months > 1480);
  CHECK(differing <= 12);
}

TEST_CASE("months are whole: 29 or 30 days, a leap month behind the month of its number, 12 or 13 of them") {
  text::LunarDay before = text::lunar_day({1999, 12, 31}).value();
  int day_of_month = before.day;
  for (core::Day day{2000, 1, 1}; day.year < 2031; day = core::plus_days(day, 1)) {
    const text::LunarDay now = text::lunar_day(day).value();
    if (now.day != 1) {
      REQUIRE(now.day == day_of_month + 1);
      REQUIRE((now.month == before.month && now.leap == before.leap && now.year == before.year));
    } else {
      REQUIRE((day_of_month == 29 || day_of_month == 30));
      if (now.leap) REQUIRE(now.month == before.month);
      else REQUIRE(now.month == before.month % 12 + 1);
    }
    day_of_month = now.day;
    before = now;
  }
}

TEST_CASE("beyond what is known, and in a language without a rule, nothing is said") {
  CHECK_FALSE(text::lunar_day({1900, 1, 30}));
  CHECK(text::lunar_day({1900, 1, 31}) == text::LunarDay{37, 1, false, 1});
  CHECK(lunar("2050-01-22").substr(0, 12) == "农历腊月");
  CHECK_FALSE(text::lunar_day({2050, 1, 23}));
  CHECK_FALSE(text::lunar_day({2026, 2, 30}));
  for (const char* language : {"ug", "bo", "xx", ""}) {
    CHECK_FALSE(text::say_lunar_day({2026, 2, 17}, language));
    CHECK_FALSE(text::say_lunar_year({2026, 2, 17}, language));
  }
}

TEST_CASE("a message asks for a day of the Chinese calendar, beside the usual one") {
  const auto catalogues = with_message("zh-Hans", "今天是{date}，{date, spoken lunar}，{date, spoken lunar year}。");
  text::Argument date{text::Kind::day, core::Day{2026, 2, 17}};
  const core::Words words = text::compose(catalogues, "zh-Hans", "shell.today", {{"date", date}});
  CHECK(words.seen == "今天是2026 年 2 月 17 日，星期二，农历正月初一，丙午年，马年。");
  CHECK(words.said() == "今天是二零二六年二月十七日，星期二，农历正月初一，丙午年，马年。");
  // Personal, it has its mask like any other day.
  date.grade = core::Grade::L4;
  const core::Words hidden = text::compose(with_message("zh-Hans", "您的生日：{date, spoken lunar}"), "zh-Hans",
                                           "shell.today", {{"date", date}});
  CHECK(hidden.seen.find("正月") == std::string::npos);
  CHECK(hidden.said().find("农历正月初一") != std::string::npos);
  // No day, no rule: visible, and the audit finds it.
  CHECK(text::compose(catalogues, "zh-Hans", "shell.today", {{"date", text::Argument::plain("2026")}})
            .seen.find("⟦date⟧") != std::string::npos);
  CHECK(text::compose(with_message("ug", "{date, spoken lunar}"), "ug", "shell.today",
                      {{"date", {text::Kind::day, core::Day{2026, 2, 17}}}})
            .seen == "⟦date⟧");
  // ICU's own styles stay refused: they would be shown in one way and said in another, or in English.
  for (const char* message : {"{date, date}", "{n, spellout}", "{n, number}", "{date, spoken}", "{date, spoken solar}",
                              "{date,spoken lunar}x{"}) {
    const auto json = core::parse_json("{\"messages\":{\"a\":\"" + std::string(message) + "\"}}", "test");
    const auto bundle = text::parse_bundle(json.value(), "zh-Hans", "shell", "test");
    INFO(message);
    REQUIRE_FALSE(bundle.ok());
    CHECK(bundle.error().code == "MESSAGE_SYNTAX");
  }
}

TEST_CASE("a text that names a day of the Chinese calendar is read as one") {
  const std::pair<const char*, const char*> dates[] = {{"农历八月十五", "农历八月十五"},
                                                       {"农历8月15日", "农历八月十五"},
                                                       {"农历2026年8月15日", "农历二零二六年八月十五"},
                                                       {"农历2026年正月初一", "农历二零二六年正月初一"},
                                                       {"阴历8月5日", "阴历八月初五"},
                                                       {"旧历12月23", "旧历腊月廿三"},
                                                       {"农历1月1日", "农历正月初一"},
                                                       {"农历：5月5日", "农历：五月初五"},
                                                       {"农历2025年闰6月1日", "农历二零二五年闰六月初一"},
                                                       {"农历丙午年8月15", "农历丙午年八月十五"},
                                                       {"农历闰6月初一", "农历闰六月初一"},
                                                       {"农历 9 月 9 日重阳节", "农历九月初九重阳节"},
                                                       {"农历生日是10月20日", "农历生日是十月二十"}};
  for (const auto& [written, words] : dates) CHECK(said(written) == words);
  // What is no such day stays what it is.
  CHECK(said("8月15日") == "八月十五日");
  CHECK(said("农历新年在2月17日") == "农历新年在二月十七日");
  CHECK(said("农历13月40日").find("初") == std::string::npos);
  CHECK(said("农历2026年有13个月") == "农历二零二六年有十三个月");
  CHECK(said("農曆8月15日", "yue") == "農曆八月十五");
  CHECK(said("農曆2026年12月23", "yue") == "農曆二零二六年十二月廿三");
}

TEST_CASE("days of the Chinese calendar have their readings") {
  CHECK(readings::pinyin("农历正月初一") == "nong2 li4 zheng1 yue4 chu1 yi1");
  CHECK(readings::pinyin("农历2026年正月初一") == "nong2 li4 er4 ling2 er4 liu4 nian2 zheng1 yue4 chu1 yi1");
  CHECK(readings::pinyin("阴历8月15日") == "yin1 li4 ba1 yue4 shi2 wu3");
  CHECK(readings::pinyin("农历闰六月十一") == "nong2 li4 run4 liu4 yue4 shi2 yi1");
  CHECK(readings::pinyin("农历腊月廿一") == "nong2 li4 la4 yue4 nian4 yi1");
  CHECK(readings::pinyin("农历十一月初一") == "nong2 li4 shi2 yi1 yue4 chu1 yi1");
  CHECK(readings::pinyin("丙午年，马年") == "bing3 wu3 nian2 ma3 nian2");
  CHECK(readings::pinyin("農曆正月初一", readings::table(), "yue") == "nung4 lik6 zing1 jyut6 co1 jat1");
}
