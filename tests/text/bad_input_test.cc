// What nobody should have written: normalised or refused with a finding, never spoken as noise, never a crash.
#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "support/readings_on_disk.h"
#include "text/glyphs.h"

namespace {

using readings::pinyin;

// Every token is a syllable, letters or a pause: nothing the engine would make a noise of.
void check_tokens(const std::string& voiced) {
  std::istringstream stream(voiced);
  for (std::string token; stream >> token;) {
    const bool letters = std::all_of(token.begin(), token.end(),
                                     [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); });
    INFO(voiced);
    CHECK((token == "," || letters || text::is_syllable(token)));
  }
}

}  // namespace

TEST_CASE("signs that cannot be heard are left out", "[bad]") {
  CHECK(pinyin("您\x07好") == "nin2 hao3");
  CHECK(pinyin("您\xEE\x80\x80好") == "nin2 hao3");         // private use
  CHECK(pinyin("去银\xE2\x80\x8B行") == "qu4 yin2 hang2");  // a zero-width blank does not break a word
  CHECK(pinyin("\xE2\x80\xAE您好") == "nin2 hao3");         // right-to-left override
  CHECK(pinyin("您好😀，请坐") == "nin2 hao3 qing3 zuo4");
  CHECK(pinyin("👨‍👩‍👧一家人") == "yi4 jia1 ren2");
  CHECK(pinyin("您好Привет") == "nin2 hao3");
  CHECK(pinyin("请找العربية工作人员") == "qing3 zhao3 gong1 zuo4 ren2 yuan2");
  CHECK(pinyin("ไทย语") == "yu3");
  CHECK(pinyin("1\xEF\xB8\x8F\xE2\x83\xA3号窗口") == "yi1 hao4 chuang1 kou3");  // keycap
}

TEST_CASE("the end of a line after the end of a sentence is one pause, and no blank follows a pause", "[bad]") {
  const auto said = [](std::string_view written) {
    std::string out;
    const auto pieces = text::speak(written, "zh-Hans", nullptr);
    REQUIRE(pieces.ok());
    for (const text::SpokenPiece& piece : pieces.value()) out += piece.said;
    return out;
  };
  CHECK(said("不是您按错了。\n您填的都还在。") == "不是您按错了。您填的都还在。");
  CHECK(said("姓名 · 从卡上读的") == "姓名、从卡上读的");
  CHECK(said("叫人\n帮忙") == "叫人。帮忙");
  CHECK(said("约看病，\n都能在这里办") == "约看病，都能在这里办");
}

TEST_CASE("brackets and quotes are seen and not said", "[bad]") {
  for (const char* written : {"（周一）上午", "(周一)上午", "【周一】上午"}) {
    const auto pieces = text::speak(written, "zh-Hans", &readings::table());
    REQUIRE(pieces.ok());
    std::string said;
    for (const text::SpokenPiece& piece : pieces.value()) said += piece.said;
    CHECK(said == "，周一上午");
  }
}

TEST_CASE("other forms of the same sign are the same", "[bad]") {
  CHECK(pinyin("１２３４５热线") == pinyin("12345热线"));
  CHECK(pinyin("３０％") == pinyin("30%"));
  CHECK(pinyin("ＣＴ检查") == pinyin("CT检查"));
  CHECK(pinyin("㎏") == pinyin("kg"));
  CHECK(pinyin("⑤号") == pinyin("5号"));
  CHECK(pinyin("㈱") != "");
  CHECK(pinyin("二〇二四年") == "er4 ling2 er4 si4 nian2");
}

TEST_CASE("letters with marks are the letters that a voice knows", "[bad]") {
  CHECK(pinyin("café") == pinyin("cafe"));
  CHECK(pinyin("cafe\u0301") == pinyin("cafe"));
  CHECK(pinyin("naïve ñandú Ærø straße") == pinyin("naive nandu AEro strasse"));
  CHECK(pinyin("naive nandu") == "naive nandu");  // each word once
  const auto english = [](std::string_view written) {
    const auto pieces = text::speak(written, "en", nullptr);
    if (!pieces.ok()) return pieces.error().code;
    std::string said;
    for (const text::SpokenPiece& piece : pieces.value()) said += piece.voiced + "|";
    return said;
  };
  CHECK(english("café naïve") == "cafe||naive|");
  // No voice of English is handed another script: it would name the letters, or worse.
  for (const char* other : {"ΑΒΓ", "สวัสดี", "עברית", "Привет", "您好", "コーヒー"})
    CHECK(english(other) == "SPEECH_UNREADABLE");
}

