#include "text/mask.h"

#include <array>

#include "text/glyphs.h"
#include "text/private_numbers.h"

namespace text {
namespace {

constexpr std::string_view hidden = "****";

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// Letters, digits and stars after folding; spaces and hyphens are gone, x is upper.
std::string identifier(std::string_view text) {
  std::string out = fold_digits(text);
  for (char& letter : out)
    if (letter == 'x') letter = 'X';
  return out;
}

bool is_masked(std::string_view text, std::size_t keep_first, std::size_t stars, std::size_t keep_last) {
  return text.size() == keep_first + stars + keep_last && (keep_first == 0 || all_digits(text.substr(0, keep_first))) &&
         text.substr(keep_first, stars).find_first_not_of('*') == std::string_view::npos &&
         text.substr(keep_first + stars).find('*') == std::string_view::npos;
}

// The number of letters of a landline's area code in folded digits: 010 and 02x have three, the rest four.
std::size_t area_code_length(std::string_view digits) {
  if (digits.size() < 10 || digits.size() > 12 || digits[0] != '0') return 0;
  const std::size_t length = digits[1] == '1' || digits[1] == '2' ? 3 : 4;
  const std::size_t rest = digits.size() - length;
  return rest == 7 || rest == 8 ? length : 0;
}

bool one_of(char32_t letter, std::u32string_view letters) { return letters.find(letter) != std::u32string_view::npos; }

}  // namespace

std::string fold_digits(std::string_view text) {
  std::string out;
  for (const char letter : folded(text))
    if (letter != ' ' && letter != '-' && letter != '\t') out += letter;
  // Other dashes that people and programs write between digits.
  for (const std::string_view dash : {"\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212"})
    for (std::size_t at = out.find(dash); at != std::string::npos; at = out.find(dash)) out.erase(at, dash.size());
  return out;
}

std::string mask_name(std::string_view name) {
  if (!glyphs_of(name)) return "**";
  std::u32string letters;
  for (const char32_t letter : to_letters(folded(name)))
    if (letter > U' ') letters += letter;
  if (letters.size() < 2) return "**";
  return to_utf8(letters.substr(0, 1)) + (letters.size() == 2 ? "*" : "**");
}

std::string mask_resident_id(std::string_view id) {
  const std::string number = identifier(id);
  if (is_masked(number, 1, 15, 2) || is_masked(number, 1, 12, 2)) return number;
  const bool long_form =
      number.size() == 18 && all_digits(number.substr(0, 17)) && (all_digits(number.substr(17)) || number[17] == 'X');
  const bool short_form = number.size() == 15 && all_digits(number);
  if (!long_form && !short_form) return std::string(18, '*');
  return number.substr(0, 1) + std::string(number.size() - 3, '*') + number.substr(number.size() - 2);
}

std::string mask_phone(std::string_view phone) {
  std::string number = identifier(phone);
  if (number.starts_with("+86")) number.erase(0, 3);
  if (is_masked(number, 3, 4, 4) || is_masked(number, 3, 4, 2) || is_masked(number, 4, 4, 2)) return number;
  if (check_phone(number)) return number.substr(0, 3) + "****" + number.substr(7);
  if (all_digits(number))
    if (const std::size_t area = area_code_length(number); area > 0)
      return number.substr(0, area) + "****" + number.substr(number.size() - 2);
  return std::string(11, '*');
}

std::string mask_address(std::string_view address) {
  if (!glyphs_of(address)) return std::string(hidden);
  std::u32string letters;
  for (const char32_t letter : to_letters(folded(address)))
    if (letter > U' ') letters += letter;
  std::size_t keep = 0;
  for (std::size_t i = 1; i < letters.size(); ++i) {
    if (one_of(letters[i], U"镇乡街路道村号弄巷栋幢室*0123456789")) break;
    if (!one_of(letters[i], U"区县旗市")) continue;
    // A housing estate is no district.
    if (letters[i] == U'区' && one_of(letters[i - 1], U"小社园校院景")) break;
    keep = i + 1;
  }
  return to_utf8(letters.substr(0, keep)) + std::string(hidden);
}

std::string mask_account(std::string_view number) {
  const std::string digits = identifier(number);
  if (is_masked(digits, 0, 4, 4)) return digits;
  const bool readable =
      digits.size() >= 8 && digits.find_first_not_of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string::npos;
  return readable ? std::string(hidden) + digits.substr(digits.size() - 4) : std::string(hidden);
}

std::string mask_birth_date(std::string_view iso) {
  const std::string text = folded(iso);
  const bool bare = (text.size() == 4 || text.size() == 8) && all_digits(text);
  return bare || core::parse_day(text).ok() ? text.substr(0, 4) : std::string(hidden);
}

std::string mask_free_text(std::string_view text) {
  std::string out;
  std::size_t copied = 0;
  const std::string clean = composed(text);
  for (const PrivateNumber& found : private_numbers(clean)) {
    out += clean.substr(copied, found.begin - copied);
    out += found.mask;
    copied = found.end;
  }
  return out + clean.substr(copied);
}

std::optional<std::string> mask(std::string_view kind, std::string_view value) {
  struct Row {
    std::string_view kind;
    std::string (*function)(std::string_view);
  };
  static constexpr std::array<Row, 9> rows{{{"name", mask_name},
                                            {"resident_id", mask_resident_id},
                                            {"id", mask_resident_id},
                                            {"phone", mask_phone},
                                            {"address", mask_address},
                                            {"account", mask_account},
                                            {"birth_date", mask_birth_date},
                                            {"free_text", mask_free_text},
                                            {"text", mask_free_text}}};
  for (const Row& row : rows)
    if (row.kind == kind) return row.function(value);
  return std::nullopt;
}

}  // namespace text
