// Small values: days, words, events.
#include <catch2/catch.hpp>

#include "core/events.h"
#include "core/units.h"
#include "core/words.h"

TEST_CASE("days count across leap years") {
  CHECK(core::to_iso(core::plus_days({2028, 2, 28}, 1)) == "2028-02-29");
  CHECK(core::days_between({2026, 11, 24}, {2027, 11, 24}) == 365);
  CHECK(core::weekday({2026, 11, 24}) == 2);
  CHECK_FALSE(core::parse_day("2027-02-29").ok());
  CHECK_FALSE(core::parse_day("2027-2-9").ok());
}

TEST_CASE("masked words keep what is open and move the ranges") {
  core::Words words{"", "zh-Hans", "发了 3128.40 元", {}};
  words.pieces = {{0, 6, "发了", "fa1 le5", "", core::Privacy::open},
                  {7, 14, "三千一百二十八点四", "san1 qian1", "＊＊", core::Privacy::personal},
                  {15, 18, "元", "yuan2", "", core::Privacy::open}};
  const core::Words hidden = core::masked(words);
  CHECK(hidden.seen == "发了 ＊＊ 元");
  CHECK(hidden.seen.substr(hidden.pieces[2].seen_begin, hidden.pieces[2].seen_end - hidden.pieces[2].seen_begin) ==
        "元");
  CHECK_FALSE(core::PublicWords::from(words).has_value());
  CHECK(core::PublicWords::from(core::Words{"", "en", "hello", {}}).has_value());
}

TEST_CASE("what a loudspeaker reads of personal words has no holes") {
  const auto sentence = [](std::initializer_list<std::pair<const char*, core::Privacy>> parts) {
    core::Words words{"", "zh-Hans", "", {}};
    for (const auto& [said, privacy] : parts) {
      const auto begin = static_cast<std::uint32_t>(words.seen.size());
      words.seen += said;
      words.pieces.push_back({begin, static_cast<std::uint32_t>(words.seen.size()), said, "", "*", privacy});
    }
    return words;
  };
  using core::Privacy;
  const auto said = [](const core::Words& words) { return core::open_clauses(words).said(); };
  CHECK(said(sentence({{"到账", Privacy::open},
                       {"，", Privacy::open},
                       {"尾号", Privacy::open},
                       {"三零二一", Privacy::personal},
                       {"的银行卡", Privacy::open}})) == "到账，");
  CHECK(said(sentence({{"医生，", Privacy::open},
                       {"心血管内科", Privacy::personal},
                       {"，", Privacy::open},
                       {"林清", Privacy::open}})) == "医生，林清");
  CHECK(said(sentence({{"Paid,", Privacy::open}, {" card ending ", Privacy::open}, {"3021", Privacy::personal}})) ==
        "Paid,");
  CHECK(said(sentence({{"心慌、", Privacy::open}, {"胸口闷", Privacy::personal}})) == "");
  CHECK(said(sentence({{"都对就交上去。", Privacy::open}})) == "都对就交上去。");
  // A number that stands on the screen and is not said leaves its sentence whole.
  core::Words unsaid = sentence({{"发到您的手机上了", Privacy::open}, {"3021", Privacy::personal}});
  unsaid.pieces[1].said.clear();
  CHECK(said(unsaid) == "发到您的手机上了");
}

TEST_CASE("words as they are said show what is never drawn, and hide what is private") {
  core::Words words{"", "zh-Hans", "3 号窗口", {}};
  words.pieces = {{0, 1, "三", "san1", "", core::Privacy::open},
                  {2, 11, "号窗口", "hao4 chuang1 kou3", "", core::Privacy::open},
                  {11, 11, "，请坐", "qing3 zuo4", "", core::Privacy::open},
                  {11, 11, "九九", "jiu3 jiu3", "**", core::Privacy::personal}};
  const core::Words said = core::as_said(words);
  CHECK(said.seen == words.said());
  CHECK(said.said() == words.said());
  for (const core::Piece& piece : said.pieces)
    CHECK(said.seen.substr(piece.seen_begin, piece.seen_end - piece.seen_begin) == piece.said);
  CHECK(core::masked(said).seen == "三号窗口，请坐**");
}

TEST_CASE("an event cannot hold an answer") {
  CHECK_FALSE(core::Name::from("990000194001010014").has_value());
  CHECK_FALSE(core::Name::from("张三").has_value());
  CHECK_FALSE(core::Name::from("step2").has_value());
  CHECK(core::Name::from("life_certification.submit").has_value());
  for (const core::EventKind kind : core::all_event_kinds()) CHECK(core::parse_event_kind(core::name_of(kind)) == kind);
}

TEST_CASE("what is joined is written as its language writes it, and a sentence that ended needs no comma") {
  const auto words = [](const std::string& said, const std::string& end, const std::string& language) {
    core::Words out{"", language, said + end, {}};
    const auto at = static_cast<std::uint32_t>(said.size());
    out.pieces.push_back({0, at, said, said, "", core::Privacy::open});
    if (!end.empty())
      out.pieces.push_back({at, static_cast<std::uint32_t>(at + end.size()), end, "", "", core::Privacy::open});
    return out;
  };
  const core::Words second = words("第二个", "", "zh-Hans");
  CHECK(core::joined(words("看病", "", "zh-Hans"), second, "，").said() == "看病，第二个");
  CHECK(core::joined(words("那里有人帮您", "。", "zh-Hans"), second, "，").said() == "那里有人帮您。第二个");
  CHECK(core::joined(words("Step", "", "en"), words("one", "", "en"), "，").seen == "Step, one");
  CHECK(core::joined(words("Step", "", "en"), words("one", "", "en")).seen == "Stepone");
}
