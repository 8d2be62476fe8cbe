#include "core/schema.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <regex>
#include <set>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

namespace core {

namespace {

nlohmann::json to_library(const Json& value) {
  if (value.is_boolean()) return value.boolean();
  if (value.is_integer()) return value.integer();
  if (value.is_number()) return value.number();
  if (value.is_string()) return value.string();
  if (value.is_array()) {
    auto out = nlohmann::json::array();
    for (const Json& item : value.items()) out.push_back(to_library(item));
    return out;
  }
  if (value.is_object()) {
    auto out = nlohmann::json::object();
    for (const auto& [key, item] : value.members()) out[key] = to_library(item);
    return out;
  }
  return nullptr;
}

// What draft 7 knows and the validator obeys; anything else would be ignored without a word.
// clang-format off
const std::set<std::string, std::less<>> keywords{
    "$schema", "$ref", "$comment", "title", "description", "default", "definitions", "type", "const", "enum", "if", "then",
    "else", "properties", "patternProperties", "additionalProperties", "propertyNames", "required", "items",
    "additionalItems", "contains", "minItems", "maxItems", "uniqueItems", "minLength", "maxLength", "pattern", "minimum",
    "maximum", "minProperties", "maxProperties", "dependencies", "oneOf", "anyOf", "allOf", "not", "examples"};
// clang-format on
const std::set<std::string, std::less<>> maps_of_schemas{"properties", "patternProperties", "definitions"};

std::optional<Error> stray_keyword(const Json& schema, const std::string& where, const std::string& pointer) {
  if (!schema.is_object()) return std::nullopt;
  for (const auto& [key, value] : schema.members()) {
    const std::string here = pointer_join(pointer, key);
    if (keywords.count(key) == 0)
      return Error{"SCHEMA_KEYWORD", where + ":" + here,
                   "The validator does not know this keyword and would ignore it.",
                   "Spell it as JSON Schema draft 7 does, or take it out."};
    if (key == "const" || key == "enum" || key == "default" || key == "examples") continue;
    if (maps_of_schemas.count(key) != 0) {
      for (const auto& [name, inner] : value.is_object() ? value.members() : Json::Object{})
        if (auto stray = stray_keyword(inner, where, pointer_join(here, name))) return stray;
    } else if (value.is_object()) {
      if (auto stray = stray_keyword(value, where, here)) return stray;
    } else if (value.is_array()) {
      for (std::size_t i = 0; i < value.items().size(); ++i)
        if (auto stray = stray_keyword(value.items()[i], where, pointer_join(here, i))) return stray;
    }
  }
  return std::nullopt;
}

// The library matches by std::regex, which overflows the stack on long strings and never ends on nested repetition
// (reference/measurements 10): patterns stay simple, and what they are matched with stays short.
constexpr std::size_t longest_matched = 2000;

bool is_simple(const std::string& pattern) {
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (static_cast<unsigned char>(pattern[i]) >= 0x80) return false;
    if (pattern[i] == ')' && i + 1 < pattern.size() &&
        std::string_view("*+{").find(pattern[i + 1]) != std::string_view::npos)
      return false;
  }
  try {
    std::regex tried(pattern);
    return true;
  } catch (const std::regex_error&) { return false; }
}

// Where a reference leads, following references that stand alone; nullptr for one that leads nowhere or round in a circle.
const Json* led_to(const Json& whole, const Json* at) {
  for (int hops = 0; at != nullptr && hops < 16; ++hops) {
    const Json* reference = at->find("$ref");
    if (reference == nullptr) return at;
    if (!reference->is_string() || reference->string().rfind('#', 0) != 0) return nullptr;
    at = whole.at_pointer(std::string_view(reference->string()).substr(1));
  }
  return nullptr;
}

// True when every pattern is simple and every reference leads somewhere. Reports whether there is any pattern.
bool is_safe(const Json& whole, const Json& part, bool& patterns) {
  if (part.is_array())
    return std::all_of(part.items().begin(), part.items().end(),
                       [&](const Json& item) { return is_safe(whole, item, patterns); });
  if (!part.is_object()) return true;
  for (const auto& [key, value] : part.members()) {
    if (key == "const" || key == "enum" || key == "default" || key == "examples") continue;
    if (key == "pattern" && value.is_string()) {
      patterns = true;
      if (!is_simple(value.string())) return false;
    }
    if (key == "patternProperties" && value.is_object())
      for (const auto& [pattern, inner] : value.members()) {
        patterns = true;
        if (!is_simple(pattern)) return false;
      }
    if (key == "$ref" && value.is_string() && led_to(whole, &part) == nullptr) return false;
    const auto safe = [&](const Json& inner) { return is_safe(whole, inner, patterns); };
    const bool map = maps_of_schemas.count(key) != 0 && value.is_object();
    if (map ? !std::all_of(value.members().begin(), value.members().end(),
                           [&](const Json::Member& m) { return safe(m.second); })
            : !safe(value))
      return false;
  }
  return true;
}

// The first string that is too long to be matched, as a pointer.
std::optional<std::string> too_long(const Json& value, const std::string& pointer) {
  if (value.is_string() && value.string().size() > longest_matched) return pointer;
  if (value.is_array())
    for (std::size_t i = 0; i < value.items().size(); ++i)
      if (auto found = too_long(value.items()[i], pointer_join(pointer, i))) return found;
  if (value.is_object())
    for (const auto& [key, inner] : value.members()) {
      if (key.size() > longest_matched) return pointer;
      if (auto found = too_long(inner, pointer_join(pointer, key))) return found;
    }
  return std::nullopt;
}

// "<root>[a][0]" becomes "/a/0".
std::string to_pointer(const std::string& context) {
  std::string pointer;
  for (std::size_t at = context.find('['); at != std::string::npos; at = context.find('[', at)) {
    const std::size_t end = context.find(']', at);
    if (end == std::string::npos) break;
    pointer = pointer_join(pointer, std::string_view(context).substr(at + 1, end - at - 1));
    at = end;
  }
  return pointer;
}

}  // namespace

