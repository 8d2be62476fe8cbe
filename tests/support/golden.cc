#include "support/golden.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <vector>

namespace support {

namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

// The lines of either that the other does not have, in order: enough for dumps, whose lines begin with unique keys.
std::string difference(const std::string& before, const std::string& after) {
  const auto old_lines = lines_of(before), new_lines = lines_of(after);
  const auto has = [](const std::vector<std::string>& lines, const std::string& line) {
    for (const std::string& each : lines)
      if (each == line) return true;
    return false;
  };
  std::string out;
  for (const std::string& line : old_lines)
    if (!has(new_lines, line)) out += "- " + line + "\n";
  for (const std::string& line : new_lines)
    if (!has(old_lines, line)) out += "+ " + line + "\n";
  return out.empty() ? "the same lines in another order\n" : out;
}

}  // namespace

std::string golden_difference(const std::string& source, const std::string& name, const std::string& text) {
  const std::filesystem::path path = std::filesystem::path(source) / "tests" / "scenes" / (name + ".txt");
  std::ifstream file(path, std::ios::binary);
  const std::string kept((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  if (kept == text) return "";
  const std::string changed = difference(kept, text);
  const char* bless = std::getenv("KIOSK_BLESS");
  if (bless != nullptr && std::string(bless) == "1") {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
    std::printf("renewed tests/scenes/%s.txt\n%s", name.c_str(), changed.c_str());
    return "";
  }
  return "tests/scenes/" + name + ".txt differs:\n" + changed +
         "when this is meant: run this test program again with KIOSK_BLESS=1\n";
}

}  // namespace support
