#include "visit/pad.h"

#include <algorithm>

#include "core/grades.h"
#include "text/mask.h"

namespace visit {

namespace {

using flow::FieldType;

constexpr std::size_t most_yuan_digits = 7, most_account_digits = 19;
constexpr int earliest_year = 1900, latest_year = 2100;

bool begins(std::string_view text, std::string_view with) { return text.substr(0, with.size()) == with; }

// As many whole groups of four as the digits and the next place need, so that the field grows under the fingers.
std::vector<scene::FieldGroup> fours(std::size_t typed, std::size_t most) {
  const std::size_t cells = std::min(most, std::max<std::size_t>((typed / 4 + 1) * 4, 8));
  std::vector<scene::FieldGroup> groups;
  for (std::size_t done = 0; done < cells; done += 4)
    groups.push_back({static_cast<int>(std::min<std::size_t>(4, cells - done))});
  return groups;
}

// Mobile numbers begin with 1, area codes with 0; anything else is a number of this town.
Pad phone_pad(std::string_view typed) {
  if (begins(typed, "0")) return {"phone", {{4}, {4}, {4}}, 10, 12};
  if (!typed.empty() && typed[0] != '1') return {"phone", {{4}, {4}}, 7, 8};
  return {"phone", {{3}, {4}, {4}}, 11, 11};
}

Pad money_pad(std::string_view typed) {
  // A point may come as long as no place is left for it; two places after it are 角 and 分.
  const std::size_t most = typed.find('.') == std::string_view::npos ? most_yuan_digits + 3 : typed.find('.') + 3;
  const int cells =
      static_cast<int>(std::min(std::max<std::size_t>(typed.size() + 1, 6), std::max<std::size_t>(most, 6)));
  return {"money", {{cells}}, 1, most, '.'};
}

bool is_phone(std::string_view typed) {
  if (begins(typed, "1")) return text::check_phone(typed);
  const auto local = [](std::string_view number) {
    return (number.size() == 7 || number.size() == 8) && number[0] >= '2';
  };
  if (!begins(typed, "0")) return local(typed);
  // Area codes: 010 and 02x have three digits, all others four.
  const std::size_t area = begins(typed, "01") || begins(typed, "02") ? 3 : 4;
  return typed.size() > area && typed[1] != '0' && local(typed.substr(area));
}

// ISO/IEC 7812-1, annex B.
bool has_luhn_digit(std::string_view number) {
  int sum = 0;
  for (std::size_t i = 0; i < number.size(); ++i) {
    const int digit = number[number.size() - 1 - i] - '0';
    const int doubled = i % 2 == 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 == 0;
}

// Bank cards of today begin with 62 and carry a check digit; passbooks and older accounts do not.
bool is_account(std::string_view number) {
  return number.size() < 16 || !begins(number, "62") || has_luhn_digit(number);
}

std::optional<std::string> day_of(std::string_view typed) {
  const std::string iso =
      std::string(typed.substr(0, 4)) + "-" + std::string(typed.substr(4, 2)) + "-" + std::string(typed.substr(6));
  const auto day = core::parse_day(iso);
  if (!day.ok() || day.value().year < earliest_year || day.value().year > latest_year) return std::nullopt;
  return iso;
}

std::int64_t fen_of(std::string_view typed) {
  std::int64_t fen = 0;
  const std::size_t point = std::min(typed.find('.'), typed.size());
  for (char digit : typed.substr(0, point)) fen = fen * 10 + (digit - '0');
  for (std::size_t i = point + 1; i < point + 3; ++i) fen = fen * 10 + (i < typed.size() ? typed[i] - '0' : 0);
  return fen;
}

std::string yuan_of(std::int64_t fen) {
  std::string out = std::to_string(fen / 100);
  if (fen % 100 == 0) return out;
  const int rest = static_cast<int>(fen % 100);
  return out + "." + std::to_string(rest / 10) + (rest % 10 == 0 ? "" : std::to_string(rest % 10));
}

}  // namespace

Pad number_pad() { return {"id", {{6}, {8}, {4}}, 18, 18, 'X', true}; }
Pad code_pad() { return {"code", {{3}, {3}}, 6, 6}; }

std::optional<Pad> pad_of(FieldType type, core::Grade grade, std::string_view typed) {
  const bool personal = core::rule_of(grade).personal;
  const auto covered = [personal](Pad pad) {
    pad.covered = personal;
    return pad;
  };
  switch (type) {
    case FieldType::resident_id: return covered(number_pad());
    case FieldType::phone: return covered(phone_pad(typed));
    case FieldType::date: return Pad{"date", {{4}, {2}, {2}}, 8, 8};
    case FieldType::money: return money_pad(typed);
    case FieldType::account:
      return covered({"account", fours(typed.size(), most_account_digits), 6, most_account_digits});
    case FieldType::social_security_card:
      return covered({"social_security_card", fours(typed.size(), most_account_digits), 6, most_account_digits});
    case FieldType::name:
    case FieldType::place:
    case FieldType::case_number:
    case FieldType::free_text:
    case FieldType::choice: break;
  }
  return std::nullopt;
}

std::string_view objection(const Pad& pad, std::string_view typed, char digit) {
  if (typed.size() >= pad.most) return "keypad.full";
  if (digit == 'X' && (pad.besides != 'X' || typed.size() + 1 != pad.most)) return "keypad.x_last";
  const bool has_point = typed.find('.') != std::string_view::npos;
  if (digit == '.' && (pad.besides != '.' || typed.empty() || has_point)) return "keypad.point_after";
  if (pad.besides == '.' && digit != '.' && !has_point && typed.size() >= most_yuan_digits) return "keypad.full";
  return "";
}

Typed read_typed(FieldType type, const Pad& pad, std::string_view typed) {
  if (typed.size() < pad.least) return {{}, "keypad.length"};
  const std::string whole(typed);
  switch (type) {
    case FieldType::resident_id:
      if (text::check_resident_id(typed) != text::IdProblem::none) return {{}, "keypad.id.wrong"};
      return {whole, ""};
    case FieldType::phone:
      if (!is_phone(typed)) return {{}, "keypad.phone.wrong"};
      return {whole, ""};
    case FieldType::date: {
      const auto day = day_of(typed);
      if (!day) return {{}, "keypad.date.wrong"};
      return {*day, ""};
    }
    case FieldType::money: return {fen_of(typed), ""};
    case FieldType::account:
      if (!is_account(typed)) return {{}, "keypad.account.wrong"};
      return {whole, ""};
    default: return {whole, ""};
  }
}

std::string typed_again(FieldType type, const core::Json& answer) {
  if (type == FieldType::money) return answer.is_integer() ? yuan_of(answer.integer()) : "";
  if (!answer.is_string()) return "";
  std::string digits = answer.string();
  if (type == FieldType::date) digits.erase(std::remove(digits.begin(), digits.end(), '-'), digits.end());
  return digits;
}

}  // namespace visit
