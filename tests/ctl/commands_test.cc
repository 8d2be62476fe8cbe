// What yinlingctl prints and how it ends, right and wrong.
#include <catch2/catch.hpp>
#include <string>

#include "core/json.h"
#include "support/command.h"

namespace {

support::Outcome ctl(const std::string& arguments, int seconds = 60) {
  return support::run(std::string(YINLINGCTL) + " " + arguments + " 2>&1", seconds);
}

core::Json json_of(const support::Outcome& outcome) {
  auto json = core::parse_json(outcome.output, "yinlingctl");
  REQUIRE(json.ok());
  return std::move(json).value();
}

}  // namespace

TEST_CASE("Without a command, or with an unknown one, it lists what there is") {
  for (const std::string arguments : {"", "dance"}) {
    const auto outcome = ctl(arguments);
    CHECK(outcome.status == 2);
    for (const char* command : {"check", "screens", "audit", "say", "lexicon check", "lexicon hear", "mask", "sign",
                                "id check", "clips script", "clips import", "selftest", "journal verify"})
      CHECK(outcome.output.find(std::string("yinlingctl ") + command) != std::string::npos);
  }
  CHECK(ctl("--help").status == 0);
}

TEST_CASE("Every wrong argument is named") {
  const std::pair<const char*, const char*> wrong[] = {{"audit --step 9", "--step"},
                                                       {"audit --theme loud", "--theme"},
                                                       {"audit --language xx", "--language"},
                                                       {"audit --orientation up", "--orientation"},
                                                       {"audit --bogus", "--bogus"},
                                                       {"screens", "--out"},
                                                       {"screens --out", "--out"},
                                                       {"screens --out /nowhere --form gif", "--form"},
                                                       {"say", "TEXT"},
                                                       {"say --rate 9 word", "--rate"},
                                                       {"mask colour red", "KIND"},
                                                       {"mask phone", "value"},
                                                       {"sign nosuch", "PROFILE"},
                                                       {"sign tif novalue", "name=value"},
                                                       {"id check", "number"},
                                                       {"journal verify", "--data"},
                                                       {"journal burn", "journal verify"},
                                                       {"check one two", "two"},
                                                       {"lexicon", "lexicon check"},
                                                       {"lexicon check", "lexicon check"},
                                                       {"lexicon check /nowhere.tsv", "/nowhere.tsv"},
                                                       {"lexicon hear", "lexicon hear"},
                                                       {"clips", "clips script"},
                                                       {"clips import", "FOLDER"},
                                                       {"clips script --language xx", "--language"},
                                                       {"say --language xx 您好", "--language"},
                                                       {"say --language zhx 您好", "--language"},
                                                       {"say --language ../zh-Hans 您好", "--language"},
                                                       {"say --lexicon /nowhere.tsv 您好", "/nowhere.tsv"},
                                                       {"say --lexicon /tmp 您好", "/tmp"},
                                                       {"say --language en --lexicon /nowhere.tsv hello", "--lexicon"},
                                                       {"lexicon hear 您好 --lexicon /nowhere.tsv", "/nowhere.tsv"},
                                                       {"lexicon check --rate 3 /nowhere.tsv", "--rate"},
                                                       {"say --wav --rate 3 您好", "--wav"},
                                                       {"say --rate 3", "TEXT"},
                                                       {"say one two", "TEXT"},
                                                       {"say --wav /nowhere/a.wav 您好", "WAV_WRITE"},
                                                       {"say --rate 3.5 您好", "--rate"},
                                                       {"say --rate -1 您好", "--rate"},
                                                       {"screens --out --form txt", "--out"},
                                                       {"screens --out /nowhere --report /nowhere", "--report"},
                                                       {"audit --out /nowhere", "--out"},
                                                       {"audit --form txt", "--form"},
                                                       {"audit word", "word"},
                                                       {"audit --panel 12x34", "--panel"},
                                                       {"audit --px-per-mm 4,03", "--px-per-mm"},
                                                       {"screens --out /nowhere --panel wide", "--panel"},
                                                       {"frob", "\"frob\""},
                                                       {"check --bogus", "--bogus"},
                                                       {"check /nowhere", "DIR"},
                                                       {"check ''", "DIR"},
                                                       {"clips script --into /nowhere", "--into"},
                                                       {"clips import /nowhere", "/nowhere"},
                                                       {"clips script word", "clips script"},
                                                       {"selftest word", "word"},
                                                       {"selftest --bogus", "--bogus"},
                                                       {"help word", "word"},
                                                       {"sign tif sid=1 sid=2", "ARGUMENT_TWICE"},
                                                       {"sign ../tif sid=1", "PROFILE"},
                                                       {"journal verify --data /nowhere", "/nowhere"},
                                                       {"journal verify word --data /nowhere", "journal verify"}};
  for (const auto& [arguments, named] : wrong) {
    const auto outcome = ctl(arguments);
    INFO(arguments);
    CHECK(outcome.status == 2);
    CHECK(outcome.output.find(named) != std::string::npos);
  }
}

