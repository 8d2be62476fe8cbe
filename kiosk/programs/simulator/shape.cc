#include "programs/simulator/shape.h"

#include <algorithm>

#include "core/id.h"
#include "core/units.h"
#include "programs/simulator/world.h"

namespace simulator {

namespace {

using Finding = std::optional<std::string>;

bool has_type(const core::Json& value, const std::string& type) {
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "string") return value.is_string();
  if (type == "integer") return value.is_integer();
  if (type == "number") return value.is_number();
  if (type == "boolean") return value.is_boolean();
  return true;
}

std::int64_t code_points(const std::string& text) {
  return std::count_if(text.begin(), text.end(),
                       [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; });
}

bool all_digits(const std::string& text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char letter) { return letter >= '0' && letter <= '9'; });
}

bool has_format(const std::string& text, const std::string& format) {
  if (format == "date") return core::parse_day(text).ok();
  if (format == "submission-id") return core::parse_id(text).ok();
  if (format == "resident-id") return has_right_check_digit(text);
  if (format == "one-time-code") return text.size() == 6 && all_digits(text);
  if (format == "phone") return text.size() == 11 && text[0] == '1' && all_digits(text);
  return true;
}

Finding wrong_text(const core::Json& schema, const std::string& text, const std::string& pointer) {
  const auto length = code_points(text);
  if (length < schema.whole("minLength", 0)) return pointer + " 太短";
  if (length > schema.whole("maxLength", 4'000)) return pointer + " 太长";
  if (!has_format(text, schema.text("format"))) return pointer + " 格式不对";
  return std::nullopt;
}

Finding wrong_object(const core::Json& schema, const core::Json& value, const std::string& pointer) {
  for (const auto& name : schema.list("required"))
    if (name.is_string() && value.find(name.string()) == nullptr)
      return core::pointer_join(pointer, name.string()) + " 缺少";
  const auto* properties = schema.find("properties");
  for (const auto& [key, member] : value.members()) {
    const auto* inner = properties == nullptr ? nullptr : properties->find(key);
    const std::string here = core::pointer_join(pointer, key);
    if (inner == nullptr) {
      if (schema.flag("additionalProperties", false)) continue;
      return here + " 约定里没有";
    }
    if (auto found = misshapen(*inner, member, here)) return found;
  }
  return std::nullopt;
}

}  // namespace

Finding misshapen(const core::Json& schema, const core::Json& value, const std::string& pointer) {
  if (value.is_null() && schema.flag("nullable")) return std::nullopt;
  if (!has_type(value, schema.text("type"))) return pointer + " 类型不对";
  const auto& allowed = schema.list("enum");
  if (!allowed.empty() && std::find(allowed.begin(), allowed.end(), value) == allowed.end())
    return pointer + " 不在可选值里";
  if (value.is_string()) return wrong_text(schema, value.string(), pointer);
  if (value.is_number()) {
    if (const auto* least = schema.find("minimum");
        least != nullptr && least->is_number() && value.number() < least->number())
      return pointer + " 太小";
    if (const auto* most = schema.find("maximum");
        most != nullptr && most->is_number() && value.number() > most->number())
      return pointer + " 太大";
  }
  if (value.is_object()) return wrong_object(schema, value, pointer);
  if (value.is_array())
    if (const auto* items = schema.find("items"))
      for (std::size_t index = 0; index < value.items().size(); ++index)
        if (auto found = misshapen(*items, value.items()[index], core::pointer_join(pointer, index))) return found;
  return std::nullopt;
}

Finding misshapen(const core::Operation& operation, const core::Json& body) {
  return misshapen(operation.request_schema, body, "");
}

}  // namespace simulator
