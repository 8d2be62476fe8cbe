#include "platform/envelope.h"

#include <algorithm>

#include "core/events.h"

namespace platform {

namespace {

std::string code_text(const core::Json* code) {
  if (code == nullptr) return "";
  if (code->is_string()) return code->string();
  if (code->is_integer()) return std::to_string(code->integer());
  if (code->is_boolean()) return code->boolean() ? "true" : "false";
  return "";
}

bool among(const std::vector<std::string>& list, const std::string& code) {
  return !code.empty() && std::find(list.begin(), list.end(), code) != list.end();
}

// "api-105", "catalog-12": a family of letters and a number.
bool is_domain_code(std::string_view text) {
  const std::size_t dash = text.find('-');
  if (dash == 0 || dash == std::string_view::npos || text.size() > 24 || dash + 1 == text.size()) return false;
  return std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(dash),
                     [](char c) { return c >= 'a' && c <= 'z'; }) &&
         std::all_of(text.begin() + static_cast<std::ptrdiff_t>(dash) + 1, text.end(),
                     [](char c) { return c >= '0' && c <= '9'; });
}

std::string detail_of(const core::Json& whole, const core::Json& data) {
  for (const core::Json* place : {&data, &whole})
    for (const std::string_view name : {"code", "detail", "error"})
      if (const std::string text = place->text(name); is_domain_code(text)) return text;
  return "";
}

std::string reason_of(const core::Json& whole, const core::Json& data) {
  for (const core::Json* place : {&data, &whole})
    if (const auto name = core::Name::from(place->text("reason"))) return name->text();
  return "other";
}

}  // namespace

Answer read_answer(const Envelope& envelope, std::string_view body) {
  Answer answer;
  const auto parsed = core::parse_json(body, "answer");
  if (!parsed.ok() || !parsed.value().is_object()) return answer;
  const core::Json& whole = parsed.value();
  answer.simulator = whole.flag("simulator");
  const std::string code = code_text(whole.at_pointer(envelope.code));
  const core::Json* data = whole.at_pointer(envelope.data);
  if (data != nullptr) answer.data = *data;
  if (among(envelope.done, code)) {
    answer.reading = Reading::done;
  } else if (among(envelope.refused, code)) {
    answer.reading = Reading::refused;
    answer.reason = reason_of(whole, answer.data);
    answer.detail = detail_of(whole, answer.data);
  }
  return answer;
}

core::Json with_lower_keys(const core::Json& body) {
  if (body.is_array()) {
    core::Json out(core::Json::Array{});
    for (const core::Json& item : body.items()) out.push(with_lower_keys(item));
    return out;
  }
  if (!body.is_object()) return body;
  core::Json out(core::Json::Object{});
  for (const auto& [key, value] : body.members()) {
    std::string lower = key;
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    out.set(lower, with_lower_keys(value));
  }
  return out;
}

}  // namespace platform