TEST_CASE("Masks keep what they may and cover all of what cannot be read") {
  CHECK(ctl("mask phone 13800138000").output == "138****8000\n");
  CHECK(ctl("mask id 990000194001010014").output == "9***************14\n");
  for (const char* broken : {"mask phone abc", "mask id 12", "mask phone ''"}) {
    const auto outcome = ctl(broken);
    CHECK(outcome.status == 0);
    CHECK(outcome.output.find_first_not_of("*\n") == std::string::npos);
    CHECK(outcome.output.size() > 1);
  }
}

TEST_CASE("A resident number is judged by its check digit") {
  CHECK(ctl("id check 99000019350815002X").status == 0);
  const auto wrong = ctl("id check 990000194001010015");
  CHECK(wrong.status == 1);
  CHECK(json_of(wrong).text("result") == "check_digit");
}

TEST_CASE("What would be said is told, and written as sound") {
  support::TemporaryFolder folder;
  // Standard error may hold a warning about the table of readings: only the answer is read here.
  const auto outcome =
      support::run(std::string(YINLINGCTL) + " say --wav " + folder.file("a.wav") + " '共 3128.40 元' 2>/dev/null");
  CHECK(outcome.status == 0);
  CHECK(json_of(outcome).text("spoken") == "共三千一百二十八元四角");
  const std::string wav = support::read_file(folder.file("a.wav"));
  CHECK(wav.substr(0, 4) == "RIFF");
  CHECK(wav.size() > 20000);
}

TEST_CASE("Cantonese is told as Han, Jyutping and phonemes, without a word of English") {
  const support::TemporaryFolder folder;
  const auto said = json_of(ctl("say --language yue --wav " + folder.file("a.wav") + " '請去3樓2號窗口，ATM喺隔離'"));
  CHECK(said.text("spoken") == "請去三樓二號窗口，ATM喺隔離");
  CHECK(said.text("jyutping") == "cing2 heoi3 saam1 lau2 ji6 hou6 coeng1 hau2 ei1 ti1 em1 hai2 gaak3 lei4");
  CHECK(said.find("pinyin") == nullptr);
  CHECK(said.text("phonemes").find("(en)") == std::string::npos);
  CHECK(support::read_file(folder.file("a.wav")).size() > 20000);
  // 五 and 唔 keep their tone: the voice drops it when they are spelled in Latin.
  CHECK(json_of(ctl("say --language yue 五月唔好")).text("phonemes") == "'ng5_| j'yu6t_| 'ng4_| h'ou2_|");
}

TEST_CASE("What the ear would miss is named") {
  const auto said = json_of(ctl("say '您好😀★'"));
  CHECK(said.text("pinyin") == "nin2 hao3");
  CHECK(said.text("unheard") == "😀★");
  CHECK(ctl("say '😀'").output.find("SPEECH_UNREADABLE") != std::string::npos);
}

