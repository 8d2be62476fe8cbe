#include "text/private_numbers.h"

#include <optional>

#include "text/glyphs.h"
#include "text/mask.h"

namespace text {
namespace {

bool is_separator(char32_t letter) {
  return letter == U' ' || letter == U'-' || letter == U'\u00A0' || (letter >= 0x2010 && letter <= 0x2015) ||
         letter == 0x2212;
}
bool is_x(char32_t letter) { return letter == U'X' || letter == U'x'; }

// ISO/IEC 7812-1, annex B.
bool passes_luhn(std::string_view digits) {
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    int digit = digits[digits.size() - 1 - i] - '0';
    if (i % 2 == 1) digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
    sum += digit;
  }
  return sum % 10 == 0;
}

std::optional<PrivateKind> kind_of(const std::string& digits) {
  const bool has_x = digits.back() == 'X';
  // A mistyped id is still somebody's: a right birth date is enough.
  if (digits.size() == 18 || (digits.size() == 15 && !has_x)) {
    const IdProblem problem = check_resident_id(digits);
    if (problem == IdProblem::none || (problem == IdProblem::check_digit && digits.size() == 18))
      return PrivateKind::resident_id;
  }
  if (has_x) return std::nullopt;
  if (check_phone(digits)) return PrivateKind::phone;
  if (digits.size() == 13 && digits.starts_with("86") && check_phone(digits.substr(2))) return PrivateKind::phone;
  if (digits.size() >= 16 && digits.size() <= 19 && passes_luhn(digits)) return PrivateKind::card;
  return std::nullopt;
}

std::string mask_of(PrivateKind kind, std::string_view digits) {
  switch (kind) {
    case PrivateKind::resident_id: return mask_resident_id(digits);
    case PrivateKind::phone: return mask_phone(digits.size() == 13 ? digits.substr(2) : digits);
    case PrivateKind::card: return mask_account(digits);
  }
  return mask_account(digits);
}

// A run of digits from `first`, with or without single separators inside; `last` is one past its end.
struct Run {
  std::string digits;
  std::size_t last = 0;
};

Run run_from(const std::vector<Glyph>& glyphs, std::size_t first, bool across_separators) {
  Run run{"", first};
  for (std::size_t i = first; i < glyphs.size(); ++i) {
    if (is_digit(glyphs[i].letter)) {
      run.digits += static_cast<char>(glyphs[i].letter);
      run.last = i + 1;
    } else if (is_x(glyphs[i].letter) && run.digits.size() == 17) {
      run.digits += 'X';
      run.last = i + 1;
      break;
    } else if (!(across_separators && is_separator(glyphs[i].letter) && i > first && is_digit(glyphs[i - 1].letter))) {
      break;
    }
  }
  return run;
}

}  // namespace

std::vector<PrivateNumber> private_numbers(std::string_view text) {
  std::vector<PrivateNumber> out;
  const auto original = glyphs_of(text);
  if (!original) return out;
  const std::vector<Glyph> glyphs = folded(*original);
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    if (!is_digit(glyphs[i].letter)) continue;
    std::optional<PrivateKind> kind;
    Run run;
    for (const bool across : {false, true}) {
      run = run_from(glyphs, i, across);
      kind = kind_of(run.digits);
      if (kind) break;
    }
    if (kind) {
      out.push_back({glyphs[i].begin, glyphs[run.last - 1].end, *kind, run.digits, mask_of(*kind, run.digits)});
      i = run.last - 1;
      continue;
    }
    // No number of ours: go on after this unbroken run, a later group may still be one.
    i = run_from(glyphs, i, false).last - 1;
  }
  return out;
}

}  // namespace text
