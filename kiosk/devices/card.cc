#include "devices/card.h"

#include <algorithm>
#include <array>
#include <utility>

#include "devices/plain_text.h"

namespace devices {
namespace {

constexpr std::string_view for_ever = "长期";
constexpr std::string_view cure = "Lay the card again, or ask a person at a window.";
constexpr std::array<std::string_view, 7> member_names{"id", "name", "sex", "birth", "address", "issuer", "expires"};

core::Error card_error(std::string_view code, std::string_view where, std::string_view member, std::string_view what) {
  const std::string place = member.empty() ? std::string(where) : std::string(where) + ":/" + std::string(member);
  return {std::string(code), place, std::string(what), std::string(cure)};
}

core::Result<std::string> text_member(const core::Json& card, std::string_view member, std::size_t longest,
                                      std::string_view where) {
  const core::Json* value = card.find(member);
  if (value == nullptr || !value->is_string())
    return card_error("CARD_MEMBER", where, member, "The card lacks this text.");
  if (value->string().empty() || !is_plain_text(value->string(), longest))
    return card_error("CARD_VALUE", where, member, "This text cannot stand on a card.");
  return value->string();
}

core::Result<core::Day> day_member(const core::Json& card, std::string_view member, std::string_view where) {
  TRY(text, text_member(card, member, 10, where));
  auto day = core::parse_day(text);
  if (!day.ok()) return card_error("CARD_VALUE", where, member, "This is no day.");
  return day;
}

core::Result<Sex> sex_member(const core::Json& card, std::string_view where) {
  TRY(text, text_member(card, "sex", 6, where));
  if (text == "女" || text == "female") return Sex::female;
  if (text == "男" || text == "male") return Sex::male;
  return card_error("CARD_VALUE", where, "sex", "This is neither 女 nor 男.");
}

}  // namespace

bool is_resident_id(std::string_view id) {
  constexpr std::array<int, 17> weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  if (id.size() != 18) return false;
  int sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (id[i] < '0' || id[i] > '9') return false;
    sum += (id[i] - '0') * weights[i];
  }
  if (id[17] != "10X98765432"[sum % 11]) return false;
  const auto number = [id](std::size_t at, std::size_t count) {
    int value = 0;
    for (const char digit : id.substr(at, count)) value = value * 10 + (digit - '0');
    return value;
  };
  return core::is_valid(core::Day{number(6, 4), number(10, 2), number(12, 2)});
}

core::Result<CardFacts> parse_card(std::string_view bytes, std::string_view where) {
  auto parsed = core::parse_json(bytes, where, {.bytes = 4096, .depth = 2, .string_bytes = 512});
  if (!parsed.ok()) return card_error("CARD_UNREADABLE", where, "", "The card could not be read.");
  const core::Json& card = parsed.value();
  if (!card.is_object()) return card_error("CARD_UNREADABLE", where, "", "The card could not be read.");
  for (const auto& [name, value] : card.members())
    if (std::find(member_names.begin(), member_names.end(), name) == member_names.end())
      return card_error("CARD_MEMBER", where, "", "The card has a member that cards do not have.");

  CardFacts facts;
  TRY(id, text_member(card, "id", 18, where));
  if (!is_resident_id(id)) return card_error("CARD_ID", where, "id", "The number on the card contradicts itself.");
  facts.id = std::move(id);
  TRY(name, text_member(card, "name", 60, where));
  facts.name = std::move(name);
  TRY(sex, sex_member(card, where));
  facts.sex = sex;
  TRY(birth, day_member(card, "birth", where));
  facts.birth = birth;
  if (card.find("address") != nullptr) {
    TRY(address, text_member(card, "address", 120, where));
    facts.address = std::move(address);
  }
  if (card.find("issuer") != nullptr) {
    TRY(issuer, text_member(card, "issuer", 60, where));
    facts.issuer = std::move(issuer);
  }
  if (card.text("expires") == for_ever) return facts;
  TRY(expires, day_member(card, "expires", where));
  facts.expires = expires;
  return facts;
}

core::Json to_json(const CardFacts& card) {
  return core::Json::object({{"id", card.id},
                             {"name", card.name},
                             {"sex", card.sex == Sex::female ? "女" : "男"},
                             {"birth", core::to_iso(card.birth)},
                             {"address", card.address},
                             {"issuer", card.issuer},
                             {"expires", card.expires ? core::to_iso(*card.expires) : std::string(for_ever)}});
}

}  // namespace devices
