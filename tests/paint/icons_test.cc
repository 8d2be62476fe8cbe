// Icons: the table against the package's own list of code points.
#include "paint/icons.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <regex>
#include <sstream>

#include "support/command.h"

TEST_CASE("the table is sorted, as the look-up needs", "[icons]") {
  const auto table = paint::icon_table();
  REQUIRE(table.size() > 50);
  CHECK(std::is_sorted(table.begin(), table.end(), [](const auto& a, const auto& b) { return a.name < b.name; }));
  for (const auto& icon : table) CHECK(paint::icon_text(icon.name).ok());
}

TEST_CASE("an icon becomes the UTF-8 text of its code point, an unknown name an error", "[icons]") {
  REQUIRE(paint::icon_text("arrow_back").ok());
  CHECK(paint::icon_text("arrow_back").value() == "\xEE\x97\x84");  // U+E5C4
  for (const char* name : {"", "arrow_bakc", "zzz", "arrow_back "}) {
    const auto unknown = paint::icon_text(name);
    REQUIRE_FALSE(unknown.ok());
    CHECK(unknown.error().code == "ICON_UNKNOWN");
  }
}

TEST_CASE("every code point is the one that the font's package gives", "[icons]") {
  const std::filesystem::path list = "/usr/share/fonts-material-design-icons-iconfont/scss/_variables.scss";
  if (!std::filesystem::exists(list)) {
    WARN("fonts-material-design-icons-iconfont is not installed: the table was not compared.");
    return;
  }
  const std::string text = support::read_file(list);
  std::map<std::string, std::uint32_t> points;
  const std::regex line{"\"([a-z0-9_]+)\": *([0-9a-f]{4,5})\\b"};
  for (std::sregex_iterator match(text.begin(), text.end(), line), end; match != end; ++match)
    points[(*match)[1]] = static_cast<std::uint32_t>(std::strtoul((*match)[2].str().c_str(), nullptr, 16));
  REQUIRE(points.size() > 1000);
  for (const auto& icon : paint::icon_table()) {
    INFO(icon.name);
    REQUIRE(points.count(std::string(icon.name)) == 1);
    CHECK(points[std::string(icon.name)] == icon.code_point);
  }
}
