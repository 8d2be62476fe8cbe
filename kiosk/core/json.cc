#include "core/json.h"

#include <algorithm>
#include <cstdio>

namespace core {

namespace {

const Json::Array no_items;
const Json::Object no_members;

void write_string(std::string& out, const std::string& text) {
  out += '"';
  for (const char c : text) {
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          char escape[8];
          std::snprintf(escape, sizeof escape, "\\u%04x", c);
          out += escape;
        } else {
          out += c;
        }
    }
  }
  out += '"';
}

void write(std::string& out, const Json& value, int indent, int depth) {
  const auto line = [&](int level) {
    if (indent < 0) return;
    out += '\n';
    out.append(static_cast<std::size_t>(indent * level), ' ');
  };
  if (value.is_null()) {
    out += "null";
  } else if (value.is_boolean()) {
    out += value.boolean() ? "true" : "false";
  } else if (value.is_integer()) {
    out += std::to_string(value.integer());
  } else if (value.is_number()) {
    char text[40];
    std::snprintf(text, sizeof text, "%.15g", value.number());
    if (std::strtod(text, nullptr) != value.number()) std::snprintf(text, sizeof text, "%.17g", value.number());
    out += text;
    if (std::string_view(text).find_first_of(".eE") == std::string_view::npos) out += ".0";
  } else if (value.is_string()) {
    write_string(out, value.string());
  } else if (value.is_array()) {
    out += '[';
    bool first = true;
    for (const Json& item : value.items()) {
      if (!first) out += ',';
      first = false;
      line(depth + 1);
      write(out, item, indent, depth + 1);
    }
    if (!first) line(depth);
    out += ']';
  } else {
    out += '{';
    bool first = true;
    for (const auto& [key, item] : value.members()) {
      if (!first) out += ',';
      first = false;
      line(depth + 1);
      write_string(out, key);
      out += indent < 0 ? ":" : ": ";
      write(out, item, indent, depth + 1);
    }
    if (!first) line(depth);
    out += '}';
  }
}

}  // namespace

const Json* Json::find(std::string_view key) const {
  if (!is_object()) return nullptr;
  for (const auto& [name, value] : members())
    if (name == key) return &value;
  return nullptr;
}

Json* Json::find(std::string_view key) { return const_cast<Json*>(std::as_const(*this).find(key)); }

const Json* Json::at_pointer(std::string_view pointer) const {
  const Json* here = this;
  while (!pointer.empty() && here != nullptr) {
    if (pointer.front() != '/') return nullptr;
    pointer.remove_prefix(1);
    const std::size_t end = std::min(pointer.find('/'), pointer.size());
    std::string token;
    for (std::size_t i = 0; i < end; ++i) {
      if (pointer[i] == '~' && i + 1 < end) {
        token += pointer[++i] == '1' ? '/' : '~';
      } else {
        token += pointer[i];
      }
    }
    pointer.remove_prefix(end);
    if (here->is_array()) {
      if (token.empty() || token.size() > 9 || token.find_first_not_of("0123456789") != std::string::npos)
        return nullptr;
      const std::size_t index = std::stoul(token);
      here = index < here->items().size() ? &here->items()[index] : nullptr;
    } else {
      here = here->find(token);
    }
  }
  return here;
}

std::string Json::text(std::string_view key, std::string_view fallback) const {
  const Json* member = find(key);
  return member != nullptr && member->is_string() ? member->string() : std::string(fallback);
}

std::int64_t Json::whole(std::string_view key, std::int64_t fallback) const {
  const Json* member = find(key);
  return member != nullptr && member->is_integer() ? member->integer() : fallback;
}

double Json::decimal(std::string_view key, double fallback) const {
  const Json* member = find(key);
  return member != nullptr && member->is_number() ? member->number() : fallback;
}

bool Json::flag(std::string_view key, bool fallback) const {
  const Json* member = find(key);
  return member != nullptr && member->is_boolean() ? member->boolean() : fallback;
}

const Json::Array& Json::list(std::string_view key) const {
  const Json* member = find(key);
  return member != nullptr && member->is_array() ? member->items() : no_items;
}

const Json::Object& Json::map(std::string_view key) const {
  const Json* member = find(key);
  return member != nullptr && member->is_object() ? member->members() : no_members;
}

Json& Json::set(std::string_view key, Json value) {
  if (is_null()) value_ = Object{};
  if (Json* member = find(key)) {
    *member = std::move(value);
    return *member;
  }
  members().emplace_back(std::string(key), std::move(value));
  return members().back().second;
}

Json& Json::push(Json value) {
  if (is_null()) value_ = Array{};
  items().push_back(std::move(value));
  return items().back();
}

void Json::erase(std::string_view key) {
  if (!is_object()) return;
  auto& list = members();
  list.erase(std::remove_if(list.begin(), list.end(), [&](const Member& m) { return m.first == key; }), list.end());
}

bool Json::operator==(const Json& other) const {
  if (is_object() && other.is_object()) {
    if (members().size() != other.members().size()) return false;
    return std::all_of(members().begin(), members().end(), [&](const Member& member) {
      const Json* twin = other.find(member.first);
      return twin != nullptr && *twin == member.second;
    });
  }
  return value_ == other.value_;
}

std::string Json::dump(int indent) const {
  std::string out;
  write(out, *this, indent, 0);
  return out;
}

std::string pointer_join(std::string_view pointer, std::string_view token) {
  std::string out(pointer);
  out += '/';
  for (const char c : token) {
    if (c == '~') {
      out += "~0";
    } else if (c == '/') {
      out += "~1";
    } else {
      out += c;
    }
  }
  return out;
}

std::string pointer_join(std::string_view pointer, std::size_t index) {
  return std::string(pointer) + "/" + std::to_string(index);
}

}  // namespace core
