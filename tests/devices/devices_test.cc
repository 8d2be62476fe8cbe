// Cards, badges, scans, keys and printers: what is taken, what is refused, and that nothing is quoted.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "devices/plain_text.h"
#include "devices/scanner.h"
#include "devices/tray.h"
#include "support/command.h"

using devices::parse_card;

namespace {

const std::string good =
    R"({"id":"990000194001010014","name":"王秀英","sex":"女","birth":"1940-01-01","address":"示例市示例路1号","expires":"2035-06-30"})";

std::string with(const std::string& from, const std::string& to) {
  std::string out = good;
  const auto at = out.find(from);
  REQUIRE(at != std::string::npos);
  return out.replace(at, from.size(), to);
}

struct Folder {
  support::TemporaryFolder folder;
  std::filesystem::path path = folder.path();
  std::filesystem::path file(const std::string& name, const std::string& bytes) const {
    std::ofstream(path / name, std::ios::binary) << bytes;
    return path / name;
  }
};

template <typename T>
T next(devices::Tray& tray) {
  auto event = tray.poll();
  REQUIRE(event);
  REQUIRE(std::holds_alternative<T>(*event));
  return std::get<T>(*event);
}

}  // namespace

TEST_CASE("a card is read, and its facts go through JSON unchanged") {
  const auto card = parse_card(good, "card.json");
  REQUIRE(card.ok());
  CHECK(card.value().name == "王秀英");
  CHECK(card.value().sex == devices::Sex::female);
  CHECK(card.value().birth == core::Day{1940, 1, 1});
  CHECK(card.value().expires == core::Day{2035, 6, 30});
  const auto again = parse_card(with(R"("expires":"2035-06-30")", R"("expires":"长期")"), "card.json");
  REQUIRE(again.ok());
  CHECK_FALSE(again.value().expires);
  auto json = devices::to_json(again.value());
  CHECK(json.text("expires") == "长期");
  json.erase("issuer");  // empty here; an empty text is no issuer
  CHECK(parse_card(json.dump(), "").value() == again.value());
}

TEST_CASE("resident numbers") {
  for (const auto* id : {"990000194001010014", "99000019350815002X", "990000192802290037", "99000019500606004X"})
    CHECK(devices::is_resident_id(id));
  for (const auto* id : {"990000194001010015", "99000019350815002x", "99000019350815002", "9900001935081500200",
                         "990000194013010011", "", "99000019400101001４"})
    CHECK_FALSE(devices::is_resident_id(id));
}

TEST_CASE("what is no card is refused with its own code and without quoting it") {
  struct Bad {
    std::string bytes, code;
  };
  const std::vector<Bad> bad{{"", "CARD_UNREADABLE"},
                             {"not json", "CARD_UNREADABLE"},
                             {"[1]", "CARD_UNREADABLE"},
                             {"\xEF\xBB\xBF" + good, "CARD_UNREADABLE"},
                             {std::string(5000, ' ') + good, "CARD_UNREADABLE"},
                             {with("王秀英", "\xCD\xF5"), "CARD_UNREADABLE"},  // GBK bytes
                             {with("王秀英", std::string(600, 'a')), "CARD_UNREADABLE"},
                             {with("\"name\"", "\"nom\""), "CARD_MEMBER"},
                             {with("\"王秀英\"", "7"), "CARD_MEMBER"},
                             {with("王秀英", "王\\u202e英"), "CARD_VALUE"},  // bidirectional override
                             {with("王秀英", "王\\u200b英"), "CARD_VALUE"},  // zero width
                             {with("王秀英", "王\\n英"), "CARD_VALUE"},
                             {with("王秀英", "王\\ue000英"), "CARD_VALUE"},  // private use
                             {with("王秀英", ""), "CARD_VALUE"},
                             {with("女", "x"), "CARD_VALUE"},
                             {with("1940-01-01", "1940-02-30"), "CARD_VALUE"},
                             {with("2035-06-30", "soon"), "CARD_VALUE"},
                             {with("990000194001010014", "990000194001010015"), "CARD_ID"}};
  for (const auto& [bytes, code] : bad) {
    const auto card = parse_card(bytes, "card.json");
    INFO(code << " for " << bytes.substr(0, 60));
    REQUIRE_FALSE(card.ok());
    CHECK(card.error().code == code);
    CHECK(core::to_line(card.error()).find("王") == std::string::npos);
    CHECK(core::to_line(card.error()).find("990000") == std::string::npos);
  }
}

TEST_CASE("badges") {
  const auto staff = devices::parse_badge(R"({"number":"S-017","role":"staff"})", "badge.json");
  REQUIRE(staff.ok());
  CHECK(staff.value() == devices::BadgeFacts{"S-017", devices::BadgeRole::staff});
  CHECK(devices::parse_badge(R"({"number":"V-1","role":"volunteer"})", "").ok());
  CHECK(devices::parse_badge(R"({"number":"V-1","role":"boss"})", "").error().code == "BADGE_VALUE");
  CHECK(devices::parse_badge(R"({"number":"V 1","role":"staff"})", "").error().code == "BADGE_VALUE");
  CHECK(devices::parse_badge(R"({"role":"staff"})", "").error().code == "BADGE_MEMBER");
  CHECK(devices::parse_badge(R"({"number":"1","role":"staff","x":1})", "").error().code == "BADGE_MEMBER");
  CHECK(devices::parse_badge("{", "").error().code == "BADGE_UNREADABLE");
}