TEST_CASE("what cannot be read at all is refused with a finding", "[bad]") {
  for (const char* nothing : {"", " ", "\n\t", "😀😀", "\xEE\x80\x80", "Привет", "……", "（）", "\x01\x02"})
    CHECK(pinyin(nothing) == "SPEECH_UNREADABLE");
  for (const char* broken : {"\xFF", "您\xC0\x80好", "\xED\xA0\x80", "\xE6\x82", "好\x80", "\xF5\x80\x80\x80"})
    CHECK(pinyin(broken) == "SPEECH_BAD_BYTES");
  std::string long_text;
  for (int i = 0; i < 10000; ++i) long_text += "好";
  CHECK(pinyin(long_text) == "SPEECH_TOO_LONG");
  CHECK(pinyin(long_text.substr(0, 3 * 4000)).size() == 4000 * 5 - 1);
  for (const auto& refused : {text::speak("\xFF", "zh-Hans", nullptr), text::speak(long_text, "zh-Hans", nullptr)}) {
    REQUIRE_FALSE(refused.ok());
    CHECK_FALSE(refused.error().cure.empty());
  }
}

TEST_CASE("numbers out of measure are digits, not wrong amounts", "[bad]") {
  check_tokens(pinyin("99999999999999999999999999999999999999元"));
  check_tokens(pinyin("0.00000000000000000000000000000000001"));
  check_tokens(pinyin("1,2,3,4,,5..6--7//8::9"));
  check_tokens(pinyin("2026-13-45 25:61:99 -999999℃ ¥-3.5 ¥,.元 50%%"));
  check_tokens(pinyin("第/页 第1/页 1/0 0/0 000000000000000000"));
}

TEST_CASE("random signs never crash and never make noise", "[bad]") {
  std::mt19937 chance(20261124);
  const std::u32string favourites = U"一不2两元¥.,:-/%第号年月日点分Aa得着了 还长行，。（〇℃万亿X·";
  for (int round = 0; round < 3000; ++round) {
    std::string written;
    const int length = static_cast<int>(chance() % 40);
    for (int i = 0; i < length; ++i) {
      const std::uint32_t kind = chance() % 10;
      char32_t letter = favourites[chance() % favourites.size()];
      if (kind == 0) letter = static_cast<char32_t>(0x4E00 + chance() % 0x5200);
      if (kind == 1) letter = static_cast<char32_t>(chance() % 0x110000);
      if (letter >= 0xD800 && letter < 0xE000) letter = U'好';
      text::append_utf8(written, letter);
    }
    const auto pieces = text::speak(written, "zh-Hans", &readings::table());
    if (!pieces.ok()) continue;
    std::uint32_t at = 0;
    for (const text::SpokenPiece& piece : pieces.value()) {
      const bool in_order = piece.begin >= at && piece.end >= piece.begin && piece.end <= written.size();
      if (!in_order) FAIL("pieces out of order: " << written);
      at = piece.end;
    }
    check_tokens(pinyin(written));
  }
}

TEST_CASE("every everyday character may stand first, last and alone", "[bad]") {
  for (char32_t letter = 0x4E00; letter <= 0x9FA5; ++letter) {
    std::string written;
    text::append_utf8(written, letter);
    for (const std::string& text : {written, "不" + written, written + "了", written + written, "凶相毕" + written}) {
      INFO(text);
      const auto pieces = text::speak(text, "zh-Hans", &readings::table());
      CHECK((pieces.ok() || pieces.error().code == "SPEECH_UNREADABLE"));
    }
  }
}

TEST_CASE("random bytes are refused or spoken", "[bad]") {
  std::mt19937 chance(7);
  for (int round = 0; round < 3000; ++round) {
    std::string written;
    for (std::uint32_t i = 0, length = chance() % 24; i < length; ++i) written += static_cast<char>(chance() % 256);
    const std::string heard = pinyin(written);
    if (!heard.starts_with("SPEECH_")) check_tokens(heard);
  }
}
