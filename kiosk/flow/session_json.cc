// A session as JSON and back: what a kept visit stores, and what tests pass it through between any two answers.
#include "flow/session.h"

namespace flow {

core::Json to_json(const Session& session) {
  core::Json path{core::Json::Array{}};
  for (const std::string& step : session.path) path.push(step);
  return core::Json::object({{"service", session.service},
                             {"version", session.version},
                             {"hash", session.hash},
                             {"step", session.step},
                             {"answers", session.answers},
                             {"entered_by", session.entered_by},
                             {"fetched", session.fetched},
                             {"chosen", session.chosen},
                             {"result", session.result},
                             {"outcome", session.outcome},
                             {"refusal", session.refusal},
                             {"for_whom", session.for_whom},
                             {"path", std::move(path)},
                             {"return_to", session.return_to},
                             {"committed", session.committed}});
}

core::Result<Session> parse_session(const core::Json& json) {
  const core::Error refusal{"SESSION_SHAPE", "", "This is not a session.", "Begin the errand anew."};
  Session session;
  session.service = json.text("service");
  session.version = static_cast<int>(json.whole("version"));
  session.hash = json.text("hash");
  session.step = json.text("step");
  for (const auto& [name, slot] : {std::pair{"answers", &session.answers}, std::pair{"entered_by", &session.entered_by},
                                   std::pair{"fetched", &session.fetched}, std::pair{"chosen", &session.chosen},
                                   std::pair{"result", &session.result}}) {
    const core::Json* member = json.find(name);
    if (member == nullptr || !member->is_object()) return refusal;
    *slot = *member;
  }
  session.outcome = json.text("outcome");
  session.refusal = json.text("refusal");
  session.for_whom = json.text("for_whom", "self");
  for (const core::Json& step : json.list("path")) {
    if (!step.is_string()) return refusal;
    session.path.push_back(step.string());
  }
  session.return_to = json.text("return_to");
  session.committed = json.flag("committed");
  if (session.service.empty() || session.step.empty() || session.version < 1) return refusal;
  return session;
}

}  // namespace flow