struct Schema::Compiled {
  valijson::Schema schema;
  bool patterns = false;
};

Result<Schema> Schema::parse(const Json& schema, std::string_view where) {
  if (auto stray = stray_keyword(schema, std::string(where), "")) return *stray;
  auto compiled = std::make_shared<Compiled>();
  const Error unusable{"SCHEMA_SHAPE", std::string(where), "This is not a JSON Schema that can be used.",
                       "Check its types, references and patterns."};
  if (!is_safe(schema, schema, compiled->patterns)) return unusable;
  const nlohmann::json document = to_library(schema);
  try {
    valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
    parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(document), compiled->schema);
  } catch (const std::exception&) { return unusable; }
  Schema out;
  out.compiled_ = std::move(compiled);
  return out;
}

std::vector<Error> Schema::validate(const Json& document, std::string_view where) const {
  if (compiled_->patterns)
    if (const auto place = too_long(document, ""))
      return {
          {"SCHEMA", std::string(where) + ":" + *place, "This text is too long.", "Keep every text below 2000 bytes."}};
  const nlohmann::json target = to_library(document);
  valijson::Validator validator;
  valijson::ValidationResults results;
  std::vector<Error> errors;
  if (validator.validate(compiled_->schema, valijson::adapters::NlohmannJsonAdapter(target), &results)) return errors;
  std::set<std::string> seen;
  valijson::ValidationResults::Error each;
  while (results.popError(each)) {
    std::string context;
    for (const std::string& part : each.context) context += part;
    const std::string pointer = to_pointer(context);
    // One finding a place: the library also reports every enclosing object.
    if (!seen.insert(pointer).second) continue;
    errors.push_back({"SCHEMA", std::string(where) + ":" + pointer,
                      "This does not have the shape that the schema asks for.",
                      "Compare it with the schema beside it."});
  }
  // An enclosing object fails because something in it fails; the innermost places say what is wrong.
  std::vector<Error> innermost;
  for (const Error& error : errors) {
    const bool encloses = std::any_of(errors.begin(), errors.end(), [&](const Error& other) {
      return other.where.size() > error.where.size() && other.where.compare(0, error.where.size(), error.where) == 0;
    });
    if (!encloses) innermost.push_back(error);
  }
  return innermost;
}

}  // namespace core
