// Values and conditions: what a path means in a session, and whether a condition holds.
#include <algorithm>

#include "flow/session.h"

namespace flow {

const core::Json* value_at(const Session& session, const Person& person, std::string_view path) {
  const auto dot = path.find('.');
  const std::string_view root = path.substr(0, dot);
  const core::Json* tree = root == "answers"   ? &session.answers
                           : root == "person"  ? &person.facts
                           : root == "fetched" ? &session.fetched
                           : root == "chosen"  ? &session.chosen
                           : root == "result"  ? &session.result
                                               : nullptr;
  if (tree == nullptr || dot == std::string_view::npos) return nullptr;
  std::string pointer;
  for (std::string_view rest = path.substr(dot + 1); !rest.empty();) {
    const std::size_t end = std::min(rest.find('.'), rest.size());
    pointer = core::pointer_join(pointer, rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return tree->at_pointer(pointer);
}

bool holds(const Condition& condition, const Session& session, const Person& person) {
  const auto inner = [&](const Condition& each) { return holds(each, session, person); };
  const core::Json* value = condition.path.empty() ? nullptr : value_at(session, person, condition.path);
  switch (condition.op) {
    case Condition::Op::equals: return value != nullptr && *value == condition.value;
    case Condition::Op::in:
      return value != nullptr && std::find(condition.value.items().begin(), condition.value.items().end(), *value) !=
                                     condition.value.items().end();
    case Condition::Op::at_least:
      return value != nullptr && value->is_number() && value->number() >= condition.value.number();
    case Condition::Op::exists:
      return value != nullptr && !value->is_null() && !(value->is_array() && value->items().empty());
    case Condition::Op::negate: return !inner(condition.inner.front());
    case Condition::Op::all: return std::all_of(condition.inner.begin(), condition.inner.end(), inner);
    case Condition::Op::any: return std::any_of(condition.inner.begin(), condition.inner.end(), inner);
  }
  return false;
}

}  // namespace flow
