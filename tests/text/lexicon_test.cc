// The table of readings and a hall's own lines.
#include <catch2/catch.hpp>

#include "support/readings_on_disk.h"
#include "text/glyphs.h"

namespace {

text::Lexicon with_lines(const std::string& lines) {
  static const std::string bytes = readings::whole_file(BINARY_DIR "/share/lexicon.bin");
  auto lexicon = text::Lexicon::open(bytes);
  REQUIRE(lexicon.ok());
  const text::LexiconLines parsed = text::parse_lexicon_lines(lines, "own.tsv");
  REQUIRE(parsed.errors.empty());
  lexicon.value().add(parsed.lines);
  return std::move(lexicon).value();
}

std::string code_of(const std::string& line) {
  const auto parsed = text::parse_lexicon_lines(line, "own.tsv");
  return parsed.errors.empty() ? "" : parsed.errors[0].code;
}

}  // namespace

TEST_CASE("a hall's own line is stronger than the table", "[lexicon]") {
  CHECK(readings::pinyin("到阳泉坡银行") == "dao4 yang2 quan2 po1 yin2 hang2");
  const text::Lexicon own = with_lines("泉坡银行\tquan2 po3 yin2 xing2\n阳泉坡\tyang2 quan2 po2\n");
  CHECK(readings::pinyin("到阳泉坡银行", own) == "dao4 yang2 quan2 po2 yin2 hang2");
  CHECK(readings::pinyin("泉坡银行", own) == "quan2 po3 yin2 xing2");
}

TEST_CASE("a hall's own surname is read before a title and not elsewhere", "[lexicon]") {
  const text::Lexicon own = with_lines("青\tqing4\tsurname\n");
  CHECK(readings::pinyin("青大夫", own) == "qing4 dai4 fu5");
  CHECK(readings::pinyin("青菜", own) == "qing1 cai4");
}

TEST_CASE("a bad line is named with its line and a cure, and skipped", "[lexicon]") {
  const auto parsed = text::parse_lexicon_lines(
      "\xEF\xBB\xBF# head\r\n银行\tyin2 hang2\r\n\n坏\t\n坏行\tyin2\n坏音\tfi1 yin1\n银行\tyin2 xing2\n好词\thao3 "
      "ci2\textra\n末行\tmo4 hang2",
      "own.tsv");
  REQUIRE(parsed.errors.size() == 5);
  CHECK(parsed.errors[0].where == "own.tsv:4");
  CHECK(parsed.errors[1].where == "own.tsv:5");
  CHECK(parsed.errors[2].code == "LEXICON_SYLLABLE");
  CHECK(parsed.errors[3].code == "LEXICON_TWICE");
  CHECK(parsed.errors[4].where == "own.tsv:8");
  for (const core::Error& error : parsed.errors) CHECK_FALSE(error.cure.empty());
  REQUIRE(parsed.lines.size() == 2);
  CHECK(text::to_utf8(parsed.lines[1].word) == "末行");
  CHECK(code_of("\xFF\xFE\tyin2") == "LEXICON_LINE");
  CHECK(code_of("A股\tgu3") == "LEXICON_LINE");
  CHECK(code_of(std::string(5000, 'x')) == "LEXICON_LINE");
  CHECK(code_of("单\tshan4\tname") == "LEXICON_LINE");
}

TEST_CASE("only syllables that Mandarin has are syllables", "[lexicon]") {
  for (const char* good : {"yin2", "lv4", "nve4", "r5", "er2", "zhuang1", "xiong2", "n2", "ng2", "dei3", "zhei4", "a5"})
    CHECK(text::is_syllable(good));
  for (const char* bad :
       {"yin", "yin0", "yin6", "fi1", "jong1", "bang", "2", "", "yín2", "bv3", "xun g1", "ying22", "Yin2", "gi1"})
    CHECK_FALSE(text::is_syllable(bad));
}

TEST_CASE("the table's digest is FNV-1a, and one changed bit anywhere is seen", "[lexicon]") {
  CHECK(text::lexicon_digest("") == 0xcbf29ce484222325U);  // published vectors
  CHECK(text::lexicon_digest("a") == 0xaf63dc4c8601ec8cU);
  CHECK(text::lexicon_digest("foobar") == 0x85944171f73967e8U);
  std::string bytes = readings::whole_file(BINARY_DIR "/share/lexicon.bin");
  REQUIRE(text::Lexicon::open(bytes).ok());
  for (std::size_t at = 0; at < bytes.size(); at += 1 + bytes.size() / 24) {
    bytes[at] = static_cast<char>(bytes[at] ^ 4);
    const auto opened = text::Lexicon::open(bytes);
    INFO(at);
    REQUIRE_FALSE(opened.ok());
    CHECK(opened.error().code == "LEXICON_TABLE");
    bytes[at] = static_cast<char>(bytes[at] ^ 4);
  }
  CHECK(text::Lexicon::open(bytes).ok());
}

TEST_CASE("every syllable of the table is one that Mandarin has, and a damaged table costs words, never the program",
          "[lexicon]") {
  const std::string bytes = readings::whole_file(BINARY_DIR "/share/lexicon.bin");
  CHECK(bytes.size() < 15 * 1024 * 1024);
  for (const std::size_t cut : {std::size_t{0}, std::size_t{7}, std::size_t{44}, bytes.size() / 2, bytes.size() - 1})
    CHECK_FALSE(text::Lexicon::open(std::string_view(bytes).substr(0, cut)).ok());
  for (std::size_t step = 1; step < 40; ++step) {
    // Damage that the digest vouches for: what a faulty builder would write.
    std::string damaged = bytes;
    for (std::size_t at = 44 + step * 7; at < damaged.size(); at += 997 * step)
      damaged[at] = static_cast<char>(damaged[at] ^ static_cast<char>(step * 31));
    const std::uint64_t digest = text::lexicon_digest(std::string_view(damaged).substr(text::lexicon_digested_from));
    for (int i = 0; i < 8; ++i) damaged[8 + static_cast<std::size_t>(i)] = static_cast<char>(digest >> (8 * i));
    const auto opened = text::Lexicon::open(damaged);
    REQUIRE(opened.ok());
    const auto pieces = text::speak("请到三号窗口办理银行卡，王大夫在二楼。", "zh-Hans", &opened.value());
    CHECK((pieces.ok() || !pieces.error().code.empty()));
  }
}