TEST_CASE("scans") {
  CHECK(devices::parse_scan("SB-2026-0017\r\n").value() == "SB-2026-0017");
  CHECK(devices::parse_scan("社保卡 001").value() == "社保卡 001");
  CHECK(devices::parse_scan(std::string(512, '7')).ok());
  CHECK(devices::parse_scan(std::string(513, '7')).error().code == "SCAN_TOO_LONG");
  for (const std::string bad : {"", "\n", "a\tb", "a\x1b[2J",
                                "a\xE2\x80\x8E"
                                "b",
                                "a\xE2\x80\xAE"
                                "b",
                                "\xFF\xFE", "a\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE4\xB8"})
    CHECK_FALSE(devices::parse_scan(bad).ok());
  CHECK_FALSE(devices::parse_scan(std::string("a\0b", 3)).ok());
}

TEST_CASE("the key-pad") {
  const auto map = devices::KeyPadMap::ordinary();
  CHECK(map.key_of(0x58) == devices::PadKey::ok);
  CHECK(map.key_of(0x5D) == devices::PadKey::digit_5);
  CHECK(map.key_of(0x27) == devices::PadKey::digit_0);
  CHECK_FALSE(map.key_of(0x04));
  CHECK(devices::digit_of(devices::PadKey::letter_x) == 'X');
  CHECK_FALSE(devices::digit_of(devices::PadKey::ok));

  core::Json own;
  int usage = 4;
  for (const char* name :
       {"next",  "previous", "ok", "back", "help", "repeat", "louder", "quieter", "faster", "slower", "erase", "pause",
        "again", "0",        "1",  "2",    "3",    "4",      "5",      "6",       "7",      "8",      "9",     "X"})
    own.set(std::to_string(usage++), name);
  CHECK(devices::KeyPadMap::parse(own, "keys.json").value().key_of(6) == devices::PadKey::ok);
  auto missing = own;
  missing.erase("8");  // help
  CHECK(devices::KeyPadMap::parse(missing, "keys.json").error().where == "keys.json:/help");
  auto odd = own;
  odd.set("0xGG", "ok");
  CHECK(devices::KeyPadMap::parse(odd, "").error().code == "KEYPAD_CODE");
  odd.erase("0xGG");
  odd.set("0x58", "jump");
  CHECK(devices::KeyPadMap::parse(odd, "").error().code == "KEYPAD_NAME");
  CHECK(devices::KeyPadMap::parse(core::Json(1), "").error().code == "KEYPAD_SHAPE");
}

TEST_CASE("the printer writes whole pages, one after another, and says why it cannot") {
  Folder folder;
  devices::PdfPrinter printer(folder.path / "slips");
  const std::string page = "%PDF-1.7 a page";
  const auto first = printer.print(page);
  REQUIRE(first.ok());
  CHECK(std::filesystem::path(first.value()).filename() == "001.pdf");
  std::ifstream file(first.value(), std::ios::binary);
  CHECK(std::string(std::istreambuf_iterator<char>(file), {}) == page);
  CHECK(std::filesystem::path(devices::PdfPrinter(folder.path / "slips").print(page).value()).filename() == "002.pdf");
  printer.set_state(devices::PrinterState::jam);
  CHECK(printer.print(page).error().code == "PRINTER_JAM");
  printer.set_state(devices::PrinterState::empty);
  CHECK(printer.print(page).error().code == "PRINTER_EMPTY");
  printer.set_state(devices::PrinterState::ok);
  CHECK(printer.print("hello").error().code == "PRINTER_PAGE");
  folder.file("in-the-way", "");
  CHECK(devices::PdfPrinter(folder.path / "in-the-way").print(page).error().code == "PRINTER_WRITE");
  CHECK(devices::parse_printer_state("jam") == devices::PrinterState::jam);
  CHECK_FALSE(devices::parse_printer_state("fine"));
}

TEST_CASE("the tray reports what is laid on it, in order") {
  Folder folder;
  devices::Tray tray(std::make_shared<devices::PdfPrinter>(folder.path));
  CHECK_FALSE(tray.poll());
  REQUIRE(tray.lay_card(folder.file("a.json", good)).ok());
  REQUIRE(tray.lay_card(folder.file("b.json", "scratched")).ok());
  tray.lift_card();
  tray.lift_card();
  CHECK(next<devices::CardLaid>(tray).facts.id == "990000194001010014");
  next<devices::CardLifted>(tray);
  CHECK(next<devices::CardUnreadable>(tray).why.code == "CARD_UNREADABLE");
  next<devices::CardLifted>(tray);
  CHECK_FALSE(tray.poll());
  CHECK(tray.lay_card(folder.path / "nowhere.json").error().code == "TRAY_FILE");
  CHECK(tray.lay_card(folder.path).error().code == "TRAY_FILE");
  CHECK(tray.lay_card(folder.file("huge.json", std::string(70'000, ' '))).error().code == "TRAY_FILE");
  CHECK_FALSE(tray.poll());

  REQUIRE(tray.lay_badge(folder.file("s.json", R"({"number":"S-017","role":"staff"})")).ok());
  tray.lift_badge();
  tray.scan("SB-1\n");
  tray.scan(std::string(600, 'x'));
  tray.plug_headphones(devices::Plug::in);
  tray.plug_headphones(devices::Plug::in);
  tray.set_printer(devices::PrinterState::jam);
  tray.press(devices::PadKey::help);
  CHECK(next<devices::BadgeLaid>(tray).facts.role == devices::BadgeRole::staff);
  next<devices::BadgeLifted>(tray);
  CHECK(next<devices::Scanned>(tray).text == "SB-1");
  CHECK(next<devices::ScanUnreadable>(tray).why.code == "SCAN_TOO_LONG");
  CHECK(next<devices::HeadphonesChanged>(tray).plug == devices::Plug::in);
  CHECK(next<devices::PrinterChanged>(tray).state == devices::PrinterState::jam);
  CHECK(next<devices::KeyPressed>(tray).key == devices::PadKey::help);
  CHECK_FALSE(tray.poll());
}
