#include "flow/changed_answer.h"

#include <algorithm>
#include <vector>

namespace flow {

namespace {

// The steps of the definition that come after one of them.
std::size_t after(const Definition& definition, const Step& step) {
  return static_cast<std::size_t>(&step - definition.steps.data()) + 1;
}

void forget_answer(Session& session, const std::string& field) {
  session.answers.erase(field);
  session.entered_by.erase(field);
  session.chosen.erase(field);
}

}  // namespace

void forget_what_hung_on(const Definition& definition, const Step& step, Session& session) {
  std::vector<std::string> stale{"answers." + step.field, "chosen." + step.field};
  const auto is_stale = [&](const std::string& path) {
    return std::any_of(stale.begin(), stale.end(), [&](const std::string& root) {
      return path.compare(0, root.size(), root) == 0 && (path.size() == root.size() || path[root.size()] == '.');
    });
  };
  for (std::size_t i = after(definition, step); i < definition.steps.size(); ++i) {
    const Step& later = definition.steps[i];
    if (later.kind == StepKind::fetch &&
        std::any_of(later.send.begin(), later.send.end(), [&](const auto& sent) { return is_stale(sent.second); })) {
      session.fetched.erase(later.into);
      stale.push_back("fetched." + later.into);
    }
    if (!later.options_from || !is_stale(later.options_from->list)) continue;
    forget_answer(session, later.field);
    stale.push_back("answers." + later.field);
    stale.push_back("chosen." + later.field);
  }
}

void forget_what_is_not_asked(const Definition& definition, const Step& step, const Person& person, Session& session) {
  for (std::size_t i = after(definition, step); i < definition.steps.size(); ++i) {
    const Step& later = definition.steps[i];
    if (later.field.empty() || holds(later.when, session, person)) continue;
    forget_answer(session, later.field);
  }
}

bool complete_until(const Definition& definition, const Step& step, const std::string& review, const Session& session,
                    const Person& person) {
  for (std::size_t i = after(definition, step); i < definition.steps.size() && definition.steps[i].id != review; ++i) {
    const Step& later = definition.steps[i];
    if (!holds(later.when, session, person)) continue;
    if ((later.kind == StepKind::ask || later.kind == StepKind::choose) && session.answers.find(later.field) == nullptr)
      return false;
    if (later.kind == StepKind::fetch && session.fetched.find(later.into) == nullptr) return false;
  }
  return true;
}

}  // namespace flow
