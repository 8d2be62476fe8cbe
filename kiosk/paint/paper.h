// Paper: the slip as a large-print page, by Cairo.
//
// Any one thread at a time. A5 portrait (148 x 210 mm), text at least 5 mm; more lines make more pages.
#pragma once

#include <string>
#include <vector>

#include "core/json.h"
#include "core/result.h"

namespace paint {

struct PaperLine {
  std::string what, value;
};
struct Paper {
  std::string heading;
  std::vector<PaperLine> lines;
  std::vector<std::string> notes;
  std::string number;  // case number: in large digits, and as QR; "" for none
  std::string language;
  std::string simulator;  // words that say that a simulator answered; "" when it did not
};

// How a slip travels to the press. Fails with: PAPER_JSON.
core::Json to_json(const Paper& paper);
core::Result<Paper> paper_from_json(const core::Json& json);

// Fails with: PAPER_PDF.
core::Result<std::string> paper_pdf(const Paper& paper, const std::string& fonts_file);

}  // namespace paint
