#include "flow/session.h"

#include <algorithm>

#include "flow/engine.h"
#include "flow/structure.h"

namespace flow {

namespace {

using core::Json;

Json request_of(const Step& step, const Session& session, const Person& person) {
  Json body{Json::Object{}};
  for (const auto& [name, path] : step.send) {
    if (!path.empty() && path[0] == '=') {
      body.set(name, path.substr(1));
    } else if (path == "person.witness") {
      body.set(name, person.witness);
    } else if (path == "person.witness_number") {
      body.set(name, person.witness_number);
    } else if (const Json* value = value_at(session, person, path)) {
      body.set(name, *value);
    }
  }
  return body;
}

}  // namespace

Session start(const Definition& definition) {
  Session session;
  session.service = definition.id;
  session.version = definition.version;
  session.hash = definition.hash;
  session.answers = session.entered_by = session.fetched = session.chosen = session.result = Json(Json::Object{});
  const Person nobody;
  Engine engine(definition, std::move(session), nobody);
  engine.begin();
  return engine.take().session;
}

Wait wait_of(const Definition& definition, const Session& session, const Person& person) {
  Wait wait;
  wait.step = definition.find(session.step);
  if (wait.step == nullptr) return wait;
  int walked = 0;
  for (const std::string& id : session.path) {
    // A question that is gone back to keeps the number it had.
    if (id == session.step) break;
    if (const Step* step = definition.find(id); step != nullptr && counts(step->kind)) ++walked;
  }
  const auto index = static_cast<std::size_t>(wait.step - definition.steps.data());
  wait.of = std::max(walked + longest_from(definition, index), 1);
  wait.number = std::min(walked + 1, wait.of);
  if (wait.step->kind == StepKind::fetch || wait.step->kind == StepKind::submit)
    wait.request = request_of(*wait.step, session, person);
  return wait;
}

bool handed_over(const Definition& definition, const Session& session) {
  if (session.step != "end" || session.path.empty()) return false;
  const Step* last = definition.find(session.path.back());
  return last != nullptr && last->kind == StepKind::handoff;
}

const Step* left_open(const Definition& definition, const Session& session) {
  for (auto walked = session.path.rbegin(); walked != session.path.rend(); ++walked)
    if (const Step* step = definition.find(*walked); step != nullptr && step->open) return step;
  return nullptr;
}

core::Result<Moved> resume(const Definition& definition, const Session& session, const Person& person,
                           const Input& input) {
  return Engine(definition, session, person).resume(input);
}

}  // namespace flow