TEST_CASE("A text with a character that has no reading is refused, and no sound of the rest is written") {
  const support::TemporaryFolder folder;
  const std::string wav = folder.file("a.wav");
  const std::tuple<const char*, std::string, std::string> refused[] = {
      {"zh", "您好Привет", "Привет"},
      {"zh", "住在\U00032000村", "\U00032000"},  // a character that Unicode 15 added, without a reading
      {"zh", "姓\uE123的人", "\uE123"},          // private use
      {"zh", "请说コーヒー", "コーヒー"},
      {"en", "Window 您", "您"},
      {"en", "Room ΑΒΓ", "ΑΒΓ"},
      {"en", "สวัสดี, hello עברית", "สวัสดีעברית"},
      {"yue", "請去Улица", "Улица"}};
  for (const auto& [language, text, lost] : refused) {
    INFO(text);
    const auto outcome = ctl(std::string("say --language ") + language + " --wav " + wav + " '" + text + "'");
    CHECK(outcome.status == 2);
    CHECK(outcome.output.find(lost + ": SPEECH_NO_READING") != std::string::npos);
    CHECK(outcome.output.find("spoken") == std::string::npos);
    CHECK_FALSE(std::filesystem::exists(wav));
  }
  CHECK(ctl("say 您好，请坐").status == 0);
  const auto marked = json_of(ctl("say 'café 你好 naïve ñandú'"));
  CHECK(marked.text("pinyin") == json_of(ctl("say 'cafe 你好 naive nandu'")).text("pinyin"));
  CHECK(marked.find("unheard") == nullptr);
}

TEST_CASE("A hall's own readings are checked line by line and heard") {
  const support::TemporaryFolder folder;
  const std::string own = folder.file("own.tsv");
  support::write_file(own, "# streets\n阳泉坡\tyang2 quan2 po2\n坏\thuai4 huai4\n银行\tyin2 hong9\n");
  const auto checked = ctl("lexicon check " + own);
  CHECK(checked.status == 1);
  CHECK(checked.output.find("own.tsv:3: LEXICON_LINE: ") != std::string::npos);
  CHECK(checked.output.find("own.tsv:4: LEXICON_SYLLABLE: ") != std::string::npos);
  CHECK(checked.output.find("{\"good\":1,\"bad\":2}") != std::string::npos);
  const auto heard = ctl("lexicon hear 阳泉坡 --lexicon " + own + " --wav " + folder.file("word.wav"));
  CHECK(heard.status == 0);
  CHECK(heard.output.find("\"pinyin\":\"yang2 quan2 po2\"") != std::string::npos);
  CHECK(heard.output.find("own.tsv:3: LEXICON_LINE") != std::string::npos);  // skipped, not silent
  CHECK(support::read_file(folder.file("word.wav")).substr(0, 4) == "RIFF");
  support::write_file(own, "阳泉坡\tyang2 quan2 po2\n");
  CHECK(ctl("lexicon check " + own).status == 0);
}

TEST_CASE("Screens are written as text") {
  support::TemporaryFolder folder;
  REQUIRE(ctl("screens --form txt --out " + folder.path().string()).status == 0);
  const std::string home = support::read_file(folder.file("zh-Hans-step1-calm-portrait.home.txt"));
  CHECK(home.rfind("screen home zh-Hans step 1 calm\n", 0) == 0);
  CHECK(home.find("\ntile.pension_enquiry button ") != std::string::npos);
}

TEST_CASE("A file of readings without one good line is refused, not passed over") {
  const support::TemporaryFolder folder;
  const std::string own = folder.file("own.tsv");
  for (const char* bytes : {"坏\thuai4 huai4\n", "", "# only a remark\n", "\xff\xfe\x01\t\n"}) {
    support::write_file(own, bytes);
    for (const std::string& command : {"say --lexicon " + own + " 您好", "lexicon hear 您好 --lexicon " + own}) {
      const auto outcome = ctl(command);
      INFO(command << ": " << outcome.output);
      CHECK(outcome.status == 2);
      CHECK(outcome.output.find("own.tsv") != std::string::npos);
      CHECK(outcome.output.find("spoken") == std::string::npos);
    }
  }
}

TEST_CASE("A journal whose file was damaged is not called good") {
  const support::TemporaryFolder folder;
  support::write_file(folder.file("store.db"), "no store at all\n");
  const auto outcome = ctl("journal verify --data " + folder.path().string());
  CHECK(outcome.status == 1);
  CHECK(outcome.output.find("STORE_BROKEN") != std::string::npos);
}

TEST_CASE("A folder without a house is a finding, not a crash") {
  support::TemporaryFolder folder;
  CHECK(ctl("check " + folder.path().string()).status == 1);
}
