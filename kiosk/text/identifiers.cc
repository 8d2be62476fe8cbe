#include <array>

#include "text/mask.h"

namespace text {
namespace {

bool digits_only(std::string_view text) { return text.find_first_not_of("0123456789") == std::string_view::npos; }

// GB 11643-1999: weights 2^(18-i) mod 11, ISO 7064 MOD 11-2.
char check_digit(std::string_view first_seventeen) {
  static constexpr std::array<int, 17> weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) sum += weights[i] * (first_seventeen[i] - '0');
  return "10X98765432"[sum % 11];
}

int number_of(std::string_view digits) {
  int value = 0;
  for (const char digit : digits) value = value * 10 + (digit - '0');
  return value;
}

}  // namespace

IdProblem check_resident_id(std::string_view text, ResidentId* out) {
  std::string number = fold_digits(text);
  if (!number.empty() && number.back() == 'x') number.back() = 'X';
  if (number.size() != 18 && number.size() != 15) return IdProblem::length;
  const bool old_form = number.size() == 15;
  if (!digits_only(number.substr(0, old_form ? 15 : 17))) return IdProblem::characters;
  if (!old_form && number[17] != 'X' && !digits_only(number.substr(17))) return IdProblem::characters;
  if (old_form) {
    number.insert(6, "19");
    number += check_digit(number);
  }
  const core::Day birth{number_of(number.substr(6, 4)), number_of(number.substr(10, 2)),
                        number_of(number.substr(12, 2))};
  if (birth.year < 1800 || birth.year > 2199 || !core::is_valid(birth)) return IdProblem::birth_date;
  if (number[17] != check_digit(number)) return IdProblem::check_digit;
  if (out != nullptr) *out = {number, birth, (number[16] - '0') % 2 == 1};
  return IdProblem::none;
}

bool check_credit_code(std::string_view text) {
  // GB 32100-2015: 31 signs without I O S V Z, weights 3^i mod 31.
  static constexpr std::string_view signs = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  const std::string code = fold_digits(text);
  if (code.size() != 18) return false;
  int sum = 0, weight = 1;
  for (std::size_t i = 0; i < 18; ++i) {
    const std::size_t value = signs.find(code[i]);
    if (value == std::string_view::npos) return false;
    if (i == 17) return static_cast<int>(value) == (31 - sum % 31) % 31;
    sum += static_cast<int>(value) * weight;
    weight = weight * 3 % 31;
  }
  return false;
}

bool check_phone(std::string_view text) {
  const std::string number = fold_digits(text);
  return number.size() == 11 && digits_only(number) && number[0] == '1' && number[1] >= '3';
}

}  // namespace text
