// Masking, one function per kind (reference/domain 2.6), and the check digits of Chinese identifiers.
//
// Pure, any thread. All count Unicode code points after NFC and full-width folding, fail closed (too short or unreadable =
// all stars) and are idempotent.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/units.h"

namespace text {

std::string mask_name(std::string_view name);        // 张* / 欧**
std::string mask_resident_id(std::string_view id);   // 9***************1X: keeps 1 + 2
std::string mask_phone(std::string_view phone);      // 138****8000; landline: area code + ****21
std::string mask_address(std::string_view address);  // to the district, then ****
std::string mask_account(std::string_view number);   // ****1234
std::string mask_birth_date(std::string_view iso);   // 1940
std::string mask_free_text(std::string_view text);   // ids, phones, cards inside are masked

// KIND of `yinlingctl mask KIND VALUE`: name, resident_id (id), phone, address, account, birth_date, free_text (text).
std::optional<std::string> mask(std::string_view kind, std::string_view value);

enum class IdProblem { none, length, characters, birth_date, check_digit };
struct ResidentId {
  std::string number;  // 18, folded to ASCII, X upper; 15-digit cards are converted
  core::Day birth;
  bool male = false;
};
// GB 11643. Accepts full-width digits and x; a region not in today's table is no reason to refuse.
IdProblem check_resident_id(std::string_view text, ResidentId* out = nullptr);
bool check_credit_code(std::string_view text);  // GB 32100
bool check_phone(std::string_view text);        // 11-digit mobile
// Full-width digits and letters to ASCII, spaces and hyphens dropped.
std::string fold_digits(std::string_view text);

}  // namespace text
