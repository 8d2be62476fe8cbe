// Paper: the slip is read back by pdftotext, and its letters are large.
#include "paint/paper.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <string>

#include "support/command.h"

namespace {

const char* const fonts = SOURCE_DIR "/assets/fonts.conf";

bool installed(const std::string& program) { return support::run("command -v " + program).status == 0; }

paint::Paper slip() {
  paint::Paper paper;
  paper.heading = "养老待遇领取资格认证";
  paper.lines = {{"结果", "已经认证"}, {"下次最晚", "2027年11月24日"}};
  paper.notes = {"请您把这张纸收好。"};
  paper.number = "YL-2026-000123";
  paper.language = "zh-Hans";
  paper.simulator = "模拟平台";
  return paper;
}

std::string squeezed(std::string text) {
  std::string out;
  for (const char c : text)
    if (c != ' ' && c != '\n' && c != '\f') out += c;
  return out;
}

std::string read_back(const support::TemporaryFolder& folder, const std::string& pdf) {
  support::write_file(folder.file("slip.pdf"), pdf);
  const support::Outcome outcome = support::run("pdftotext -layout " + folder.file("slip.pdf") + " -");
  REQUIRE(outcome.status == 0);
  return squeezed(outcome.output);
}

}  // namespace

TEST_CASE("everything on the slip can be read back", "[paper]") {
  const auto pdf = paint::paper_pdf(slip(), fonts);
  REQUIRE(pdf.ok());
  CHECK(pdf.value().substr(0, 5) == "%PDF-");
  if (!installed("pdftotext")) {
    WARN("pdftotext is not installed: the slip was not read back.");
    return;
  }
  const support::TemporaryFolder folder;
  const std::string text = read_back(folder, pdf.value());
  for (const char* words : {"模拟平台", "养老待遇领取资格认证", "结果", "已经认证", "下次最晚", "2027年11月24日",
                            "请您把这张纸收好。", "YL-2026-000123"})
    CHECK(text.find(words) != std::string::npos);
  paint::Paper real = slip();
  real.simulator.clear();
  CHECK(read_back(folder, paint::paper_pdf(real, fonts).value()).find("模拟平台") == std::string::npos);
}

TEST_CASE("a long slip goes on on a second page and loses no line", "[paper]") {
  if (!installed("pdftotext") || !installed("pdfinfo")) {
    WARN("poppler-utils is not installed: the long slip was not read back.");
    return;
  }
  paint::Paper paper = slip();
  for (int i = 0; i < 25; ++i)
    paper.lines.push_back({"明细" + std::to_string(100 + i), std::to_string(2000 + i) + "元"});
  const auto pdf = paint::paper_pdf(paper, fonts);
  REQUIRE(pdf.ok());
  const support::TemporaryFolder folder;
  const std::string text = read_back(folder, pdf.value());
  for (int i = 0; i < 25; ++i) CHECK(text.find(std::to_string(2000 + i) + "元") != std::string::npos);
  const std::string facts = support::run("pdfinfo " + folder.file("slip.pdf")).output;
  const auto pages = facts.find("Pages:");
  REQUIRE(pages != std::string::npos);
  CHECK(std::atoi(facts.c_str() + pages + 6) >= 2);
}

TEST_CASE("no letter of the slip is smaller than 5 mm", "[paper]") {
  if (!installed("pdftotext")) {
    WARN("pdftotext is not installed: the letters were not measured.");
    return;
  }
  const support::TemporaryFolder folder;
  support::write_file(folder.file("slip.pdf"), paint::paper_pdf(slip(), fonts).value());
  const std::string boxes = support::run("pdftotext -bbox " + folder.file("slip.pdf") + " -").output;
  // A word's box is at least as high as its em; 5 mm are 14.17 points.
  int words = 0;
  for (std::size_t at = boxes.find("yMin=\""); at != std::string::npos; at = boxes.find("yMin=\"", at + 1)) {
    const std::size_t end = boxes.find("yMax=\"", at);
    REQUIRE(end != std::string::npos);
    ++words;
    CHECK(std::atof(boxes.c_str() + end + 6) - std::atof(boxes.c_str() + at + 6) >= 14.1);
  }
  CHECK(words >= 6);
}

TEST_CASE("an empty slip is a page, a number too long for a code still prints", "[paper]") {
  CHECK(paint::paper_pdf({}, fonts).ok());
  paint::Paper paper = slip();
  paper.number = std::string(5000, '7');
  CHECK(paint::paper_pdf(paper, fonts).ok());
  CHECK(paint::paper_pdf(slip(), "/nowhere/fonts.conf").error().code == "FONTS_FILE");
}
