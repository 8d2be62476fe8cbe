// What a question offers now: the options of the service that hold, and those that came in a reply.
#include "flow/session.h"

namespace flow {

namespace {

using core::Json;

std::string text_in(const Json& entry, const std::map<std::string, std::string, std::less<>>& members,
                    std::string_view language) {
  auto member = members.find(language);
  if (member == members.end()) member = members.find("*");
  return member == members.end() ? "" : entry.text(member->second);
}

}  // namespace

std::vector<Offered> options_of(const Step& step, const Session& session, const Person& person,
                                std::string_view language) {
  std::vector<Offered> out;
  for (const Option& option : step.options)
    if (holds(option.when, session, person))
      out.push_back({option.value, option.label, "", option.detail, "", core::Json()});
  if (!step.options_from) return out;
  const Json* list = value_at(session, person, step.options_from->list);
  if (list == nullptr || !list->is_array()) return out;
  for (const Json& entry : list->items()) {
    Offered offered;
    offered.value = entry.text(step.options_from->value);
    offered.label = step.options_from->label_words;
    offered.detail = step.options_from->detail_words;
    offered.entry = entry;
    offered.label_text = text_in(entry, step.options_from->label, language);
    offered.detail_text = text_in(entry, step.options_from->detail, language);
    if (!offered.value.empty()) out.push_back(std::move(offered));
  }
  return out;
}

}  // namespace flow
